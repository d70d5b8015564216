"""The master key, and what is derived from it: the key of a service, the commitment of a person.

The master key is a file; whoever holds the database alone can name nobody. Another master key
is a file beside it: versions of services' keys that begin from then on are derived from that one,
the others stay as they are. People's commitments in the journal stay under the first for ever:
their lines must still be found, and erased.
"""

import hmac
import secrets
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.core.signals import setting_changed

from egide.gateway import conf
from egide.gateway.secrets import keyfiles
from egide.trust.disclosure.pseudonyms import ServiceKey, commitment, display_secret, service_key
from egide.trust.disclosure.versions import Keyed

MASTER = "master.key"
FIRST_MASTER: Final = 1
LENGTH = 32


def make(folder: Path) -> bool:
    """Make the master key where there is none; say whether one was made."""
    try:
        keyfiles.write(folder / MASTER, secrets.token_bytes(LENGTH))
    except FileExistsError:
        return False
    return True


def make_another(folder: Path) -> int:
    """One more master key, for the versions that will begin; its number."""
    number = newest_master() + 1
    keyfiles.write(folder / named(number), secrets.token_bytes(LENGTH))
    return number


def masters(folder: Path) -> dict[int, Path]:
    """The master keys that are there, by number."""
    later = {int(file.stem.rpartition("-")[2]): file for file in folder.glob("master-*.key")}
    return {FIRST_MASTER: folder / MASTER} | later


def newest_master() -> int:
    """The number of the master key that was made last."""
    return max(masters(conf.keys()))


def retire_masters(folder: Path, used: Collection[int]) -> int:
    """Remove the master keys that nothing is derived from, but the newest; say how many."""
    kept = {FIRST_MASTER, newest_master(), *used}
    unused = [file for number, file in masters(folder).items() if number not in kept]
    for file in unused:
        file.unlink()
    return len(unused)


def named(number: int) -> str:
    """The file of a master key."""
    return MASTER if number == FIRST_MASTER else f"master-{number:04}.key"


@cache
def of_service(service: str, keyed: Keyed) -> ServiceKey:
    """The key under which people are named to a service."""
    return service_key(_master(keyed.master), service, keyed.version)


def of_person(member: UUID) -> bytes:
    """What stands for a person in the journal: their lines are found and erased by it."""
    return commitment(_master(FIRST_MASTER), str(member))


def of_card(said: str) -> bytes:
    """What stands for a class code or a picture card: without this key, the table opens nothing."""
    key = hmac.digest(_master(FIRST_MASTER), b"egide class cards", "sha256")
    return hmac.digest(key, said.encode(), "sha256")


@lru_cache(maxsize=4096)
def display(key: ServiceKey, controller: str) -> bytes:
    """What shuffles the display names of a school in a service."""
    return display_secret(key, controller)


@cache
def _master(number: int) -> bytes:
    return keyfiles.read(conf.keys() / named(number))


def look_again(**_: Any) -> None:
    """A setting was changed, as tests do: the keys may be in another folder."""
    of_service.cache_clear()
    _master.cache_clear()


setting_changed.connect(look_again)
