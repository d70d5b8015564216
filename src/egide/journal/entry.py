"""What a caller hands in, and what it gets back once the line is on the disk."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from secrets import token_bytes

from egide.trust.journal.encoding import DIGEST
from egide.trust.journal.errors import Malformed
from egide.trust.journal.leaf import SALT, Leaf, Line, Salts, commit, seal_pseudonym


@dataclass(frozen=True, slots=True)
class Entry:
    """A line to be written. `person` is a commitment to whom it is about: erasing goes by it.

    `once`: a key under which a line is written one time, whoever tries again; empty for none.
    """

    log: int
    person: bytes = field(repr=False)
    service: str
    pseudonym: str = field(repr=False)
    attributes: tuple[str, ...]
    at: int
    agreement: bytes
    on: date
    once: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry with its salts: ready to be written, canonical, and no longer refusable."""

    log: int
    person: bytes = field(repr=False)
    line: Line
    salts: Salts
    leaf: Leaf
    once: bytes = field(default=b"", repr=False)

    def columns(self) -> Iterator[object]:
        """The values in the order of `writing.WRITE`."""
        line, salts = self.line, self.salts
        yield from (self.leaf.who, self.leaf.under, line.agreement, line.on, salts.under)
        yield from (self.person, line.service, line.pseudonym, " ".join(line.attributes), line.at)
        yield from (salts.pseudonym, salts.who, self.once or None)


@dataclass(frozen=True, slots=True)
class Written:
    """A line that is durable: its place in its log, and what opens it."""

    log: int
    index: int
    line: Line
    salts: Salts


def draft(entry: Entry) -> Draft:
    """The line of an entry under fresh salts."""
    if len(entry.person) != DIGEST:
        raise Malformed("person", "a commitment of 32 bytes is wanted")
    fresh = token_bytes(3 * SALT)
    salts = Salts(fresh[:SALT], fresh[SALT : 2 * SALT], fresh[2 * SALT :])
    line = Line(
        service=entry.service,
        pseudonym=seal_pseudonym(entry.pseudonym, salts.pseudonym),
        attributes=entry.attributes,
        at=entry.at,
        agreement=entry.agreement,
        on=entry.on,
    )
    return Draft(entry.log, entry.person, line, salts, commit(line, salts), entry.once)
