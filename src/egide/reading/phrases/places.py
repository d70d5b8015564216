"""Which countries a passage names, as codes."""

import re
from collections.abc import Iterable
from functools import cache

from egide.reading.phrases.rules import loaded

KINDS = ("names", "law", "within")
EUROPE = frozenset(
    "EU EEA FR IE DE NL LU BE ES IT PT SE NO DK FI IS AT PL CZ SK SI HU RO BG HR GR EE LV LT CY MT "
    "LI".split()
)


@cache
def names_of(*kinds: str) -> dict[str, str]:
    """The code of each name, of the kinds asked for."""
    return {
        name: code
        for code, entry in loaded("lexicons/places.yaml").items()
        for kind in kinds
        for name in str(entry[kind]).split(" | ")
        if name
    }


@cache
def finder(*kinds: str) -> re.Pattern[str]:
    """One expression for all names, the longest first."""
    names = sorted(names_of(*kinds), key=len, reverse=True)
    return re.compile(r"(?<= )(?:" + "|".join(names) + r"|us)(?= )")


def countries(words: str, kinds: Iterable[str] = KINDS) -> list[tuple[str, int]]:
    """The codes that a passage names, in order, with where."""
    kinds = tuple(kinds)
    found = []
    for match in finder(*kinds).finditer(words):
        name = match[0]
        if name == "us":
            if not re.search(r" (?:the|eu|in) $", words[: match.start()]):
                continue
            name = "united states"
        found.append((names_of(*kinds)[name], match.start()))
    return found


def codes(words: str, kinds: Iterable[str] = KINDS) -> list[str]:
    """The codes that a passage names, each once."""
    return list(dict.fromkeys(code for code, _ in countries(words, kinds)))
