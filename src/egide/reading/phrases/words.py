"""Words of a sentence as phrases compare them: folded, without accents, one space between.

`words_of("L’élève n’a pas")` is `" l eleve n a pas "`: the outer spaces let a phrase ask for
whole words with a plain search.
"""

import re
import unicodedata

WORD = re.compile(r"\w+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "_": " "})


def fold(text: str) -> str:
    """The text without case, accents or ligatures."""
    lower = text.casefold()
    if lower.isascii():
        return lower.replace("_", " ")
    apart = unicodedata.normalize("NFD", lower.translate(LIGATURES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words_of(text: str) -> str:
    """The words of a text between single spaces."""
    return f" {' '.join(WORD.findall(fold(text)))} "
