"""Tests about the law and the courts of a contract."""

from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.value import Value

FRENCH = frozenset({"FR", "user"})  # the user of a school in France lives in France
ARBITRATION = "arbitration"
ORDER = ("foreign", "eea", "french", SILENT)


def governing_law(names: Setting) -> Value:
    """The least favourable law that the contract names."""
    return _forum(Look(names), "answer.governing_law")


def courts(names: Setting) -> Value:
    """Arbitration if it is named, else the least favourable court."""
    look = Look(names)
    if ARBITRATION in look.words("answer.courts"):
        return look.found(ARBITRATION)
    return _forum(look, "answer.courts")


def _forum(look: Look, name: str) -> Value:
    named = look.words(name)
    if UNKNOWN in named:
        return look.unknown()
    found = {_whose(look, code) for code in named}
    return look.found(min(found, key=ORDER.index))


def _whose(look: Look, code: str) -> str:
    if code == SILENT:
        return SILENT
    if code in FRENCH:
        return "french"
    return "eea" if code in look.members else "foreign"
