"""Whether the conditions, taken together, still let in a pupil of the case."""

from collections.abc import Iterable, Sequence

from egide.trust.charter import Condition
from egide.trust.outcome import UNKNOWN, Layer
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.situation import Situation
from egide.trust.vocabulary import Level

PUPILS = "pupils"
SHUTTING = frozenset({"teachers_only", "minimum_level", "minimum_age"})


def shut_by(findings: Sequence[Finding], at: Situation) -> Layer | None:
    """The layer whose condition shuts the last door, law first; None while a pupil can enter.

    A parameter is the stricter of all that ask for it, so taking them one by one is enough.
    """
    shutting = [(f.layer, c) for f in findings for c in f.asked if c.do in SHUTTING]
    classes = _classes(at) if shutting else ()
    if not classes:
        return None
    by_law = [condition for layer, condition in shutting if layer is Layer.LAW]
    if not any(_lets_in(level, by_law, at) for level in classes):
        return Layer.LAW
    together = [condition for _, condition in shutting]
    if not any(_lets_in(level, together, at) for level in classes):
        return Layer.CHARTER
    return None


def _classes(at: Situation) -> tuple[Level, ...]:
    """The classes of the case; none when no pupil uses it, or nobody has said."""
    levels = at.value("case.levels").words
    if PUPILS not in at.value("case.users").words or UNKNOWN in levels:
        return ()
    return tuple(at.vocabulary.levels[level] for level in levels)


def _lets_in(level: Level, conditions: Iterable[Condition], at: Situation) -> bool:
    return not any(_refuses(condition, level, at) for condition in conditions)


def _refuses(condition: Condition, level: Level, at: Situation) -> bool:
    if condition.do == "teachers_only":
        return True
    if condition.do == "minimum_level":
        return level.rank < at.vocabulary.levels[str(condition.param("level"))].rank
    return level.oldest < int(condition.param("years") or 0)
