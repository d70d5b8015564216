"""A sentence as a row of words, with the part that is not its main clause set aside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from egide.reading.lazy import lazy

TOKEN = re.compile(r"\w+|[,;:()’]")
BREAKS = frozenset(",;:()")
CONDITIONS = frozenset(
    "if when where while unless until because before after although though whenever whether should "
    "si lorsque lorsqu quand tant sauf parce puisque avant après bien dès".split()
)
OPENERS = frozenset(
    "to by in with for under as upon on from at through without during based within since per "
    "pour par en dans avec sous conformément selon à afin sur depuis lors durant pendant au aux "
    "sans concernant s'agissant concerning regarding subject".split()
)
RELATIVES = frozenset("that which who whose whom qui que qu dont où laquelle lequel".split())
ASIDE = CONDITIONS | RELATIVES
RESUMES = frozenset("but however we nous mais toutefois".split())


@dataclass(frozen=True, eq=False)
class Words:
    """All the words in order; as a set; and those of the main clause."""

    row: tuple[str, ...]

    @lazy
    def known(self) -> frozenset[str]:
        """All the words, for gates."""
        return frozenset(self.row)

    @lazy
    def main(self) -> tuple[str, ...]:
        """The words of the main clause; commas are kept."""
        row = self.row
        whole = ASIDE.isdisjoint(row) and (not row or row[0] not in OPENERS)
        return row if whole else tuple(main_of(row))


def words(plain: str) -> Words:
    """The words of a sentence made simple.

    "don't" counts as "do not"; a possessive is "’", which `plain` never holds, so that "user's"
    is not taken for the French "s'".
    """
    if "'" in plain:
        plain = plain.replace("n't", " not").replace("'s ", "’ ")
    return Words(tuple(TOKEN.findall(plain)))


@lru_cache(maxsize=256)
def words_of_lead(plain: str) -> Words:
    """The words of a lead, which many items share."""
    return words(plain)


def main_of(row: tuple[str, ...]) -> list[str]:
    """The words outside conditions, openers and relative clauses; commas are kept."""
    main: list[str] = []
    aside = bool(row) and row[0] in OPENERS
    for token in row:
        if token in BREAKS:
            aside = False
            main.append(token)
        elif token in ASIDE:
            aside = True
        elif not aside:
            main.append(token)
        elif token in RESUMES:
            aside = False
            main.append(token)
    return main
