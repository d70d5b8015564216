"""Classes by their number, and who teaches them: what a request needs to know."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from egide.kit.once import once
from egide.people.models import Group, Mandate, Person, Placement
from egide.people.queries.classes import Classroom, shown
from egide.people.queries.holders import HeldMandate, in_force
from egide.people.roles import Role


@once
def groups(numbers: Iterable[UUID]) -> tuple[Classroom, ...]:
    """These classes and groups by name, without their pupils: one query."""
    rows = Group.objects.filter(pk__in=list(numbers)).order_by("name", "id")
    return tuple(shown(row, ()) for row in rows)


def teachers_of(groups: Iterable[UUID]) -> tuple[UUID, ...]:
    """The persons who sign in and teach one of these classes: one query."""
    rows = Person.objects.filter(
        member__placements__group__in=list(groups), member__placements__role="teacher"
    )
    return tuple(rows.order_by("pk").values_list("pk", flat=True).distinct())


def holding(
    organisations: Iterable[int], roles: Iterable[Role], *, on: date
) -> tuple[HeldMandate, ...]:
    """Who holds one of these roles at one of these places on a day: one query."""
    rows = Mandate.objects.filter(organisation__in=list(organisations), role__in=list(roles))
    return in_force(rows, on)


def names_of(persons: Iterable[UUID]) -> dict[UUID, str]:
    """How these persons are called: one query."""
    rows = Person.objects.filter(pk__in=set(persons))
    return dict(rows.values_list("pk", "display_name"))


def pupils_in(groups: Iterable[UUID | str]) -> int:
    """How many pupils these classes and groups hold, each counted once: one query."""
    placed = Placement.objects.filter(
        group__in=list(groups), role="pupil", member__gone_on__isnull=True
    )
    return placed.values("member").distinct().count()
