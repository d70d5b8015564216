"""Classes and their pupils, and how many people a school has."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from egide.people.errors import NoClass
from egide.people.models import Attachment, Group, Placement


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil, for who teaches them. Their name is in no `repr`."""

    id: UUID
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    birth_month: date | None = field(repr=False)
    level: str


@dataclass(frozen=True, slots=True)
class Classroom:
    """A class or a group of a school, with its pupils by name; none where they were not asked."""

    id: UUID
    name: str
    kind: str
    level: str
    school: int
    pupils: tuple[Pupil, ...] = ()


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people a school has today. A count, no name."""

    pupils: int
    teachers: int
    staff: int
    classes: int


def classes_of(teacher: UUID, *, school: int | None = None) -> tuple[Classroom, ...]:
    """The classes and groups of a teacher, with their pupils: two queries whatever their number."""
    taught = Group.objects.filter(
        placements__member=teacher, placements__role="teacher", gone_on__isnull=True
    )
    return with_pupils(taught if school is None else taught.filter(school=school))


def taught(teacher: UUID, *, school: int) -> tuple[Classroom, ...]:
    """The classes and groups of a teacher in a school, without their pupils: one query."""
    rows = Group.objects.filter(
        placements__member=teacher, placements__role="teacher", school=school, gone_on__isnull=True
    )
    return tuple(shown(row, ()) for row in rows.order_by("name", "id"))


def classes_at(school: int) -> tuple[Classroom, ...]:
    """The classes of a school by name, without their pupils: one query."""
    rows = present_classes(school).order_by("name", "id")
    return tuple(shown(row, ()) for row in rows)


def rolls(school: int) -> tuple[tuple[Classroom, int], ...]:
    """The classes of a school by name with how many pupils each has: one query."""
    there = Q(placements__role="pupil", placements__member__gone_on__isnull=True)
    counted = present_classes(school).annotate(size=Count("placements", filter=there))
    return tuple((shown(row, ()), row.size) for row in counted.order_by("name", "id"))


def class_with_pupils(group: UUID) -> Classroom:
    """One class with its pupils; NoClass when there is none."""
    found = with_pupils(Group.objects.filter(pk=group))
    if not found:
        raise NoClass
    return found[0]


def present_classes(school: int) -> "QuerySet[Group]":
    """The classes that the last export of a school names."""
    return Group.objects.filter(school=school, kind="class", gone_on__isnull=True)


def with_pupils(groups: "QuerySet[Group]") -> tuple[Classroom, ...]:
    """These groups with their pupils who are still there."""
    rows = list(groups.order_by("name", "id"))
    placed = Placement.objects.filter(
        group__in=[row.pk for row in rows], role="pupil", member__gone_on__isnull=True
    )
    in_order = placed.order_by("member__family_name", "member__given_name", "member_id")
    pupils: dict[UUID, list[Pupil]] = defaultdict(list)
    for one in in_order.select_related("member"):
        who = one.member
        pupils[one.group_id].append(
            Pupil(who.pk, who.given_name, who.family_name, who.birth_month, who.level)
        )
    return tuple(shown(row, tuple(pupils[row.pk])) for row in rows)


def shown(row: Group, pupils: tuple[Pupil, ...]) -> Classroom:
    """A group as a value."""
    return Classroom(row.pk, row.name, row.kind, row.level, row.school_id, pupils)


def headcount(school: int) -> Headcount:
    """How many people a school has today: two queries."""
    there = Attachment.objects.filter(school=school, member__gone_on__isnull=True)
    counted = dict(there.values_list("role").annotate(Count("member", distinct=True)))
    return Headcount(
        pupils=counted.get("pupil", 0),
        teachers=counted.get("teacher", 0),
        staff=counted.get("staff", 0) + counted.get("head", 0),
        classes=present_classes(school).count(),
    )
