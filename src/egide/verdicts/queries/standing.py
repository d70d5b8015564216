"""What stands on a day for a class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from egide.trust.outcome import Conclusion, Standing
from egide.verdicts import judging, marks
from egide.verdicts.models import StandingVerdict


@dataclass(frozen=True, slots=True)
class Stands:
    """What is said of a service on a day for a class."""

    service: str
    overall: Conclusion
    law: Conclusion
    charter: Conclusion
    standing: Standing
    conditions: tuple[str, ...]
    since: date
    until: date | None

    @property
    def mark(self) -> str:
        """The shape that goes with it."""
        return marks.OF_CONCLUSION[self.overall]


def standing(slugs: Iterable[str], level: str, on: date) -> dict[str, Stands]:
    """What stands for each of these services, in one query; absent: never judged on that day."""
    rows = current(level).filter(StandingVerdict.on_the_day(on), service__slug__in=list(slugs))
    return {row.service.slug: stands(row) for row in rows.select_related("service")}


def current(level: str) -> "QuerySet[StandingVerdict]":
    """The rows that stand for that level, under the last charter."""
    rows = StandingVerdict.objects.filter(replaced_by=None, levels__contains=[level])
    return rows.filter(charter=judging.charter_named().edition)


def stands(row: StandingVerdict) -> Stands:
    """A row as other rooms know it."""
    return Stands(
        row.service.slug,
        Conclusion(row.overall),
        Conclusion(row.law_column),
        Conclusion(row.charter_column),
        Standing(row.standing),
        tuple(row.payload["conditions"]),
        row.since,
        row.until,
    )
