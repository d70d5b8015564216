"""What phrases are tried on: a sentence with the words that introduce it and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from egide.reading.analysis import Analysed, Statement
from egide.reading.phrases.engine import Engine
from egide.reading.phrases.words import words_of

# Scripts and tables of contents that a capture left in: they say nothing.
NOISE = ("function(", "......", "={", "})")
ADDRESS = re.compile(r"https?://(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to read. `words[own:]` are its own words; before them, those of its lead.

    `place` is the path of its headings; `present` and `here` are the named words of both.
    """

    at: int
    statement: Statement
    words: str
    own: int
    place: str
    present: frozenset[str]
    here: frozenset[str]

    @property
    def start(self) -> int:
        """Where the sentence begins in the document."""
        return self.statement.sentence.start


def units_of(analysed: Analysed, engine: Engine) -> Iterator[Unit]:
    """The units of a document, in order."""
    places: dict[tuple[str, ...], tuple[str, frozenset[str]]] = {}
    for at, statement in enumerate(analysed.statements):
        headings = statement.clause.headings
        if headings not in places:
            place = words_of(" ".join(headings))
            places[headings] = place, engine.present(place)
        plain = statement.plain
        if any(noise in plain for noise in NOISE):
            continue
        words = words_of(ADDRESS.sub(" ", plain) if "http" in plain else plain)
        own = len(words_of(statement.plain[: statement.own])) - 1 if statement.own else 0
        yield Unit(at, statement, words, own, places[headings][0], engine.present(words),
                   places[headings][1])  # fmt: skip
