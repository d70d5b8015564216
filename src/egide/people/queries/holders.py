"""Who holds which mandate where, and what boards voted: for pages that show it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from egide.kit.once import once
from egide.people.models import BoardVote, Mandate, Person
from egide.people.queries.held import days_of
from egide.people.queries.organisations import Org, shown
from egide.people.roles import Role
from egide.trust import mandate
from egide.trust.dated import Span
from egide.trust.mandate import Held
from egide.trust.mandate import Role as Known


@dataclass(frozen=True, slots=True)
class HeldMandate:
    """A mandate to show: who, which role, where, which days, where it comes from."""

    id: int
    person: UUID
    name: str = field(repr=False)
    role: Role
    organisation: Org
    span: Span
    grounds: str
    department: str
    delegated_by: str = field(repr=False, default="")
    passed_on_by: UUID | None = None

    @property
    def held(self) -> Held:
        """The mandate as the rules see it."""
        return Held(
            role=Known(self.role),
            at=str(self.organisation.id),
            span=self.span,
            delegated=self.passed_on_by is not None,
            department=self.department,
        )


@dataclass(frozen=True, slots=True)
class BoardVoteShown:
    """What a board voted. An empty `service` is a delegation to the head, for all contracts."""

    id: int
    service: str
    reference: str
    span: Span


def held_as(mandates: Iterable[HeldMandate]) -> tuple[Held, ...]:
    """Mandates that a page already read, as the rules want them: no query."""
    return tuple(
        Held(
            role=mandate.Role(one.role),
            at=str(one.organisation.id),
            span=one.span,
            delegated=bool(one.delegated_by),
            department=one.department,
        )
        for one in mandates
    )


@once
def mandates_of(person: UUID, *, on: date) -> tuple[HeldMandate, ...]:
    """The mandates of somebody in force on a day, in one query."""
    return in_force(Mandate.objects.filter(person=person), on)


def holders(organisation: int, *, on: date) -> tuple[HeldMandate, ...]:
    """Who holds a mandate at that very place on a day, in one query."""
    return in_force(Mandate.objects.filter(organisation=organisation), on)


def in_force(rows: "QuerySet[Mandate]", on: date) -> tuple[HeldMandate, ...]:
    """These mandates, those that stand on the day, as values."""
    joined = rows.select_related("person", "organisation", "delegated__person").order_by("id")
    return tuple(value(row) for row in joined if days_of(row).covers(on))


def value(row: Mandate) -> HeldMandate:
    """A mandate as a value."""
    return HeldMandate(
        id=row.pk,
        person=row.person_id,
        name=row.person.display_name,
        role=Role(row.role),
        organisation=shown(row.organisation),
        span=days_of(row),
        grounds=row.grounds,
        department=row.department,
        delegated_by=row.delegated.person.display_name if row.delegated else "",
        passed_on_by=row.delegated.person_id if row.delegated else None,
    )


def people_at(organisation: int, *, but: UUID) -> tuple[tuple[UUID, str], ...]:
    """Those who sign in and work there, by name, save one."""
    working = Person.objects.exclude(role__in=[Role.PUPIL, Role.GUARDIAN])
    rows = working.filter(place=organisation).exclude(pk=but)
    return tuple(rows.order_by("display_name").values_list("pk", "display_name"))


def votes_of(school: int, *, on: date) -> tuple[BoardVoteShown, ...]:
    """What the board of a school voted and that stands on a day, the latest first."""
    rows = BoardVote.objects.filter(organisation=school).order_by("-since", "-id")
    found = (
        BoardVoteShown(row.pk, row.service, row.reference, Span(row.since, row.until))
        for row in rows
    )
    return tuple(vote for vote in found if vote.span.covers(on))


@once
def vote_for(school: int, *, on: date, service: str = "") -> BoardVoteShown | None:
    """The vote that lets a head contract for a service on a day: on it, or a delegation."""
    rows = BoardVote.objects.filter(Q(service="") | Q(service=service), organisation=school)
    for row in rows.order_by("-service", "-since", "-id"):
        span = Span(row.since, row.until)
        if span.covers(on):
            return BoardVoteShown(row.pk, row.service, row.reference, span)
    return None
