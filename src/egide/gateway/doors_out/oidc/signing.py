"""The keys that sign tokens: files, read once; the newest signs, all are published.

A new key is published at the same time as it signs: relying parties fetch the keys again when they
meet a `kid` that they do not know (OIDC Core, section 10.1.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from egide.gateway import conf, keyfiles

ALGORITHMS: Final = ("RS256", "ES256")
RSA_BITS: Final = 2048
Key = RSAKey | ECKey


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key, what it signs with, and the name under which it is published."""

    alg: str
    kid: str
    key: Key

    def __repr__(self) -> str:
        return f"<Signer {self.alg} {self.kid}>"

    def sign(self, claims: Mapping[str, object]) -> str:
        """A signed token."""
        header = {"alg": self.alg, "kid": self.kid, "typ": "JWT"}
        return jwt.encode(header, dict(claims), self.key, algorithms=[self.alg])

    @property
    def public(self) -> dict[str, object]:
        """As the JWKS shows it."""
        shown = self.key.as_dict(private=False)
        return {**shown, "kid": self.kid, "use": "sig", "alg": self.alg}


def folder() -> Path:
    """Where the keys that sign are."""
    return conf.keys() / "signing"


def make(alg: str) -> str:
    """A new key, which signs from now on; its `kid`."""
    fresh = RSAKey.generate_key(RSA_BITS) if alg == "RS256" else ECKey.generate_key("P-256")
    number = max((numbered(file) for file in files(alg)), default=0) + 1
    keyfiles.write(folder() / f"{alg}-{number:04}.pem", fresh.as_pem(private=True))
    return fresh.thumbprint()


def make_missing() -> None:
    """A key for each algorithm that has none."""
    for alg in ALGORITHMS:
        if not files(alg):
            make(alg)


def retire(alg: str) -> int:
    """Remove all keys but the one that signs; say how many. Their tokens must be over by now."""
    former = files(alg)[1:]
    for file in former:
        file.unlink()
    return len(former)


def signers(alg: str) -> tuple[Signer, ...]:
    """The keys of an algorithm, the newest first."""
    return tuple(parsed(file) for file in files(alg))


def signer(alg: str) -> Signer:
    """The key that signs now."""
    found = files(alg)
    if not found:
        raise keyfiles.NoKeys(alg)
    return parsed(found[0])


def files(alg: str) -> list[Path]:
    """The files of an algorithm, the newest first: a listing is cheap, a PEM is parsed once."""
    return sorted(folder().glob(f"{alg}-*.pem"), key=numbered, reverse=True)


def numbered(file: Path) -> int:
    """The number in the name of a file."""
    return int(file.stem.rpartition("-")[2])


@cache
def parsed(file: Path) -> Signer:
    """A key from its file: parsing one takes longer than signing with it."""
    pem = keyfiles.read(file)
    alg = file.stem.partition("-")[0]
    key: Key = RSAKey.import_key(pem) if alg == "RS256" else ECKey.import_key(pem)
    return Signer(alg, key.thumbprint(), key)
