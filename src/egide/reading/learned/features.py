"""What the learned reader sees of a sentence: numbers, made for a whole document at once.

Families: runs of one to three stems; ideas, ordered neighbours, and pairs of ideas that stand near
each other in any order (the words of a list's introduction count as near); the same for headings
and for the sentence before, apart. Each family hashes into one space.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from egide.reading.learned.passages import Passage
from egide.reading.learned.words import WORD, numbers

BITS = 20
LEAD_IDEAS = 8
REACH = 5
SPREAD = np.uint64(0x9E3779B97F4A7C15)
Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Features:
    """Parallel arrays: in which sentence (never decreasing within a family), which feature."""

    rows: NDArray[np.int64]
    ids: NDArray[np.int64]
    lengths: NDArray[np.int64]

    @property
    def count(self) -> int:
        """How many sentences."""
        return len(self.lengths)


@dataclass(frozen=True, slots=True)
class Run:
    """The words of many sentences end to end, as numbers, with the sentence of each."""

    stems: Numbers
    ideas: Numbers
    rows: Places


def features_of(passages: Sequence[Passage]) -> Features:
    """The features of every passage of a document."""
    own, leads, heads, before = runs_of(
        [passage.text for passage in passages],
        [passage.lead for passage in passages],
        [" ".join(passage.headings) for passage in passages],
        [passage.before for passage in passages],
    )
    lead = last_ideas(leads, LEAD_IDEAS)
    befores = with_ideas(before)
    found = [
        *grams(own, family=1, longest=3),
        *ideas_of(own, family=4),
        *pairs(joined(lead, with_ideas(own)), family=6),
        *single(lead.ideas, lead.rows, 7),
        *grams(heads, family=8, longest=2),
        *ideas_of(heads, family=10),
        *single(befores.ideas, befores.rows, 12),
        *kinds(passages, family=13),
    ]
    rows = np.concatenate([rows for rows, _ in found])
    ids = np.concatenate([ids for _, ids in found])
    lengths = np.bincount(own.rows, minlength=len(passages))
    return Features(rows, (ids >> np.uint64(64 - BITS)).astype(np.int64), lengths)


def runs_of(*columns: Sequence[str]) -> list[Run]:
    """Texts as numbers, column by column; the same text and the same word are looked at once."""
    places: defaultdict[str, int] = defaultdict()
    places.default_factory = places.__len__
    seen: dict[str, list[int]] = {}
    for text in chain.from_iterable(columns):
        if text not in seen:
            seen[text] = [places[word] for word in WORD.findall(text)]
    table = np.array([numbers(word) for word in places], dtype=np.uint64).reshape(-1, 2)
    return [run_of([seen[text] for text in texts], table) for texts in columns]


def run_of(texts: Sequence[Sequence[int]], table: Numbers) -> Run:
    """Texts whose words are places in a table of numbers, end to end."""
    lengths = [len(words) for words in texts]
    flat = np.fromiter(chain.from_iterable(texts), np.intp, sum(lengths))
    rows = np.repeat(np.arange(len(texts)), lengths)
    return Run(table[:, 0].take(flat), table[:, 1].take(flat), rows)


def mix(values: Numbers, family: int) -> Numbers:
    """Spreads numbers over 64 bits, apart for each family."""
    mixed = (values + np.uint64(family * 0x2545F491)) * SPREAD
    mixed ^= mixed >> np.uint64(29)
    return mixed * SPREAD


def single(values: Numbers, rows: Places, family: int) -> list[tuple[Places, Numbers]]:
    """One feature for each value."""
    return [(rows, mix(values, family))]


def grams(run: Run, *, family: int, longest: int) -> list[tuple[Places, Numbers]]:
    """Runs of one to `longest` stems."""
    found = single(run.stems, run.rows, family)
    chained = run.stems
    for length in range(1, longest):
        chained = mix(chained[:-1], 0) + run.stems[length:]
        same = run.rows[:-length] == run.rows[length:]
        found += single(chained[same], run.rows[length:][same], family + length)
    return found


def with_ideas(run: Run) -> Run:
    """Only the words that stand for an idea."""
    known = run.ideas > 0
    return Run(run.stems[known], run.ideas[known], run.rows[known])


def ideas_of(run: Run, *, family: int) -> list[tuple[Places, Numbers]]:
    """Ideas, and ideas next to each other in order."""
    some = with_ideas(run)
    same = some.rows[:-1] == some.rows[1:]
    couples = (mix(some.ideas[:-1], 0) + some.ideas[1:])[same]
    return [
        *single(some.ideas, some.rows, family),
        *single(couples, some.rows[1:][same], family + 1),
    ]


def last_ideas(run: Run, most: int) -> Run:
    """The last ideas of each sentence."""
    some = with_ideas(run)
    ends = np.searchsorted(some.rows, some.rows, side="right")
    near = ends - np.arange(len(some.rows)) <= most
    return Run(some.stems[near], some.ideas[near], some.rows[near])


def joined(lead: Run, own: Run) -> Run:
    """Each sentence's ideas after those of the words it completes."""
    rows = np.concatenate([lead.rows, own.rows])
    order = np.argsort(rows, kind="stable")
    ideas = np.concatenate([lead.ideas, own.ideas])[order]
    return Run(ideas, ideas, rows[order])


def pairs(run: Run, *, family: int) -> list[tuple[Places, Numbers]]:
    """Two ideas within reach of each other, in any order: word order differs in two languages."""
    found = []
    for reach in range(1, REACH):
        one, other = run.ideas[:-reach], run.ideas[reach:]
        same = (run.rows[:-reach] == run.rows[reach:]) & (one != other)
        both = (np.minimum(one, other) * SPREAD + np.maximum(one, other))[same]
        found += single(both, run.rows[reach:][same], family)
    return found


def kinds(passages: Sequence[Passage], *, family: int) -> list[tuple[Places, Numbers]]:
    """Whether a sentence is a heading, prose, an item, a cell; a constant for each kind."""
    values = [sum(map(ord, passage.kind)) for passage in passages]
    return single(np.array(values, dtype=np.uint64), np.arange(len(passages)), family)
