"""`gdpr` needs access, erasure and (objection or restriction); any other offer is `some`."""

from collections import Counter
from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, by_value, silence
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question

NEEDED = ("access", "erasure", "objection")


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """How many of the three rights are offered."""
    groups = by_value(fired)
    listed = [one for one in groups.get("all", ()) if one.rule.name.endswith("rights-listed")]
    if listed:
        return Decision(("gdpr",), best(listed), 0.9)
    if all(name in groups for name in NEEDED):
        return Decision(("gdpr",), quotes(groups, NEEDED), 0.85)
    if not groups:
        return silence(question, fired)
    return Decision(("some",), quotes(groups, tuple(groups)), 0.6)


def quotes(groups: dict[str, list[Fired]], names: Sequence[str]) -> tuple[Fired, ...]:
    """Two sentences for each right, those first that say several at once."""
    said = Counter(one.unit.at for name in names for one in groups[name])
    chosen = [one for name in names for one in best(groups[name])[:2]]
    return tuple(sorted(chosen, key=lambda one: -said[one.unit.at])[:6])
