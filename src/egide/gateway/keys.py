"""The master key, and what is derived from it: the key of a service, the commitment of a person.

The master key is a file; whoever holds the database alone can name nobody.
"""

import secrets
from functools import cache
from pathlib import Path
from uuid import UUID

from egide.gateway import conf, keyfiles
from egide.trust.disclosure.pseudonyms import ServiceKey, commitment, service_key

MASTER = "master.key"
LENGTH = 32


def make(folder: Path) -> bool:
    """Make the master key where there is none; say whether one was made."""
    try:
        keyfiles.write(folder / MASTER, secrets.token_bytes(LENGTH))
    except FileExistsError:
        return False
    return True


def of_service(service: str, version: int) -> ServiceKey:
    """The key under which people are named to a service."""
    return _of_service(conf.keys(), service, version)


def of_person(member: UUID) -> bytes:
    """What stands for a person in the journal: their lines are found and erased by it."""
    return commitment(_master(conf.keys()), str(member))


@cache
def _of_service(folder: Path, service: str, version: int) -> ServiceKey:
    return service_key(_master(folder), service, version)


@cache
def _master(folder: Path) -> bytes:
    return keyfiles.read(folder / MASTER)
