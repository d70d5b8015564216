"""The index of a person in a school: the number after the highest, given at a first crossing."""

from collections.abc import Collection, Sequence
from itertools import count
from uuid import UUID

from django.db import connection
from django.db.models import Max
from django.db.transaction import atomic

from egide.gateway.models import SchoolIndex

NUMBERING = 0x696E6478  # the first half of the lock under which a school gives numbers


def number(school: int, member: UUID) -> int:
    """The number of somebody in a school."""
    known = SchoolIndex.objects.filter(school=school, member=member)
    found = known.values_list("number", flat=True).first()
    return given(school, member) if found is None else found


def numbers(school: int, members: Collection[UUID]) -> dict[UUID, int]:
    """The numbers of these people of a school, given to those who had none: one query, or four."""
    rows = SchoolIndex.objects.filter(school=school, member__in=members)
    found = dict(rows.values_list("member", "number"))
    lacking = [member for member in members if member not in found]
    return found | all_given(school, lacking) if lacking else found


@atomic
def all_given(school: int, members: Sequence[UUID]) -> dict[UUID, int]:
    """Numbers for people who had none, unless somebody gave them one meanwhile."""
    taken = in_turn(school)
    rows = SchoolIndex.objects.filter(school=school, member__in=members)
    found = dict(rows.values_list("member", "number"))
    lacking = [member for member in members if member not in found]
    fresh = dict(zip(lacking, count(taken), strict=False))
    SchoolIndex.objects.bulk_create(
        SchoolIndex(school_id=school, member_id=member, number=one) for member, one in fresh.items()
    )
    return found | fresh


@atomic
def given(school: int, member: UUID) -> int:
    """A number of their own: who arrives at the same time waits for their turn."""
    following = in_turn(school)
    row, _ = SchoolIndex.objects.get_or_create(
        school_id=school, member_id=member, defaults={"number": following}
    )
    return row.number


def in_turn(school: int) -> int:
    """Wait until nobody else gives numbers in a school; the first that is free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [NUMBERING, school])
    highest = SchoolIndex.objects.filter(school=school).aggregate(highest=Max("number"))["highest"]
    return 0 if highest is None else highest + 1
