"""What somebody holds: mandates that were given, and ties that a roster says."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from egide.kit.once import once
from egide.people.models import Attachment, Guardianship, Mandate, Member, Placement
from egide.people.models.roster import MemberKind
from egide.trust.dated import Span, earliest
from egide.trust.mandate import Held, Role

AS_LONG_AS_THE_ROSTER_SAYS = Span(date.min)


@once
def held_by(person: UUID) -> tuple[Held, ...]:
    """The mandates of somebody, whatever the day: in one query."""
    rows = Mandate.objects.filter(person=person).select_related("delegated")
    return tuple(
        Held(
            role=Role(row.role),
            at=str(row.organisation_id),
            span=days_of(row),
            delegated=row.delegated_id is not None,
            department=row.department,
        )
        for row in rows
    )


def days_of(row: Mandate) -> Span:
    """The days on which a mandate stands: what was delegated falls with what it came from."""
    bounds = [row.until, row.withdrawn_on]
    if row.delegated is not None:
        bounds += [row.delegated.until, row.delegated.withdrawn_on]
    return Span(row.since, earliest(bound for bound in bounds if bound is not None))


@once
def ties_of(member: UUID | None) -> tuple[Held, ...]:
    """What a roster makes of somebody: teacher of a school and of classes, guardian, pupil.

    It makes nobody a head: what binds a school is a mandate that somebody gave.
    """
    row = Member.objects.filter(pk=member, gone_on__isnull=True).first() if member else None
    if row is None:
        return ()
    if row.kind == MemberKind.GUARDIAN:
        legal = Guardianship.objects.filter(guardian=row, legal=True)
        return ties(Role.GUARDIAN, legal.values_list("pupil_id", flat=True))
    if row.kind == MemberKind.PUPIL:
        return ties(Role.PUPIL, [row.pk])
    there = Attachment.objects.filter(member=row, role="teacher")
    taught = Placement.objects.filter(member=row, role="teacher", group__gone_on__isnull=True)
    schools = there.values_list("school_id", flat=True)
    return ties(Role.TEACHER, [*schools, *taught.values_list("group_id", flat=True)])


def ties(role: Role, places: Iterable[UUID | int]) -> tuple[Held, ...]:
    """The same role at each of these places."""
    return tuple(Held(role, str(place), AS_LONG_AS_THE_ROSTER_SAYS) for place in places)


@once
def works_in(member: UUID | None) -> tuple[Held, ...]:
    """The schools where a roster makes somebody a teacher: one query, less than `ties_of` asks."""
    if member is None:
        return ()
    there = Attachment.objects.filter(member=member, role="teacher", member__gone_on__isnull=True)
    return ties(Role.TEACHER, there.values_list("school_id", flat=True))
