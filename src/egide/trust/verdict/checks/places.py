"""Test of where the data are stored."""

from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.value import Value

ANYWHERE = frozenset({"worldwide", "non-EU"})
EUROPE = frozenset({"EU", "EEA"})
FRANCE = "FR"
ORDER = ("unbounded", "third", "adequate", "eea", "france", SILENT)


def places(names: Setting) -> Value:
    """The least protective place that is named, by the law of the day."""
    look = Look(names)
    hosts = look.words("answer.hosting")
    if UNKNOWN in hosts:
        return look.unknown()
    return look.found(min((_place(look, host) for host in hosts), key=ORDER.index))


def _place(look: Look, host: str) -> str:
    if host == SILENT:
        return SILENT
    if host in ANYWHERE:
        return "unbounded"
    if host == FRANCE:
        return "france"
    if inside(look, host):
        return "eea"
    decision = look.adequacy(host)
    return "adequate" if decision is not None and decision.scope == "full" else "third"


def inside(look: Look, host: str) -> bool:
    """Whether a place is inside the EEA on the day."""
    return host == FRANCE or host in EUROPE or host in look.members
