"""Targeted prevails. A promise of no ads gives way to ads said to be shown more than once."""

from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, silence, standing, strength, undenied
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question

FIRMLY_SHOWN = 0.85


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """The most intrusive kind that is stated."""
    groups = standing(question, undenied(fired))
    if untargeted := groups.pop("untargeted", None):
        # "No targeted ads": contextual where ads are shown, else a promise of none.
        groups.setdefault("contextual" if "shown" in groups else "none", untargeted)
    if "none" in groups and strength(groups.get("shown", ())) < FIRMLY_SHOWN:
        groups.pop("shown", None)
    for value in question.order:
        if value in groups:
            return Decision((value,), best(groups[value]), strength(groups[value]))
    return silence(question, fired)
