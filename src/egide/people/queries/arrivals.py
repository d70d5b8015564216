"""Who stands at a door: what the crossing must know of one person in one school."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F

from egide.people.models import Attachment, Member, Placement
from egide.people.models.roster import MemberKind

__all__ = ["Arrival", "MemberKind", "arrivals_of", "arriving", "groups_in", "schools_of_member"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pupil, a teacher or staff in a school. `groups`: of that school, the classes first."""

    id: UUID
    kind: MemberKind
    school: int
    level: str
    groups: tuple[UUID, ...]
    birth_month: date | None = field(repr=False)
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    mail: str = field(repr=False)


def arriving(member: UUID, school: int) -> Arrival | None:
    """That person in that school: two queries; None for who is not, or no longer, of the school."""
    there = Attachment.objects.filter(member=member, school=school, member__gone_on__isnull=True)
    one = there.select_related("member").first()
    if one is None:
        return None
    return arrived(one.member, school, groups_in(one.member, school))


def arrivals_of(school: int) -> tuple[Arrival, ...]:
    """The pupils and teachers of a school, in no order that says anything: two queries."""
    there = Attachment.objects.filter(school=school, member__gone_on__isnull=True)
    people = there.filter(member__kind__in=[MemberKind.PUPIL, MemberKind.TEACHER])
    who = {one.member_id: one.member for one in people.select_related("member")}
    placed = Placement.objects.filter(
        group__school=school, group__gone_on__isnull=True, member__gone_on__isnull=True
    )
    groups: dict[UUID, list[UUID]] = defaultdict(list)
    rows = placed.filter(role=F("member__kind")).order_by("group__kind", "group")
    for member, group in rows.values_list("member", "group"):
        groups[member].append(group)
    return tuple(arrived(one, school, tuple(groups[number])) for number, one in who.items())


def arrived(who: Member, school: int, groups: tuple[UUID, ...]) -> Arrival:
    """A row as a value."""
    return Arrival(
        id=who.pk,
        kind=MemberKind(who.kind),
        school=school,
        level=who.level,
        groups=groups,
        birth_month=who.birth_month,
        given_name=who.given_name,
        family_name=who.family_name,
        mail=who.mail,
    )


def groups_in(who: Member, school: int) -> tuple[UUID, ...]:
    """Their classes, then their other groups, in that school."""
    placed = Placement.objects.filter(
        member=who, group__school=school, group__gone_on__isnull=True, role=who.kind
    )
    return tuple(placed.order_by("group__kind", "group").values_list("group", flat=True))


def schools_of_member(member: UUID) -> tuple[int, ...]:
    """The schools that somebody is of: one query."""
    there = Attachment.objects.filter(member=member, member__gone_on__isnull=True)
    return tuple(there.order_by("school").values_list("school", flat=True).distinct())
