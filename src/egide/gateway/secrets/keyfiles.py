"""Secrets as files: closed to other accounts, never written over, never in the database."""

import os
from pathlib import Path
from time import monotonic
from typing import Final

LOOK: Final = 2.0  # seconds
_looked: dict[tuple[Path, str], tuple[float, frozenset[int]]] = {}


class NoKeys(Exception):
    """A fault of the installation: `egide gateway keys` was not run here, or by another account."""


class TooOpen(Exception):
    """A fault of the installation: other accounts may read this file."""


def write(path: Path, secret: bytes) -> None:
    """Keep a new secret; FileExistsError rather than losing the one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    look_again()


def read(path: Path) -> bytes:
    """A secret that only its owner may read."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise TooOpen(path.name)
            return file.read()
    except FileNotFoundError:
        raise NoKeys(path.name) from None


def numbers(folder: Path, pattern: str) -> frozenset[int]:
    """The numbers of the key files of a folder, read from their names."""
    return frozenset(int(file.stem.rpartition("-")[2]) for file in folder.glob(pattern))


def looked_at(folder: Path, pattern: str) -> frozenset[int]:
    """The same as of two seconds ago at most: a rotation is heard, folders are listed seldom."""
    now, known = monotonic(), _looked.get((folder, pattern))
    if known is not None and now < known[0]:
        return known[1]
    found = numbers(folder, pattern)
    # A folder without keys is looked at each time: they are about to be made.
    _looked[folder, pattern] = (now + LOOK if found else now, found)
    return found


def look_again() -> None:
    """The folders just changed, by this process."""
    _looked.clear()
