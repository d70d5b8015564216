"""`gdpr` needs access, erasure and (objection or restriction); any other offer is `some`."""

from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, by_value, silence
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question

NEEDED = ("access", "erasure", "objection")


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """How many of the three rights are offered."""
    groups = by_value(fired)
    if all(name in groups for name in NEEDED):
        return Decision(("gdpr",), quotes(groups, NEEDED), 0.85)
    if not groups:
        return silence(question, fired)
    return Decision(("some",), quotes(groups, tuple(groups)), 0.6)


def quotes(groups: dict[str, list[Fired]], names: Sequence[str]) -> tuple[Fired, ...]:
    """Sentences that say several rights first, then one for each."""
    units = {one.unit.at: 0 for name in names for one in groups[name]}
    for name in names:
        for one in groups[name]:
            units[one.unit.at] += 1
    return tuple(max(best(groups[name]), key=lambda one: units[one.unit.at]) for name in names)
