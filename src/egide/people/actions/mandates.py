"""Give, pass on and take back mandates; record what a board voted.

`by` is None for whoever runs the machine: somebody must give the first mandate.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.transaction import atomic

from egide.people.errors import (
    AlreadyHeld,
    CannotDelegate,
    CannotGrant,
    CannotWithdraw,
    Incomplete,
    NoSuchMandate,
)
from egide.people.mandates import require
from egide.people.models import BoardVote, Mandate, Person
from egide.people.queries.held import days_of, held_by
from egide.people.queries.places import place_of
from egide.people.roles import Role
from egide.trust import mandate as rules
from egide.trust.dated import Span, is_span
from egide.trust.mandate import Held, Power


@dataclass(frozen=True, slots=True)
class Appointment:
    """A mandate to give: to whom, which role, where, which days, and what it rests on."""

    person: UUID
    role: Role
    organisation: int
    span: Span
    grounds: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a board voted: one service, or a delegation to the head where `service` is empty."""

    organisation: int
    reference: str
    span: Span
    service: str = ""


@atomic
def grant(appointment: Appointment, *, by: Person | None, on: date) -> Mandate:
    """Give somebody a mandate."""
    check_days(appointment.span)
    place = place_of(appointment.organisation)
    role = rules.Role(appointment.role)
    if by is not None and not rules.may_grant(held_by(by.pk), role, place, on=on):
        raise CannotGrant
    return written(appointment, by=by)


@atomic
def delegate(mandate: int, to: UUID, span: Span, *, by: Person, on: date) -> Mandate:
    """Pass one's own mandate on to somebody, for a time."""
    check_days(span)
    source = found(mandate)
    passed = rules.delegate(as_held(source), span, on=on)
    if source.person_id != by.pk or to == by.pk or passed is None:
        raise CannotDelegate
    return written(
        Appointment(
            person=to,
            role=Role(source.role),
            organisation=source.organisation_id,
            span=span,
            department=source.department,
        ),
        by=by,
        source=source,
    )


@atomic
def withdraw(mandate: int, *, by: Person | None, on: date) -> Mandate:
    """Take a mandate back from that day: by who may give it, who passed it on, or who holds it."""
    row = found(mandate, lock=True)
    if row.withdrawn_on is not None:
        return row
    if by is not None and not may_withdraw(row, by, on):
        raise CannotWithdraw
    row.withdrawn_on, row.withdrawn_by = on, by
    row.save(update_fields=["withdrawn_on", "withdrawn_by"])
    return row


@atomic
def record_vote(vote: Vote, *, by: Person, on: date) -> BoardVote:
    """Record what the board of a school voted."""
    check_days(vote.span)
    require(by, Power.RECORD_BOARD, at=vote.organisation, on=on)
    reference = vote.reference.strip()
    if not reference:
        raise Incomplete
    return BoardVote.objects.create(
        organisation_id=vote.organisation,
        service=vote.service,
        reference=reference,
        since=vote.span.since,
        until=vote.span.until,
        by=by,
    )


def may_withdraw(row: Mandate, by: Person, on: date) -> bool:
    """Whether somebody may take that mandate back."""
    if by.pk == row.person_id or (row.delegated and row.delegated.person_id == by.pk):
        return True
    place = place_of(row.organisation_id)
    return rules.may_grant(held_by(by.pk), rules.Role(row.role), place, on=on)


def written(
    appointment: Appointment, *, by: Person | None, source: Mandate | None = None
) -> Mandate:
    """The mandate as it is kept; AlreadyHeld when the person holds it from that very day."""
    if not Person.objects.filter(pk=appointment.person).exists():
        raise Incomplete
    same = {
        "person_id": appointment.person,
        "role": appointment.role,
        "organisation_id": appointment.organisation,
        "department": appointment.department,
        "since": appointment.span.since,
    }
    if Mandate.objects.filter(**same, withdrawn_on__isnull=True).exists():
        raise AlreadyHeld
    return Mandate.objects.create(
        **same, until=appointment.span.until, grounds=appointment.grounds, by=by, delegated=source
    )


def found(mandate: int, *, lock: bool = False) -> Mandate:
    """One mandate, with what it was passed on from; NoSuchMandate when there is none."""
    rows = Mandate.objects.select_related("delegated")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=mandate).first()
    if row is None:
        raise NoSuchMandate
    return row


def as_held(row: Mandate) -> Held:
    """A row as the rules see it."""
    return Held(
        role=rules.Role(row.role),
        at=str(row.organisation_id),
        span=days_of(row),
        delegated=row.delegated_id is not None,
        department=row.department,
    )


def check_days(span: Span) -> None:
    """Refuse days that hold no day."""
    if not is_span(span.since, span.until):
        raise Incomplete
