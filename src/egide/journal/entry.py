"""What a caller hands in, and what it gets back once the line is on the disk."""

from dataclasses import dataclass
from datetime import date
from secrets import token_bytes
from typing import NamedTuple

from egide.trust.journal.encoding import DIGEST
from egide.trust.journal.errors import Malformed
from egide.trust.journal.leaf import SALT, Leaf, Line, Salts, commit, seal_pseudonym


class Entry(NamedTuple):
    """A line to be written. `person` is a commitment to whom it is about: erasing goes by it.

    `once`: a key under which a line is written one time, whoever tries again; empty for none.
    """

    log: int
    person: bytes
    service: str
    pseudonym: str
    attributes: tuple[str, ...]
    at: int
    agreement: bytes
    on: date
    once: bytes = b""

    def __repr__(self) -> str:
        return f"<Entry {self.service} {self.at}>"


class Draft(NamedTuple):
    """An entry with its salts: ready to be written, canonical, and no longer refusable."""

    log: int
    person: bytes
    line: Line
    salts: Salts
    leaf: Leaf
    once: bytes = b""

    def __repr__(self) -> str:
        return f"<Draft {self.line.service} {self.line.at}>"

    def columns(self) -> tuple[object, ...]:
        """The values in the order of `writing.WRITE`."""
        line, salts, leaf = self.line, self.salts, self.leaf
        return (
            leaf.who, leaf.under, line.agreement, line.on, salts.under,
            self.person, line.service, line.pseudonym, " ".join(line.attributes), line.at,
            salts.pseudonym, salts.who, self.once or None, self.log,
        )  # fmt: skip


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
    sealed = seal_pseudonym(entry.pseudonym, salts.pseudonym)
    line = Line(entry.service, sealed, entry.attributes, entry.at, entry.agreement, entry.on)
    return Draft(entry.log, entry.person, line, salts, commit(line, salts), entry.once)
