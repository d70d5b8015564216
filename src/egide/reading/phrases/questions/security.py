"""Specific measures replace `measures`."""

from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, union
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """Everything specific that is promised, else `measures`."""
    specific = union(question, [one for one in fired if one.rule.votes != "measures"])
    return specific if specific.values else union(question, fired)
