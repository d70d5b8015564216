"""Secrets as files: closed to other accounts, never written over, never in the database."""

import os
from pathlib import Path


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


def read(path: Path) -> bytes:
    """A secret that only its owner may read."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise TooOpen(path.name)
            return file.read()
    except FileNotFoundError:
        raise NoKeys(path.name) from None
