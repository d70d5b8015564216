"""What the learned reader sees of a sentence: numbers, made for a whole document at once.

Families: runs of one to three stems; ideas, ordered neighbours, and pairs of ideas that stand near
each other in any order (the words of a list's introduction count as near); the same for headings
and for the sentence before, apart. Each family hashes into one space.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from egide.reading.learned.passages import Passages, Texts
from egide.reading.learned.words import idea_number, stem_number
from egide.reading.numbered import Numbered, Places, ranges

BITS = 20
LEAD_IDEAS = 8
REACH = 5
SPREAD = np.uint64(0x9E3779B97F4A7C15)
Numbers = NDArray[np.uint64]


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


def features_of(passages: Passages) -> Features:
    """The features of every passage of a document."""
    words = passages.words
    own, leads, before, heads = (
        run_of(texts, words)
        for texts in (passages.own, passages.leads, passages.before, passages.paths)
    )
    lead, befores = last_ideas(leads, LEAD_IDEAS), with_ideas(before)
    of_paths = [*grams(heads, family=8, longest=2), *ideas_of(heads, family=10)]
    found = [
        *grams(own, family=1, longest=3),
        *ideas_of(own, family=4),
        *pairs(joined(lead, with_ideas(own)), family=6),
        *single(lead.ideas, lead.rows, 7),
        *spread(of_paths, passages.under),
        *single(befores.ideas, befores.rows, 12),
        *kinds(passages.kinds, family=13),
    ]
    rows = np.concatenate([rows for rows, _ in found])
    ids = np.concatenate([ids for _, ids in found])
    lengths = np.bincount(own.rows, minlength=len(passages.own))
    return Features(rows, (ids >> np.uint64(64 - BITS)).astype(np.int64), lengths)


def run_of(texts: Texts, words: Numbered) -> Run:
    """The words of groups of texts, end to end."""
    numbers, rows = words.rows(texts)
    stems = words.lexicon.column(stem_number, np.uint64)
    ideas = words.lexicon.column(idea_number, np.uint64)
    return Run(stems.take(numbers), ideas.take(numbers), rows)


def spread(
    of_paths: Sequence[tuple[Places, Numbers]], under: Sequence[int]
) -> Iterator[tuple[Places, Numbers]]:
    """What headings show, for each sentence under them."""
    paths = np.asarray(under, np.int64)
    for rows, ids in of_paths:
        counts = np.bincount(rows, minlength=1 + max(under, default=0))
        firsts = (np.cumsum(counts) - counts).take(paths)
        each = counts.take(paths)
        yield np.repeat(np.arange(len(paths)), each), ids.take(ranges(firsts, firsts + each))


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


def kinds(names: Sequence[str], *, family: int) -> list[tuple[Places, Numbers]]:
    """Whether a sentence is a heading, prose, an item, a cell; a constant for each kind."""
    known = {name: sum(map(ord, name)) for name in set(names)}
    values = np.array([known[name] for name in names], np.uint64)
    return single(values, np.arange(len(names)), family)
