"""The keys that sign tokens: files, read once; the newest signs, all are published.

A new key is published at the same time as it signs: relying parties fetch the keys again when they
meet a `kid` that they do not know (OIDC Core, section 10.1.1).
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import ECKey, RSAKey

from egide.gateway import conf
from egide.gateway.secrets import keyfiles

ALGORITHMS: Final = ("RS256", "ES256")
RSA_BITS: Final = 2048
as_json: Final = json.JSONEncoder(separators=(",", ":")).encode
Key = RSAKey | ECKey


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key, what it signs with, and the name under which it is published."""

    alg: str
    kid: str
    key: Key

    def __repr__(self) -> str:
        return f"<Signer {self.alg} {self.kid}>"

    def sign(self, claims: Mapping[str, object], *, typ: str = "JWT") -> str:
        """A signed token, of a kind that nobody takes for another (RFC 8725, section 3.11)."""
        text = header(self.alg, self.kid, typ) + b"." + written(claims)
        return (text + b"." + written_raw(signature(self.key, text))).decode()

    @property
    def public(self) -> dict[str, object]:
        """As the JWKS shows it."""
        shown = self.key.as_dict(private=False)
        return {**shown, "kid": self.kid, "use": "sig", "alg": self.alg}


@cache
def header(alg: str, kid: str, typ: str) -> bytes:
    """The header of a token, written once."""
    return written({"alg": alg, "kid": kid, "typ": typ})


def written(said: Mapping[str, object]) -> bytes:
    """JSON as a token holds it (RFC 7515, section 2)."""
    return written_raw(as_json(said).encode())


def written_raw(raw: bytes) -> bytes:
    """Base64url without its padding."""
    return urlsafe_b64encode(raw).rstrip(b"=")


def signature(key: Key, text: bytes) -> bytes:
    """RS256 or ES256 (RFC 7518, sections 3.3 and 3.4), by the library of cryptography itself.

    joserfc reads and verifies everywhere; signing is each launch's own, and it checks much anew.
    """
    private = key.private_key
    if isinstance(private, RSAPrivateKey):
        return private.sign(text, PKCS1v15(), SHA256())
    if private is None:
        raise keyfiles.NoKeys(key.key_type)
    first, second = decode_dss_signature(private.sign(text, ECDSA(SHA256())))
    return first.to_bytes(32, "big") + second.to_bytes(32, "big")


def folder() -> Path:
    """Where the keys that sign are."""
    return below(conf.keys())


@cache
def below(keys: Path) -> Path:
    """The same, among all keys."""
    return keys / "signing"


def make(alg: str) -> str:
    """A new key, which signs from now on; its `kid`."""
    fresh = RSAKey.generate_key(RSA_BITS) if alg == "RS256" else ECKey.generate_key("P-256")
    number = max((numbered(file) for file in files(alg)), default=0) + 1
    keyfiles.write(folder() / file_name(alg, number), fresh.as_pem(private=True))
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
    keyfiles.look_again()
    return len(former)


def signers(alg: str) -> tuple[Signer, ...]:
    """The keys of an algorithm, the newest first."""
    return tuple(parsed(file) for file in files(alg))


def signer(alg: str) -> Signer:
    """The key that signs now."""
    found = keyfiles.looked_at(folder(), f"{alg}-*.pem")
    if not found:
        raise keyfiles.NoKeys(alg)
    return of_number(folder(), alg, max(found))


@cache
def of_number(place: Path, alg: str, number: int) -> Signer:
    """A key by its number."""
    return parsed(place / file_name(alg, number))


def files(alg: str) -> list[Path]:
    """The files of an algorithm, the newest first: a listing is cheap, a PEM is parsed once."""
    return sorted(folder().glob(f"{alg}-*.pem"), key=numbered, reverse=True)


def file_name(alg: str, number: int) -> str:
    """The file of a key."""
    return f"{alg}-{number:04}.pem"


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
