"""How well the processors are known: a list, names, kinds, or just a mention."""

from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, by_value, silence, standing, strength
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question

ENOUGH_NAMES = 3


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """A list or enough names; else kinds; else a mention; else none."""
    groups = standing(question, fired)
    brands = paper.analysed.cast.brands
    named = [one for one in by_value(fired).get("named", []) if not ours(one, brands)]
    groups.pop("named", None)
    rows = [one for one in fired if one.rule.votes == "row"]
    groups.pop("row", None)
    if len({one.unit.at for one in rows}) >= ENOUGH_NAMES:
        groups.setdefault("listed", rows)
    if "listed" not in groups and enough(named):
        groups["listed"] = named
    for value in question.order:
        if value in groups:
            return Decision((value,), best(groups[value]), strength(groups[value]))
    return silence(question, fired)


def ours(one: Fired, brands: frozenset[str]) -> bool:
    """Whether the name is the provider's own."""
    return any(brand in one.matched for brand in brands)


def enough(named: Sequence[Fired]) -> bool:
    """Whether the main processors are named: several, or the host itself."""
    names = {one.matched for one in named}
    hosts = any(" host" in one.unit.words or " heberg" in one.unit.words for one in named)
    return len(names) >= ENOUGH_NAMES or hosts
