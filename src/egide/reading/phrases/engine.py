"""All phrases of a language, tried at once on a whole document.

A word is looked up once for all phrases (which needs do the words and stems in it fulfil?); a
phrase is tried only on the texts that hold all the words it needs. Where that is, is found for all
phrases in a few operations on bits, one a text: mostly nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np

from egide.reading.numbered import PART_NUMBER, Lexicon, Numbers, numbered
from egide.reading.phrases.kinds import Kinds
from egide.reading.phrases.pattern import Pattern
from egide.reading.phrases.rules import Idea
from egide.reading.phrases.words import words_of

SHORTEST_STEM = 2
Need = frozenset[str]
Bits = int  # one bit a text, the first one lowest


class Engine:
    """The words that phrases name, to be looked up in documents.

    Patterns of `context` start nothing, but their words are looked up too.
    """

    def __init__(self, patterns: Iterable[Pattern], context: Iterable[Pattern] = ()) -> None:
        self.patterns = tuple(patterns)
        self.every = tuple(dict.fromkeys((*self.patterns, *context)))
        needs = {need: at for at, need in enumerate(dict.fromkeys(needs_of(self.every)))}
        self.many = len(needs)
        self.needing = np.array([needs[need] for need in needs_of(self.every)], np.int64)
        counts = [len(pattern.needs) for pattern in self.every]
        self.firsts = np.cumsum([0, *counts[:-1]])
        self._fulfilled: dict[str, list[int]] = {}
        for need, at in needs.items():
            for name in need:
                self._fulfilled.setdefault(name, []).append(at)
        self.longest = max(map(len, self._fulfilled), default=0)
        self.kinds = Kinds(self.fulfilled_by)

    def fulfilled_by(self, word: str) -> tuple[int, ...]:
        """The needs that a word of a text fulfils: itself, or by a stem that phrases name."""
        names = (name for each in words_of(word).split() for name in self.names_of(each))
        return tuple(sorted({need for name in names for need in self._fulfilled[name]}))

    def names_of(self, word: str) -> Iterator[str]:
        """The word itself and its stems, where some phrase names them."""
        if word in self._fulfilled:
            yield word
        for length in range(SHORTEST_STEM, min(len(word), self.longest) + 1):
            if (stem := word[:length] + "*") in self._fulfilled:
                yield stem

    def index(self, numbers: Numbers, known: Lexicon) -> "Index":
        """In which of some texts (numbers of words, a part sign after each) phrases may run."""
        kinds = known.column(self.kinds.of, np.int32).take(numbers)
        held = self.kinds.holding(kinds, numbers == PART_NUMBER, self.many)
        possible = np.bitwise_and.reduceat(held.take(self.needing, axis=0), self.firsts, axis=0)
        whole, size = possible.tobytes(), possible.shape[1]
        return Index(
            {
                self.every[at]: int.from_bytes(whole[at * size : (at + 1) * size], "little")
                for at in np.flatnonzero(possible.any(axis=1)).tolist()
            }
        )

    def scan(self, words: str) -> Iterator[tuple[int, tuple[int, int]]]:
        """The numbers of the patterns that run in a sentence, with where."""
        one = numbered([words])
        index = self.index(one.numbers, one.lexicon)
        for number, pattern in enumerate(self.patterns):
            if index.possible(pattern) and (span := pattern.search(words)):
                yield number, span


class Index:
    """In which texts (bits) of a document each phrase may run: they hold the words it needs."""

    def __init__(self, possible: Mapping[Pattern, Bits]) -> None:
        self._possible = possible
        self._maybe: dict[Idea, Bits] = {}

    @property
    def every(self) -> Iterable[tuple[Pattern, Bits]]:
        """The phrases that may run somewhere, and where."""
        return self._possible.items()

    def possible(self, pattern: Pattern) -> Bits:
        """The texts that hold every word that the phrase cannot do without."""
        return self._possible.get(pattern, 0)

    def maybe(self, idea: Idea) -> Bits:
        """The texts that may say an idea, remembered."""
        held = self._maybe.get(idea)
        if held is None:
            held = 0
            for pattern in idea.patterns:
                held |= self._possible.get(pattern, 0)
            self._maybe[idea] = held
        return held

    def says(self, idea: Idea, at: int, words: str) -> bool:
        """Whether a text says an idea in these words of it."""
        if not self.maybe(idea) >> at & 1:
            return False
        possible = self._possible
        return any(
            held >> at & 1 and pattern.search(words)
            for pattern in idea.patterns
            if (held := possible.get(pattern))
        )


def places_of(bits: Bits) -> Iterator[int]:
    """The places of the bits that are set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def needs_of(patterns: Iterable[Pattern]) -> Iterator[Need]:
    """The needs of patterns, end to end."""
    return chain.from_iterable(pattern.needs for pattern in patterns)
