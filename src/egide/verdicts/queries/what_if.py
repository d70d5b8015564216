"""What would move if a legal fact fell."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Max

from egide.trust.law import View
from egide.trust.outcome import Conclusion
from egide.trust.verdict.again import Judged
from egide.trust.verdict.what_if import Touched, Turn, moved
from egide.verdicts import dossiers, judging
from egide.verdicts.models import Evaluation

Judgements = dict[tuple[str, tuple[str, ...]], Judged]


@dataclass(frozen=True, slots=True)
class Fell:
    """A service that moves for these levels if a legal fact falls."""

    service: str
    levels: tuple[str, ...]
    before: Conclusion
    after: Conclusion
    turns: tuple[Turn, ...]

    @property
    def flips(self) -> bool:
        """Whether the conclusion itself changes."""
        return self.before is not self.after


def if_fell(fact: str, on: date) -> tuple[Fell, ...]:
    """What moves on that day if that legal fact had never been, by service and group of levels."""
    return tuple(
        Fell(service, levels, found.before, found.after, found.turns)
        for service, levels, found in touched(fact, on)
    )


def touched(fact: str, on: date) -> tuple[tuple[str, tuple[str, ...], Touched], ...]:
    """The same, each with the verdict that would stand."""
    held = judged_now(judging.charter_named().edition, on)
    names = {f"{slug} {' '.join(levels)}": (slug, levels) for slug, levels in held}
    law = judging.laws(View.KNOWN).of(on)
    found = moved(
        judging.charter_named(),
        {name: held[key] for name, key in names.items()},
        law,
        law.law.without(fact),
    )
    return tuple((*names[one.service], one) for one in found)


def judged_services(on: date) -> int:
    """How many services are judged on that day: all that could move."""
    held = judged_now(judging.charter_named().edition, on)
    return len({slug for slug, _levels in held})


def last_evaluation() -> int:
    """The number of the last evaluation: what was judged in memory holds until the next."""
    return Evaluation.objects.aggregate(last=Max("id"))["last"] or 0


def judged_now(edition: str, on: date) -> Judgements:
    """Every service judged on a day. Where nothing was ever evaluated, nothing tells two catalogues
    apart: nothing is kept in memory.
    """
    last = last_evaluation()
    return judged_today(edition, on, last) if last else judged_afresh(edition, on)


@lru_cache(maxsize=8)
def judged_today(edition: str, on: date, last: int) -> Judgements:
    """The same, kept in memory until something is judged again."""
    return judged_afresh(edition, on)


def judged_afresh(edition: str, on: date) -> Judgements:
    """The same, from the texts."""
    files = dossiers.filed(dossiers.judgeable(), on=on)
    return judging.judged_all(files, judging.charter_named(edition), on)
