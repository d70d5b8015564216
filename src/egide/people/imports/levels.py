"""School levels: from the words of exports to the words of `law/vocabulary/levels.yaml`."""

import re
import unicodedata

LEVELS = (
    "ps", "ms", "gs", "cp", "ce1", "ce2", "cm1", "cm2", "6e", "5e", "4e", "3e",
    "2de", "cap1", "1re", "cap2", "tle", "post_bac",
)  # fmt: skip

# Words as exports write them, without accents, capitals nor punctuation.
SAID = {
    "tps": "ps", "petitesection": "ps", "moyennesection": "ms", "grandesection": "gs",
    "sixieme": "6e", "6eme": "6e",
    "cinquieme": "5e", "5eme": "5e",
    "quatrieme": "4e", "4eme": "4e",
    "troisieme": "3e", "3eme": "3e",
    "seconde": "2de", "2nde": "2de", "2nd": "2de", "2ndegt": "2de", "2ndepro": "2de",
    "premiere": "1re", "1ere": "1re",
    "terminale": "tle", "term": "tle", "tale": "tle",
    "1cap": "cap1", "1cap2": "cap1", "2cap": "cap2", "2cap2": "cap2", "tcap": "cap2",
    "postbac": "post_bac", "bts1": "post_bac", "bts2": "post_bac", "cpge": "post_bac",
}  # fmt: skip


def level(word: str) -> str:
    """The level that a word names, or "": a bare number means one thing here, another abroad."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = re.sub(r"[^0-9a-z_]", "", plain)
    return bare if bare in LEVELS else SAID.get(bare, "")
