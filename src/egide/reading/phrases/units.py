"""What phrases are tried on: a sentence with the words that introduce it and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from egide.reading.analysis import Analysed, Statement
from egide.reading.phrases.words import words_of

# Scripts and tables of contents that a capture left in: they say nothing.
NOISE = ("function(", "......", "={", "})")
ADDRESS = re.compile(r"https?://(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to read. `words[own:]` are its own words; before them, those of its lead.

    `at` is the number of its statement; `place` is the path of its headings.
    """

    at: int
    statement: Statement
    words: str
    own: int
    place: str

    @property
    def start(self) -> int:
        """Where the sentence begins in the document."""
        return self.statement.sentence.start


def units_of(analysed: Analysed) -> Iterator[Unit]:
    """The units of a document, in order."""
    places: dict[tuple[str, ...], str] = {}
    leads: dict[str, int] = {"": 0}
    for at, statement in enumerate(analysed.statements):
        plain = statement.plain
        if any(noise in plain for noise in NOISE):
            continue
        headings, lead = statement.clause.headings, statement.lead
        if headings not in places:
            places[headings] = words_of(" ".join(headings))
        if lead not in leads:
            leads[lead] = len(words_of(f"{lead} ")) - 1
        words = words_of(ADDRESS.sub(" ", plain) if "http" in plain else plain)
        yield Unit(at, statement, words, leads[lead], places[headings])
