"""The words of a document, as numbers: of its sentences in order, then of its headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

import numpy as np

from egide.reading.analysis.hints import hints_of
from egide.reading.clauses import Clause
from egide.reading.numbered import Numbered, numbered


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of the sentences, in order, then of each title once, then of nothing."""

    words: Numbered
    rows: Mapping[str, int]

    def hints(self) -> list[int]:
        """For each text, the bits of its words (see `hints`)."""
        column = self.words.lexicon.column(hints_of, np.uint8)
        bits: list[int] = self.words.gathered(column).tolist()
        return bits

    def row(self, text: str) -> int:
        """Where the words of a lead, or of a title, are."""
        return self.rows[text]


def wording_of(clauses: Sequence[Clause]) -> Wording:
    """The words of a document."""
    sentences = [sentence for clause in clauses for sentence in clause.sentences]
    titles = dict.fromkeys(chain.from_iterable(dict.fromkeys(one.headings for one in clauses)))
    named = [*titles, ""]
    rows = dict(zip(named, count(len(sentences)), strict=False))
    places = {sentence.start: at for at, sentence in enumerate(sentences)}
    rows |= {one.lead.plain: places[one.lead.start] for one in clauses if one.lead}
    return Wording(numbered([*(sentence.plain for sentence in sentences), *named]), rows)
