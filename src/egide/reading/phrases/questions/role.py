"""Both roles are said for different data: `both`. A data-processing agreement says `processor`
all along; it takes a firm word for it to be a controller too.
"""

from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, silence, standing, strength
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """Processor, controller, or each for different data."""
    groups = standing(question, fired)
    if not groups:
        return silence(question, fired)
    chosen = tuple(one for group in groups.values() for one in best(group)[:3])
    value = "both" if len(groups) > 1 else next(iter(groups))
    return Decision((value,), chosen, min(strength(group) for group in groups.values()))
