"""Whether the conditions, taken together, still let in a pupil of the case."""

from collections.abc import Iterable, Mapping, Sequence

from egide.trust.charter import Condition
from egide.trust.outcome import UNKNOWN, Layer
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.situation import Situation
from egide.trust.vocabulary import Level

PUPILS = "pupils"
SHUTTING = frozenset({"teachers_only", "minimum_level", "minimum_age"})


def shut_by(findings: Sequence[Finding], at: Situation) -> tuple[Layer, bool] | None:
    """The layer whose condition shuts the last door, law first, and whether it is settled.

    It is not settled when the door is shut only by what would be asked while a question stays
    open: nobody is refused for what nobody has answered. None while a pupil can enter.
    """
    asking = [f for f in findings if any(c.do in SHUTTING for c in f.asked)]
    classes = _classes(at) if asking else ()
    if not classes:
        return None
    settled = [f for f in asking if not f.outcome.open]
    for found, is_settled in ((settled, True), (asking, False)):
        by_law = [f for f in found if f.layer is Layer.LAW]
        for layer, together in ((Layer.LAW, by_law), (Layer.CHARTER, found)):
            if not any(_lets_in(level, together, at) for level in classes):
                return layer, is_settled
    return None


def _classes(at: Situation) -> tuple[Level, ...]:
    """The classes of the case; none when no pupil uses it, or nobody has said."""
    levels = at.value("case.levels").words
    if PUPILS not in at.value("case.users").words or UNKNOWN in levels:
        return ()
    return tuple(at.vocabulary.levels[level] for level in levels)


def _lets_in(level: Level, findings: Iterable[Finding], at: Situation) -> bool:
    levels = at.vocabulary.levels
    return not any(refuses(condition, level, levels) for f in findings for condition in f.asked)


def refuses(condition: Condition, level: Level, levels: Mapping[str, Level]) -> bool:
    """Whether a condition shuts the door to the pupils of that class."""
    if condition.do == "teachers_only":
        return True
    if condition.do == "minimum_level":
        return level.rank < levels[str(condition.param("level"))].rank
    return condition.do == "minimum_age" and level.oldest < int(condition.param("years") or 0)
