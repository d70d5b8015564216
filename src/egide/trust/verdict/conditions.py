"""Conditions of an agreement: those already done are struck out, equal ones add up."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.trust.charter import Demand, Param
from egide.trust.dated import days_after, earliest
from egide.trust.evidence.day import DossierOfDay
from egide.trust.evidence.dossier import State
from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.situation import Situation
from egide.trust.vocabulary import ConditionKind, Vocabulary

FROM = "from"
LASTING = frozenset({"always"})  # gateway conditions and watches last as long as the agreement


@dataclass(frozen=True, slots=True)
class Condition:
    """What an agreement must carry, with its parameters in order. `because`: the parts."""

    do: str
    params: tuple[tuple[str, Param], ...] = ()
    because: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As written in a charter's examples: `deliver what=sla days=60`."""
        return " ".join([self.do, *(f"{name}={value}" for name, value in self.params)])

    def param(self, name: str) -> Param | None:
        """One parameter, or None."""
        return dict(self.params).get(name)


def due(demands: Iterable[Demand], because: str, at: Situation) -> tuple[Condition, ...]:
    """The conditions that these demands still put, in this situation."""
    filled = (Condition(d.do, _filled(d, at), (because,)) for d in demands)
    return tuple(condition for condition in filled if not _done(condition, at))


def _filled(demand: Demand, at: Situation) -> tuple[tuple[str, Param], ...]:
    """A parameter taken from what was read: a minimum age, the end of a signature's validity."""
    params = dict(demand.params)
    source = params.pop(FROM, None)
    if source is None:
        return demand.params
    if demand.do == "minimum_age":
        words = at.value(f"answer.{source}").words
        return (("years", _number(words)), *params.items())
    held = at.file.evidence[str(source)]
    return (("on", str(held.until)), *params.items())


def _number(words: tuple[str, ...]) -> int:
    (word,) = words
    return 0 if word in {SILENT, UNKNOWN} else int(word)


def _done(condition: Condition, at: Situation) -> bool:
    kind = at.vocabulary.conditions[condition.do]
    what = str(condition.param("what") or "")
    if kind.timing in LASTING or condition.do == "scan":
        return False
    if condition.do == "clause":
        return what in at.file.clauses
    if condition.do == "act":
        return what in at.file.acts or _delivered(at.vocabulary.acts[what].proves, at.file)
    return _delivered(what, at.file)


def _delivered(what: str, file: DossierOfDay) -> bool:
    held = file.evidence.get(what)
    return held is not None and held.state is State.FAVOURABLE


def merged(conditions: Iterable[Condition], by: Vocabulary) -> tuple[Condition, ...]:
    """Each condition once, with the stricter parameter, in alphabetical order."""
    kept: dict[tuple[str, Param | None], Condition] = {}
    for condition in conditions:
        key = (condition.do, condition.param("what"))
        other = kept.get(key)
        kept[key] = condition if other is None else _stricter(other, condition, by)
    return tuple(sorted(kept.values(), key=str))


def _stricter(one: Condition, other: Condition, by: Vocabulary) -> Condition:
    kind = by.conditions[one.do]
    params = one.params if _rank(one, kind, by) <= _rank(other, kind, by) else other.params
    because = tuple(dict.fromkeys((*one.because, *other.because)))
    return Condition(one.do, params, because)


def _rank(condition: Condition, kind: ConditionKind, by: Vocabulary) -> tuple[int, str]:
    """The smaller, the stricter; equal ones are told apart by what they write."""
    written = str(condition)
    if kind.merge == "lowest":
        return int(condition.param("days") or 0), written
    if kind.merge == "highest":
        level = condition.param("level")
        rank = by.levels[str(level)].rank if level else int(condition.param("years") or 0)
        return -rank, written
    return 0, str(condition.param("on") or "") + written


def deadlines(conditions: Iterable[Condition], at: Situation) -> list[str]:
    """The days on which a condition of a signed agreement falls due, in ISO."""
    signed = earliest(at.file.clauses.values())
    days = [str(c.param("on")) for c in conditions if c.param("on")]
    if signed is not None:
        kinds = at.vocabulary.conditions
        late = (c for c in conditions if kinds[c.do].timing == "deadline")
        days += [days_after(signed, int(c.param("days") or 0)).isoformat() for c in late]
    return days
