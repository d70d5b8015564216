"""Requests as pages read them: who asks, where they stand. A few queries, whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from egide.decisions.errors import NoSuchRequest
from egide.decisions.models import Opinion, Request, Wish
from egide.decisions.sheets import Supporter


class Stage(StrEnum):
    """Where a request stands."""

    TO_READ = "to_read"  # a tool that nobody knows: its terms are read first
    TO_ADVISE = "to_advise"
    TO_SIGN = "to_sign"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def over(self) -> bool:
        """Whether it ended."""
        return self in {Stage.AGREED, Stage.DECLINED, Stage.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Advised:
    """The opinion that counts."""

    by: str
    on: date
    favourable: bool
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. `service` is the slug, empty for a tool that nobody knows."""

    id: int
    school: int
    school_name: str
    service: str
    name: str
    site: str
    on: date
    stage: Stage
    supporters: tuple[Supporter, ...]
    opinion: Advised | None
    ended_on: date | None
    ended_by: str
    reason: str
    agreements: tuple[int, ...]


def requests_of(school: int, *, open_only: bool = False) -> tuple[Asked, ...]:
    """The requests of a school, the latest first."""
    rows = Request.objects.filter(school=school)
    return shown(rows.filter(outcome="") if open_only else rows)


def wished_by(person: UUID, school: int) -> tuple[Asked, ...]:
    """The open requests of a school that somebody supports, the latest first."""
    mine = Request.objects.filter(school=school, outcome="", wishes__person=person)
    return shown(mine.filter(wishes__withdrawn_on=None))


def request(number: int) -> Asked:
    """That request; NoSuchRequest when there is none."""
    found = shown(Request.objects.filter(pk=number))
    if not found:
        raise NoSuchRequest(str(number))
    return found[0]


def shown(rows: "QuerySet[Request]") -> tuple[Asked, ...]:
    """Rows as values: four queries."""
    wishes = Wish.objects.filter(withdrawn_on=None).select_related("person").order_by("id")
    opinions = Opinion.objects.select_related("by").order_by("-id")
    found = rows.select_related("service", "school", "ended_by").prefetch_related(
        Prefetch("wishes", wishes), Prefetch("opinions", opinions), "agreements"
    )
    return tuple(value(row) for row in found.order_by("-on", "-pk"))


def value(row: Request) -> Asked:
    """A row, already joined, as a value."""
    opinion = next(iter(row.opinions.all()), None)
    return Asked(
        id=row.pk,
        school=row.school_id,
        school_name=row.school.name,
        service=row.service.slug if row.service else "",
        name=row.name,
        site=row.site,
        on=row.on,
        stage=stage(row, opinion),
        supporters=tuple(supporters(row.wishes.all())),
        opinion=advised(opinion),
        ended_on=row.ended_on,
        ended_by=row.ended_by.display_name if row.ended_by else "",
        reason=row.reason,
        agreements=tuple(one.pk for one in row.agreements.all()),
    )


def stage(row: Request, opinion: Opinion | None) -> Stage:
    """Where a row stands."""
    if row.outcome:
        return Stage(row.outcome)
    if row.service is None:
        return Stage.TO_READ
    return Stage.TO_SIGN if opinion else Stage.TO_ADVISE


def supporters(wishes: Iterable[Wish]) -> Iterable[Supporter]:
    """Who wishes for it."""
    for one in wishes:
        name = one.person.display_name
        yield Supporter(one.person_id, name, tuple(one.groups), one.what_for, one.on)


def advised(opinion: Opinion | None) -> Advised | None:
    """An opinion as a value."""
    if opinion is None:
        return None
    return Advised(opinion.by.display_name, opinion.on, opinion.favourable, opinion.text)
