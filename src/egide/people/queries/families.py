"""The pupils of a guardian. Nothing here, and nothing it gives, leads to the other guardian:

each one's pupils are found by their own rows, and no reader of this room lists the guardians
of a pupil.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from egide.people.errors import NoPupil
from egide.people.models import Attachment, Guardianship, Member, Placement
from egide.people.queries.classes import Classroom
from egide.people.queries.classes import shown as classroom


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil, for one who answers for them: their school and classes, nobody else."""

    id: UUID
    given_name: str = field(repr=False)
    birth_month: date | None = field(repr=False)
    level: str
    schools: tuple[int, ...]
    classes: tuple[Classroom, ...]


def children_of(guardian: UUID) -> tuple[Child, ...]:
    """The pupils for whom somebody answers by law: three queries whatever their number."""
    rows = Guardianship.objects.filter(
        guardian=guardian, legal=True, guardian__gone_on__isnull=True
    ).select_related("pupil")
    pupils = [row.pupil for row in rows.order_by("pupil__birth_month", "pupil_id")]
    numbers = [pupil.pk for pupil in pupils]
    schools, classes = schools_of(numbers), groups_of(numbers)
    return tuple(
        Child(
            id=pupil.pk,
            given_name=pupil.given_name,
            birth_month=pupil.birth_month,
            level=pupil.level,
            schools=schools.get(pupil.pk, ()),
            classes=classes.get(pupil.pk, ()),
        )
        for pupil in pupils
    )


def child(pupil: UUID) -> Child:
    """One pupil, for whoever may act for them: three queries; NoPupil when there is none."""
    found = Member.objects.filter(pk=pupil, kind="pupil", gone_on__isnull=True).first()
    if found is None:
        raise NoPupil
    schools, classes = schools_of([pupil]), groups_of([pupil])
    return Child(
        id=pupil,
        given_name=found.given_name,
        birth_month=found.birth_month,
        level=found.level,
        schools=schools.get(pupil, ()),
        classes=classes.get(pupil, ()),
    )


def schools_of(pupils: list[UUID]) -> dict[UUID, tuple[int, ...]]:
    """The schools of each."""
    found: dict[UUID, list[int]] = defaultdict(list)
    for one in Attachment.objects.filter(member__in=pupils, role="pupil").order_by("id"):
        found[one.member_id].append(one.school_id)
    return {pupil: tuple(schools) for pupil, schools in found.items()}


def groups_of(pupils: list[UUID]) -> dict[UUID, tuple[Classroom, ...]]:
    """The classes and groups of each, without who else is in them."""
    found: dict[UUID, list[Classroom]] = defaultdict(list)
    placed = Placement.objects.filter(member__in=pupils, role="pupil", group__gone_on__isnull=True)
    for one in placed.select_related("group").order_by("group__name", "group_id"):
        found[one.member_id].append(classroom(one.group, ()))
    return {pupil: tuple(groups) for pupil, groups in found.items()}
