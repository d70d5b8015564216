"""Rows of small whole numbers, added many at a time.

Four numbers share one word of the machine, sixteen bits each, stored `SHIFT` higher so that none
is negative: one addition adds four. Up to `AT_ONCE` of them stay within their bits.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from egide.reading.numbered import Places

SHIFT, AT_ONCE = 128, 256
LANES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Whole numbers from -128 to 127, by row."""

    words: NDArray[np.uint64]
    columns: int

    def sums(self, rows: NDArray[np.int32], counts: Places) -> NDArray[np.int32]:
        """The sum of the first so many rows, then of the next, and so on."""
        found = np.zeros((len(counts), self.columns), np.int32)
        firsts = np.cumsum(counts) - counts
        cuts = np.flatnonzero((np.arange(len(rows)) - np.repeat(firsts, counts)) % AT_ONCE == 0)
        if not len(cuts):
            return found
        added = np.add.reduceat(self.words.take(rows, axis=0), cuts, axis=0)
        parts = added.view("<u2")[:, : self.columns].astype(np.int32)
        owners = np.repeat(np.arange(len(counts)), -(-counts // AT_ONCE))
        each = np.flatnonzero(np.diff(owners, prepend=-1))
        if len(each) < len(owners):
            parts = np.add.reduceat(parts, each, axis=0)
        found[owners[each]] = parts
        return found - SHIFT * counts[:, None].astype(np.int32)


def packed(whole: NDArray[np.int8]) -> Packed:
    """A table of numbers, packed."""
    rows, columns = whole.shape
    wide = np.zeros((rows, -(-columns // LANES) * LANES), "<u2")
    wide[:, :columns] = whole.astype(np.int16) + SHIFT
    return Packed(wide.view("<u8"), columns)
