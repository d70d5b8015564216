"""Conditions of an agreement: those already done are struck out, equal ones add up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import attrgetter

from egide.trust.charter import Condition
from egide.trust.dated import days_after, earliest
from egide.trust.evidence.day import DossierOfDay
from egide.trust.evidence.dossier import State
from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.situation import Situation

FROM = "from"
BY_TEXT = attrgetter("text")


def due(demands: Iterable[Condition], at: Situation) -> tuple[Condition, ...]:
    """The conditions that are still to be met, in this situation."""
    return tuple(_filled(demand, at) for demand in demands if not _done(demand, at))


def _filled(demand: Condition, at: Situation) -> Condition:
    """A parameter taken from what was read: a minimum age, the end of a signature's validity."""
    source = demand.param(FROM)
    if source is None:
        return demand
    if demand.do == "minimum_age":
        years = _number(at.value(f"answer.{source}").words)
        return replace(demand, params=(("years", years),), rank=-years)
    until = at.file.evidence[str(source)].until
    return replace(demand, params=(("on", str(until)),), rank=until.toordinal() if until else 0)


def _number(words: tuple[str, ...]) -> int:
    (word,) = words
    return 0 if word in {SILENT, UNKNOWN} else int(word)


def _done(demand: Condition, at: Situation) -> bool:
    """Signed, recorded, delivered or passed."""
    if demand.lasting:
        return False
    if demand.do == "clause":
        return demand.what in at.file.clauses
    if demand.do == "act":
        proves = at.vocabulary.acts[demand.what].proves
        return demand.what in at.file.acts or _delivered(proves, at.file)
    return _delivered(demand.what, at.file)


def _delivered(what: str, file: DossierOfDay) -> bool:
    held = file.evidence.get(what)
    return held is not None and held.state is State.FAVOURABLE


def merged(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Each condition once, with the stricter parameter, in alphabetical order."""
    same: dict[tuple[str, str], list[Condition]] = {}
    for condition in conditions:
        same.setdefault((condition.do, condition.what), []).append(condition)
    kept = (found[0] if len(found) == 1 else _strictest(tuple(found)) for found in same.values())
    return tuple(sorted(kept, key=BY_TEXT))


@lru_cache(maxsize=4096)
def _strictest(same: tuple[Condition, ...]) -> Condition:
    because = dict.fromkeys(part for condition in same for part in condition.because)
    strictest = min(same, key=lambda condition: (condition.rank, condition.text))
    return replace(strictest, because=tuple(because))


def deadlines(conditions: Sequence[Condition], at: Situation) -> list[date]:
    """The days on which a condition shuts the door, or of a signed agreement falls due."""
    ends = (condition.param("on") for condition in conditions if condition.do == "valid_until")
    days = [date.fromisoformat(str(end)) for end in ends]
    signed = earliest(at.file.clauses.values())
    if signed is not None:
        kinds = at.vocabulary.conditions
        late = (c for c in conditions if kinds[c.do].timing == "deadline")
        days += [days_after(signed, int(c.param("days") or 0)) for c in late]
    return days
