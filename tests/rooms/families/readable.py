"""How hard a French text is to read: a rough count, the same for everybody.

`ease` is Flesch's formula as Kandel and Moles fitted it to French: a law is below 75, a page for
children above 100. Syllables are counted by groups of vowels, a silent final e left out.
"""

import re
import unicodedata
from pathlib import Path

WORD = re.compile(r"[a-zà-öø-ÿœ]+", re.IGNORECASE)
VOWELS = re.compile(r"[aeiouyœ]+")
COMMON = frozenset((Path(__file__).parent / "common-words.txt").read_text().split())


def words(text):
    """The words of a text, apostrophes apart."""
    return WORD.findall(text.replace("’", " ").lower())


def syllables(word):
    """How many are said."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    groups = len(VOWELS.findall(bare))
    silent = bool(re.search(r"[^aeiouy](es?|ent)$", bare)) and groups > 1 and word[-1] != "é"
    return max(1, groups - silent)


def ease(sentences):
    """Between 0, a law, and 100 or more, a picture book."""
    every = [words(one) for one in sentences]
    said = [word for one in every for word in one]
    by_sentence = len(said) / len(every)
    by_word = 100 * sum(map(syllables, said)) / len(said)
    return 209 - 1.15 * by_sentence - 0.68 * by_word


def uncommon(sentences):
    """The words that a nine-year-old does not meet every day."""
    return sorted({word for one in sentences for word in words(one)} - COMMON)
