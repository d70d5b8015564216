"""Words by the needs of phrases that they fulfil, and the texts in which some word fulfils each.

Many words are alike to all phrases: what is worked out for a kind serves them all.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from egide.reading.numbered import Numbers, Places

EMPTY = np.zeros(0, np.int64)
BIT = np.left_shift(1, np.arange(8)).astype(np.uint8)


class Kinds:
    """Words that fulfil the same needs are of one kind; kind 0 fulfils none."""

    def __init__(self, fulfilled_by: Callable[[str], tuple[int, ...]]) -> None:
        self._fulfilled_by = fulfilled_by
        self._known: dict[tuple[int, ...], int] = {(): 0}
        self._pairs: tuple[int, Places, Places] = (0, EMPTY, EMPTY)

    def of(self, word: str) -> int:
        """The kind of a word."""
        return self._known.setdefault(self._fulfilled_by(word), len(self._known))

    def pairs(self) -> tuple[int, Places, Places]:
        """How many kinds are known, each need with each kind of words that fulfils it, in order."""
        if self._pairs[0] < len(self._known):
            known = list(self._known)
            pairs = sorted((need, kind) for kind, needs in enumerate(known) for need in needs)
            needs, kinds = np.array(pairs, np.int64).reshape(-1, 2).T
            self._pairs = (len(known), needs, kinds)
        return self._pairs

    def holding(self, kinds: Numbers, ends: NDArray[np.bool_], many: int) -> NDArray[np.uint8]:
        """For each of so many needs, the texts (bits) that hold a word that fulfils it."""
        count, needs, fulfilling = self.pairs()
        texts, size = np.cumsum(ends), 1 + int(ends.sum()) // 8
        at = np.flatnonzero(kinds)
        which, where = kinds.take(at).astype(np.int64), texts.take(at)
        by_kind = np.zeros(count * size, np.uint8)
        np.bitwise_or.at(by_kind, which * size + (where >> 3), BIT.take(where & 7))
        there = np.flatnonzero(np.bincount(which, minlength=count).take(fulfilling))
        held = np.zeros((many, size), np.uint8)
        if len(there):
            needs = needs.take(there)
            firsts = np.flatnonzero(np.diff(needs, prepend=-1))
            rows = by_kind.reshape(-1, size).take(fulfilling.take(there), axis=0)
            held[needs.take(firsts)] = np.bitwise_or.reduceat(rows, firsts, axis=0)
        return held
