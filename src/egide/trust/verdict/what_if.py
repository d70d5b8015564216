"""What if a legal fact fell: which services flip, and what flips in each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from egide.trust.charter import Charter
from egide.trust.law import Law
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import Conclusion, Outcome
from egide.trust.verdict.again import Judged, judge_again
from egide.trust.verdict.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Turn:
    """A criterion whose outcome is not the same before and after."""

    criterion: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Touched:
    """A service whose verdict moves: its conclusion, its criteria, or only its conditions."""

    service: str
    before: Conclusion
    after: Conclusion
    turns: tuple[Turn, ...]
    verdict: Verdict

    @property
    def flips(self) -> bool:
        """Whether the conclusion itself changes."""
        return self.before is not self.after

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it."""
        return {
            "service": self.service,
            "before": self.before.value,
            "after": self.after.value,
            "flips": self.flips,
            "criteria": [
                {"criterion": t.criterion, "before": t.before.value, "after": t.after.value}
                for t in self.turns
            ],
        }


def fallen(
    charter: Charter, judged: Mapping[str, Judged], law: LawOfDay, fact: str
) -> tuple[Touched, ...]:
    """The services that move if that fact had never been, in their order."""
    return moved(charter, judged, law, law.law.without(fact))


def moved(
    charter: Charter, judged: Mapping[str, Judged], law: LawOfDay, other: Law
) -> tuple[Touched, ...]:
    """The services that move under another law of the same day."""
    changed = other.changed_from(law.law)
    under = LawOfDay(other, law.day, law.view)
    touched = (
        _touched(service, held.verdict, judge_again(charter, held, under, changed))
        for service, held in judged.items()
    )
    return tuple(found for found in touched if found is not None)


def _touched(service: str, before: Verdict, after: Verdict) -> Touched | None:
    if after is before:
        return None
    turned = turns(before, after)
    same = before.overall is after.overall and before.conditions == after.conditions
    if same and not turned:
        return None
    return Touched(service, before.overall, after.overall, turned, after)


def turns(before: Verdict, after: Verdict) -> tuple[Turn, ...]:
    """The criteria whose outcomes differ; one that only one charter holds is not applicable."""
    if before.made_from.charter == after.made_from.charter:
        pairs = zip(before.findings, after.findings, strict=True)
        names = dict.fromkeys(a.criterion for a, b in pairs if a.outcome is not b.outcome)
    else:
        names = dict.fromkeys(f.criterion for f in (*before.findings, *after.findings))
    every = ((name, before.outcome_of(name), after.outcome_of(name)) for name in names)
    return tuple(Turn(name, was, now) for name, was, now in every if was is not now)


def services(touched: Iterable[Touched]) -> tuple[str, ...]:
    """Those whose conclusion flips."""
    return tuple(found.service for found in touched if found.flips)
