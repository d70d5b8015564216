"""A whole document made simple at once, sign for sign, so that a slice costs almost nothing.

Where a span holds marks that must go, or runs of spaces, it is made simple on its own (`simplify`);
a test holds that both say the same.
"""

import unicodedata
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from egide.reading.plain import OTHER_LENGTH, SAME_LENGTH, SYNTAX_SIGNS
from egide.reading.slices import Folded

Codes = NDArray[np.uint32]
PLANE = 1 << 16
SPACE = ord(" ")
# Beyond the first plane, letters with cases end before the pictures begin.
PICTURES = 0x1F000
# Signs that composition may move begin here; typographic quotes and dashes do not.
COMPOSING, PUNCTUATION = 0x300, (0x2000, 0x20D0)
# Where the first plane has letters with two cases, blanks, and signs that are written otherwise.
CHANGING = ((0, 0x2E80), (0x3000, 0x3001), (0xA640, 0xAC00), (0xFB00, 0xFB20), (0xFF21, 0xFF3B))


def fold(text: str) -> Folded:
    """The document folded; where folding would move signs, every span goes the slow way."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    table, marked = tables()
    near = np.minimum(codes, PLANE - 1)
    folded = np.where(codes < PLANE, table.take(near), codes)
    if not composed(text, codes) or not folded.all():
        return Folded(text, "", tuple(range(len(text) + 1)))
    spaces = folded == SPACE
    uneven = marked.take(near)
    uneven[:-1] |= spaces[:-1] & spaces[1:]
    places = (*np.flatnonzero(uneven).tolist(), len(text))
    return Folded(text, folded.tobytes().decode("utf-32-le", "surrogatepass"), places)


def composed(text: str, codes: Codes) -> bool:
    """Whether every accent is on its letter; the costly question is asked of few texts."""
    far = codes[codes >= COMPOSING]
    far = far[(far < PUNCTUATION[0]) | (far >= PUNCTUATION[1])]
    if ((far >= PLANE) & (far < PICTURES)).any():
        return False
    return not len(far) or unicodedata.is_normalized("NFC", text)


@cache
def tables() -> tuple[Codes, NDArray[np.bool_]]:
    """For each sign of the first plane: what it is folded to (nought: several signs), and whether
    it stands apart: a mark, or a blank that is no plain space.
    """
    table = np.arange(PLANE, dtype="<u4")
    marked = np.zeros(PLANE, bool)
    for code in chain.from_iterable(range(*bounds) for bounds in CHANGING):
        sign = chr(code)
        simple = SAME_LENGTH.get(sign, sign).casefold()
        table[code] = ord(simple) if len(simple) == 1 else 0
        blank = sign.isspace() and code != SPACE
        marked[code] = blank or not unicodedata.is_normalized("NFC", sign)
    for sign in (*OTHER_LENGTH, *SYNTAX_SIGNS, *(s for s, to in SAME_LENGTH.items() if to == " ")):
        marked[ord(sign)] = True
    return table, marked
