"""Requests as pages read them: who asks, where they stand. A few queries, whatever their number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from egide.decisions.current import verdicts_now
from egide.decisions.models import Opinion, Request, Wish
from egide.decisions.sheets import Supporter, request_named, with_asking


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
    """The last opinion. `current`: it is on the verdict that stands now, or the request is over."""

    by: str
    on: date
    favourable: bool
    text: str
    current: bool


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
    closer: UUID | None
    reason: str
    agreements: tuple[int, ...]


def requests_of(school: int, *, on: date, open_only: bool = False) -> tuple[Asked, ...]:
    """The requests of a school, the latest first."""
    rows = Request.objects.filter(school=school)
    return shown(rows.filter(outcome="") if open_only else rows, on)


def wished_by(person: UUID, school: int) -> tuple[Asked, ...]:
    """The open requests of a school that somebody supports, the latest first.

    Whether an opinion grew old is the affair of whoever advises: the request's own page says it.
    """
    mine = Request.objects.filter(school=school, outcome="", wishes__person=person)
    return shown(mine.filter(wishes__withdrawn_on=None), None)


def request(number: int, *, on: date) -> Asked:
    """That request; NoSuchRequest when there is none."""
    row = request_named(number)
    return values([row], on)[0]


def shown(rows: "QuerySet[Request]", on: date | None) -> tuple[Asked, ...]:
    """Rows as values: three queries; one more where some ended, four where opinions are looked at.

    Without a day, nobody asks whether opinions grew old.
    """
    found = rows.select_related("service", "school", "ended_by").order_by("-on", "-pk")
    return values(list(found), on)


def values(held: Sequence[Request], on: date | None) -> tuple[Asked, ...]:
    """The same, of rows already read."""
    with_asking(held)
    prefetch_related_objects([row for row in held if row.outcome], "agreements")
    now = verdicts_now([row for row in held if advisable(row)], on) if on else {}
    return tuple(value(row, now) for row in held)


def advisable(row: Request) -> bool:
    """Whether its opinion may have grown old: it is open, judged, and was given one."""
    return not row.outcome and row.service is not None and bool(row.opinions.all())


def value(row: Request, now: Mapping[int, str]) -> Asked:
    """A row, already joined, as a value; `now`: the verdicts that opinions must be on."""
    opinion = advised(next(iter(row.opinions.all()), None), now.get(row.pk))
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
        opinion=opinion,
        ended_on=row.ended_on,
        ended_by=row.ended_by.display_name if row.ended_by else "",
        closer=row.ended_by_id,
        reason=row.reason,
        agreements=tuple(one.pk for one in row.agreements.all()) if row.outcome else (),
    )


def stage(row: Request, opinion: Advised | None) -> Stage:
    """Where a row stands: an opinion on a verdict that has moved since is none."""
    if row.outcome:
        return Stage(row.outcome)
    if row.service is None:
        return Stage.TO_READ
    return Stage.TO_SIGN if opinion and opinion.current else Stage.TO_ADVISE


def supporters(wishes: Iterable[Wish]) -> Iterable[Supporter]:
    """Who wishes for it."""
    for one in wishes:
        name = one.person.display_name
        yield Supporter(one.person_id, name, tuple(one.groups), one.what_for, one.on)


def advised(opinion: Opinion | None, now: str | None) -> Advised | None:
    """An opinion as a value; `now`: the verdict of today, where it matters."""
    if opinion is None:
        return None
    current = now is None or opinion.verdict == now
    return Advised(opinion.by.display_name, opinion.on, opinion.favourable, opinion.text, current)
