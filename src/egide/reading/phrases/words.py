"""Words of a sentence as phrases compare them: folded, without accents, one space between.

`words_of("L’élève n’a pas")` is `" l eleve n a pas "`: the outer spaces let a phrase ask for
whole words with a plain search.
"""

import re
import unicodedata

WORD = re.compile(r"\w+", re.ASCII)
LIGATURES = (
    ("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("_", " "),
    ("\u00ad", ""), ("\u200b", ""), ("\u2060", ""), ("\ufeff", ""),  # breaks that are not seen
)  # fmt: skip
ACCENTS = re.compile("[\u0300-\u036f]+")


# French texts for pupils say "tu": one wording for both keeps phrases short.
FAMILIAR = {
    "tu": "vous", "toi": "vous", "te": "vous", "ton": "votre", "ta": "votre", "tes": "vos",
    "peux": "pouvez", "dois": "devez", "veux": "voulez", "souhaites": "souhaitez",
    "acceptes": "acceptez", "supprimes": "supprimez", "utilises": "utilisez", "desires": "desirez",
    "refuses": "refusez", "restes": "restez", "conserves": "conservez",
}  # fmt: skip
FAMILIAR_SIGNS = (" tu ", " tes ", " ton ")


def fold(text: str) -> str:
    """The text without case, accents or ligatures."""
    lower = text.casefold()
    if lower.isascii():
        return lower.replace("_", " ")
    for sign, simple in LIGATURES:
        lower = lower.replace(sign, simple)
    return ACCENTS.sub("", unicodedata.normalize("NFD", lower))


def words_of(text: str) -> str:
    """The words of a text between single spaces; other alphabets are left out."""
    words = f" {' '.join(WORD.findall(fold(text)))} "
    return formal(words) if any(sign in words for sign in FAMILIAR_SIGNS) else words


def formal(words: str) -> str:
    """The same words as said to a stranger: "tu peux" is read as "vous pouvez"."""
    return f" {' '.join(FAMILIAR.get(word, word) for word in words.split())} "
