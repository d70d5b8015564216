"""The keys that sign for a log: one file a log, closed to other accounts, never in the database.

Each line is `PRIVATE+KEY+<origin>+<id>+<base64>`, as the tools of C2SP write it; the first is the
newest. All of them sign, so that whoever knows an older key still finds its signature.
"""

import os
import stat
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_bytes
from tempfile import NamedTemporaryFile
from typing import Final

from egide.journal import conf, ed25519
from egide.journal.errors import NoKey
from egide.trust.journal.encoding import from_base64, to_base64
from egide.trust.journal.notes import Key, Kind, Signature, sign

_PREFIX: Final = "PRIVATE+KEY+"
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """A private key: it never prints itself."""

    key: Key
    seed: bytes

    def sign(self, text: str) -> Signature:
        """The line by which it signs a text."""
        return sign(text, self.key, partial(ed25519.sign, self.seed))


def fresh(name: str, kind: Kind = Kind.ED25519) -> Signer:
    """A new key under this name."""
    seed = token_bytes(ed25519.SEED)
    return Signer(Key(name, kind, ed25519.public_of(seed)), seed)


def file_of(origin: str) -> Path:
    """The file of a log's keys; an origin is a path, and none of its parts climbs."""
    parts = origin.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        raise NoKey(f"{origin} names no file of keys")
    return conf.keys().joinpath(*parts)


def signers(origin: str) -> list[Signer]:
    """The keys that sign for a log, the newest first."""
    path = file_of(origin)
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="utf-8")
    except OSError as error:
        raise NoKey(f"the keys of {origin} cannot be read: {error.strerror}") from error
    if mode & _OTHERS:
        raise NoKey(f"the keys of {origin} are open to other accounts: chmod 600")
    found = [read(line, origin) for line in text.splitlines() if line.strip()]
    if not found:
        raise NoKey(f"{origin} has no key")
    return found


def keep(origin: str, signers: list[Signer]) -> None:
    """Write the keys of a log, whole or not at all."""
    path = file_of(origin)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as draft:
        draft.write("".join(f"{written(one)}\n" for one in signers))
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(path)


def written(signer: Signer) -> str:
    """A private key as its file holds it."""
    packed = to_base64(bytes([signer.key.kind]) + signer.seed)
    return f"{_PREFIX}{signer.key.name}+{signer.key.id.hex()}+{packed}"


def read(line: str, name: str) -> Signer:
    """The private key on a line, which must be that of this name."""
    found, _, rest = line.removeprefix(_PREFIX).partition("+")
    identity, _, text = rest.partition("+")
    packed = from_base64(text, "private key")
    if not line.startswith(_PREFIX) or len(packed) != 1 + ed25519.SEED or packed[0] not in {1, 4}:
        raise NoKey(f"the keys of {name}: a line is not understood")
    seed = packed[1:]
    signer = Signer(Key(found, Kind(packed[0]), ed25519.public_of(seed)), seed)
    if found != name or signer.key.id.hex() != identity:
        raise NoKey(f"the keys of {name}: a line is another's")
    return signer
