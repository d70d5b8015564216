"""A line of the journal, and the two salted commitments that are all the log holds of it.

Canonical bytes: docs/formats/leaf.md. `who` says who, what and when; its salts are erased with
the person. `under` says which agreement, on which day; it stays open for auditors and names nobody.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Final, NamedTuple

from egide.trust.journal.encoding import DIGEST
from egide.trust.journal.errors import Malformed

SALT: Final = 32
MOST_ATTRIBUTES: Final = 64
LONGEST_SERVICE: Final = 255
_HEADER: Final = b"egide/leaf/v1\n"
_WHO: Final = b"egide/leaf/v1/who\n"
_UNDER: Final = b"egide/leaf/v1/under\n"
_PSEUDONYM: Final = b"egide/leaf/v1/pseudonym\n"
_NAME: Final = re.compile(r"[a-z][a-z0-9_.:-]{0,63}")
_DAY: Final = 24 * 60 * 60
_EPOCH: Final = date(1970, 1, 1).toordinal()
# French schools live from UTC−10 (Papeete) to UTC+12 (Mata Utu).
_WEST, _EAST = 10 * 60 * 60, 12 * 60 * 60
# After it there is no day left in the east. A number of JavaScript holds it exactly.
_LAST_SECOND: Final = (date.max.toordinal() - _EPOCH + 1) * _DAY - _EAST - 1


@dataclass(frozen=True, slots=True)
class Line:
    """What left: to which service, about which pseudonym (sealed), by name, when, and under what.

    `at` is in seconds UTC; `agreement` is its digest; `on` is the day it was judged in force.
    """

    service: str
    pseudonym: bytes
    attributes: tuple[str, ...]
    at: int
    agreement: bytes
    on: date

    def __post_init__(self) -> None:
        """Refuse what has no canonical form."""
        check_names(self.service, self.attributes)
        if len(self.pseudonym) != DIGEST or len(self.agreement) != DIGEST:
            raise Malformed("line", "digests of 32 bytes are wanted")
        if not 0 <= self.at <= _LAST_SECOND:
            raise Malformed("line", "no such second")
        day = self.on.toordinal() - _EPOCH
        if not (self.at - _WEST) // _DAY <= day <= (self.at + _EAST) // _DAY:
            raise Malformed("line", "the day and the second disagree")


@dataclass(frozen=True, slots=True, repr=False)
class Salts:
    """The secrets that hide a line: 32 random bytes each. They never print themselves."""

    pseudonym: bytes
    who: bytes
    under: bytes

    def __post_init__(self) -> None:
        """Refuse a salt that would not hide."""
        if not len(self.pseudonym) == len(self.who) == len(self.under) == SALT:
            raise Malformed("salt", "32 bytes are wanted")


class Leaf(NamedTuple):
    """What the log publishes of a line."""

    who: bytes
    under: bytes

    @property
    def entry(self) -> bytes:
        """The entry of the log: 78 bytes."""
        return _HEADER + self.who + self.under


def commit(line: Line, salts: Salts) -> Leaf:
    """The leaf of a line under its salts."""
    return Leaf(who_of(line, salts.who), under_of(line.agreement, line.on, salts.under))


def who_of(line: Line, salt: bytes) -> bytes:
    """The commitment to the service, the pseudonym, the second and the names of attributes."""
    said = field(line.service.encode()) + field(line.pseudonym) + field(line.at.to_bytes(8, "big"))
    return sealed(_WHO, salt, said + names(line.attributes))


def under_of(agreement: bytes, on: date, salt: bytes) -> bytes:
    """The commitment to the agreement and the day."""
    return sealed(_UNDER, salt, field(agreement) + field(on.isoformat().encode()))


def seal_pseudonym(pseudonym: str, salt: bytes) -> bytes:
    """The commitment by which a line speaks of a pseudonym without saying it."""
    return sealed(_PSEUDONYM, salt, field(pseudonym.encode()))


def sealed(purpose: bytes, salt: bytes, fields: bytes) -> bytes:
    """SHA-256 of the purpose, the salt, then the fields."""
    return sha256(purpose + salt + fields).digest()


def field(said: bytes) -> bytes:
    """One field, after its length on two bytes."""
    return len(said).to_bytes(2, "big") + said


@lru_cache(maxsize=1024)  # few lists of names make all the lines
def names(attributes: tuple[str, ...]) -> bytes:
    """The names of attributes, each a field."""
    return b"".join(field(name.encode()) for name in attributes)


@lru_cache(maxsize=4096)  # what was refused is looked at again
def check_names(service: str, attributes: tuple[str, ...]) -> None:
    """A service has a short name; attributes have names, sorted, each once, and no value."""
    if not service.isprintable() or not 0 < len(service.encode()) <= LONGEST_SERVICE:
        raise Malformed("service", "a printable name is wanted")
    if len(attributes) > MOST_ATTRIBUTES or not all(map(_NAME.fullmatch, attributes)):
        raise Malformed("attributes", "names of attributes are wanted")
    if any(one >= other for one, other in pairwise(attributes)):
        raise Malformed("attributes", "sorted, each once")


def read_entry(entry: bytes) -> Leaf:
    """The two commitments in an entry of the log."""
    if len(entry) != len(_HEADER) + 2 * DIGEST or not entry.startswith(_HEADER):
        raise Malformed("entry", "not a leaf of a journal")
    place = len(_HEADER)
    return Leaf(entry[place : place + DIGEST], entry[place + DIGEST :])
