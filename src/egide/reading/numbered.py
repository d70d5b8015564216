"""The words of many texts, looked at once: each word met has a number, remembered by the process.

What readers know of a word (its stem, the phrases that name it) is computed once per word and
then taken from a column, for a whole document at a time.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from threading import Lock
from typing import Any, TypeVar  # a column holds numbers of any kind

import numpy as np
from numpy.typing import NDArray

PART = "\ue000"  # stands between two texts; a private sign, which simplified texts may yet hold
PART_NUMBER = 0
MANY = 400_000  # words remembered; a process that met more forgets them all
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(rf"[^\W_]+|{PART}")
Kind = TypeVar("Kind", bound=np.generic)
LOCK = Lock()  # a word has one number, whichever thread meets it first
ACCENTS = (np.uint16(0x300), np.uint16(0x36F))
Numbers = NDArray[np.int32]
Places = NDArray[np.int64]
Codes = NDArray[np.uint16]


class Lexicon(dict[str, int]):
    """The number of each word met so far, in the order in which they were met."""

    def __init__(self) -> None:
        super().__init__({PART: PART_NUMBER})
        self.words = [PART]
        self._columns: dict[Callable[[str], Any], NDArray[Any]] = {}

    def __missing__(self, word: str) -> int:
        """A word that is met for the first time."""
        with LOCK:
            if word not in self:
                self.words.append(word)
                self[word] = len(self.words) - 1
        return self[word]

    def column(self, about: Callable[[str], Any], kind: type) -> NDArray[Any]:
        """What a function says of each word, by number; the sign between texts has nought."""
        known = self._columns.get(about)
        if known is None or len(known) < len(self.words):
            with LOCK:
                known = self._columns.get(about, np.zeros(1, kind))
                new = [about(word) for word in self.words[len(known) :]]
                known = self._columns[about] = np.concatenate([known, np.array(new, kind)])
        return known


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """Texts end to end as numbers of words, a part sign after each.

    The words of text `at` stand from `firsts[at]` to `lasts[at]`, where its part sign is.
    `apart` says that an accent stands apart from its letter somewhere: words may be cut there.
    """

    lexicon: Lexicon
    whole: str
    apart: bool
    numbers: Numbers
    firsts: Places
    lasts: Places

    @property
    def count(self) -> int:
        """How many texts."""
        return len(self.lasts)

    def with_texts(self, texts: Sequence[str]) -> "Numbered":
        """The same with more texts after them."""
        more, many = numbered(texts, self.lexicon), len(self.numbers)
        return Numbered(
            self.lexicon,
            self.whole + more.whole,
            self.apart or more.apart,
            np.concatenate([self.numbers, more.numbers]),
            np.concatenate([self.firsts, more.firsts + many]),
            np.concatenate([self.lasts, more.lasts + many]),
        )

    def rows(self, groups: Sequence[Sequence[int]]) -> tuple[Numbers, Places]:
        """The words of some texts one after the other, and the group of each word."""
        texts = np.fromiter(chain.from_iterable(groups), np.int64)
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        firsts, lasts = self.firsts.take(texts), self.lasts.take(texts)
        return self.numbers.take(ranges(firsts, lasts)), np.repeat(owners, lasts - firsts)

    def lines(self, groups: Sequence[Sequence[int]]) -> Numbers:
        """The words of some texts one after the other, group by group, a part sign after each."""
        texts = np.fromiter(chain.from_iterable(groups), np.int64)
        lasts = self.lasts.take(texts)
        lasts[np.cumsum([len(group) for group in groups], dtype=np.int64) - 1] += 1
        return self.numbers.take(ranges(self.firsts.take(texts), lasts))

    def gathered(self, column: NDArray[Kind]) -> NDArray[Kind]:
        """For each text, the bits that the column gives its words, together."""
        if not self.count:
            return column[:0]
        return np.bitwise_or.reduceat(column.take(self.numbers), self.firsts)


def ranges(firsts: Places, lasts: Places) -> Places:
    """The numbers from each first up to its last, end to end."""
    lengths = lasts - firsts
    shifts = np.repeat(firsts - np.cumsum(lengths) + lengths, lengths)
    return shifts + np.arange(len(shifts))


def numbered(texts: Sequence[str], known: Lexicon | None = None) -> Numbered:
    """The words of many texts."""
    whole = whole_of(texts)
    codes = np.frombuffer(whole.encode("utf-16-le", "surrogatepass"), "<u2")
    words = words_in(whole, codes)
    known = known or lexicon()
    numbers = np.fromiter(map(known.__getitem__, words), np.int32, len(words))
    lasts = np.flatnonzero(numbers == PART_NUMBER)
    firsts = np.concatenate([[0], lasts[:-1] + 1]) if len(lasts) else lasts
    apart = bool((codes - ACCENTS[0] <= ACCENTS[1] - ACCENTS[0]).any())
    return Numbered(known, whole, apart, numbers, firsts, lasts)


def whole_of(texts: Sequence[str]) -> str:
    """The texts as one, each followed by the sign that parts them."""
    between = f" {PART} "
    whole = between.join([*texts, ""])
    if whole.count(PART) != len(texts):
        whole = between.join([*(text.replace(PART, " ") for text in texts), ""])
    return whole


def words_in(whole: str, codes: Codes) -> list[str]:
    """Runs of letters and figures: other signs become spaces, by table, all at once."""
    if len(codes) != len(whole):  # a sign outside the first plane takes two codes
        return WORD.findall(whole)
    return spaced(of_a_word).take(codes).tobytes().decode("utf-16-le").split()


def letters_in(text: str) -> list[str]:
    """Runs of letters alone."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if len(codes) != len(text):
        return LETTERS.findall(text)
    return spaced(is_letter).take(codes).tobytes().decode("utf-16-le").split()


@cache
def spaced(keeps: Callable[[str], bool]) -> Codes:
    """For each code of the first plane, its own where its sign is kept, else that of a space."""
    table = np.full(1 << 16, ord(" "), "<u2")
    for code in chain(range(0xD800), range(0xE000, 1 << 16)):
        if keeps(chr(code)):
            table[code] = code
    return table


def of_a_word(sign: str) -> bool:
    """Whether a sign is a letter or a figure, or parts two texts."""
    return sign.isalnum() or sign == PART


def is_letter(sign: str) -> bool:
    """Whether a sign is a letter."""
    return sign.isalnum() and not sign.isdecimal()


LEXICONS = [Lexicon()]


def lexicon() -> Lexicon:
    """The words met so far; begun anew where they have become too many."""
    if len(LEXICONS[-1]) > MANY:
        LEXICONS[:] = [Lexicon()]
    return LEXICONS[-1]
