"""The level of a pupil: from the code of a training (MEF), its labels, or the first degree's word.

The first three digits of a national code say the training. Codes that several levels share, and
those of adapted classes, are read from their label. What neither says stays unknown, and is
counted: a level that is guessed would decide what a child may use.
"""

import re
import unicodedata
from functools import lru_cache

from egide.people.imports.levels import level

_MEFS = {
    "100": "6e", "101": "5e", "102": "4e", "103": "3e", "200": "2de", "201": "1re", "202": "tle",
}  # fmt: skip
# In this order: « 1ERE ANNEE DE CAP » is no « première ».
_LABELS = tuple((re.compile(pattern), found) for pattern, found in (
    (r"\b\d?(BTS|STS|BUT|DCG|DN MADE)\d?\b|\bCPGE\b|CLASSE PREPA|POST.?BAC", "post_bac"),
    (r"^(2 ?(EME|E)? ?(A|AN|ANNEE)? ?(DE )?CAP\d?|CAP ?2)\b", "cap2"),
    (r"^(1 ?(ERE|RE)? ?(A|AN|ANNEE)? ?(DE )?CAP\d?|CAP ?1)\b", "cap1"),
    (r"^(6 ?E?ME|SIXIEME)\b", "6e"), (r"^(5 ?E?ME|CINQUIEME)\b", "5e"),
    (r"^(4 ?E?ME|QUATRIEME)\b", "4e"), (r"^(3 ?E?ME|TROISIEME|3EPM)\b", "3e"),
    (r"^(2 ?N?DE?|SECONDE|2NDPRO)\b", "2de"),
    (r"^(1 ?E?RE|PREMIERE|1ERPRO)\b(?! AN)", "1re"), (r"^(T ?LE|TERM|TERMINALE|TLEPRO)\b", "tle"),
    (r"^(TOUTE )?PETITE SECTION", "ps"), (r"^MOYENNE SECTION", "ms"), (r"^GRANDE SECTION", "gs"),
    (r"^COURS PREPARATOIRE", "cp"), (r"^COURS ELEMENTAIRE 1", "ce1"),
    (r"^COURS ELEMENTAIRE 2", "ce2"), (r"^COURS MOYEN 1", "cm1"), (r"^COURS MOYEN 2", "cm2"),
))  # fmt: skip


@lru_cache(maxsize=4096)
def level_of(mef: str, *labels: str) -> str:
    """The level that a code or one of its labels says, or ""."""
    return _MEFS.get(mef[:3], "") or next(filter(None, map(labelled, labels)), "")


def labelled(label: str) -> str:
    """The level that a label begins with, or ""."""
    plain = unicodedata.normalize("NFKD", label.upper())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).strip()
    found = (said for pattern, said in _LABELS if pattern.search(bare))
    return level(bare) or next(found, "")
