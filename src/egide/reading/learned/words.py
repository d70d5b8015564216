"""Words as the learned reader sees them: folded, cut to a stem, with the idea they stand for.

A word is looked at once in a process: these numbers are columns of the `numbered` lexicon.
"""

import re
import unicodedata
from functools import lru_cache
from importlib import resources
from zlib import crc32

import yaml

WORD = re.compile(r"[^\W_]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
STEM = 7
ENDINGS = ("s", "e", "x")
NO_IDEA = 0


def fold(text: str) -> str:
    """Lower case, without accents or ligatures."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFD", lower.translate(LIGATURES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def stem_number(word: str) -> int:
    """The number of a word's stem (32 bits)."""
    return crc32(stem(plain(word)).encode())


def idea_number(word: str) -> int:
    """The number of the idea that a word stands for (0 = none)."""
    return idea(plain(word))


def plain(word: str) -> str:
    """A word without case or accents, a figure by its length."""
    return figures(word) if word.isdigit() else fold(word)


def figures(word: str) -> str:
    """Small numbers are ages and delays; longer ones are years, amounts, addresses."""
    return word if len(word) <= 2 else f"0{len(word)}"


def stem(word: str) -> str:
    """The beginning of the word, without a plural or a feminine ending."""
    short = word[:STEM]
    while len(short) > 3 and short.endswith(ENDINGS):
        short = short[:-1]
    return short


def idea(word: str) -> int:
    """The number of the idea a word stands for: the whole word first, then its longest stem."""
    whole, stems, longest = lexicon()
    if word in whole:
        return whole[word]
    for length in range(min(len(word), longest), 1, -1):
        if word[:length] in stems:
            return stems[word[:length]]
    return NO_IDEA


@lru_cache(maxsize=1)
def lexicon() -> tuple[dict[str, int], dict[str, int], int]:
    """Whole words and stems with their idea's number, and the longest stem."""
    source = resources.files(__package__).joinpath("concepts.yaml").read_text(encoding="utf-8")
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    for name, line in yaml.safe_load(source).items():
        for word in str(line).split():
            place = stems if word.endswith("*") else whole
            place.setdefault(word.rstrip("*"), crc32(str(name).encode()))
    return whole, stems, max(map(len, stems))
