"""Whether the conditions, taken together, still let in a pupil of the case."""

from collections.abc import Iterable, Mapping

from egide.trust.charter import Condition
from egide.trust.outcome import UNKNOWN, Layer
from egide.trust.verdict.situation import Situation
from egide.trust.vocabulary import Level

PUPILS = "pupils"


def shut_by(asked: Mapping[Layer, tuple[Condition, ...]], at: Situation) -> Layer | None:
    """The layer whose condition shuts the last door, law first; None while a pupil can enter."""
    classes = _classes(at)
    if not classes:
        return None
    together: tuple[Condition, ...] = ()
    for layer in Layer:
        together = (*together, *asked[layer])
        if not any(_lets_in(level, together, at) for level in classes):
            return layer
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
    if condition.do == "minimum_age":
        return level.oldest < int(condition.param("years") or 0)
    return False
