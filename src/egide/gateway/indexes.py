"""The index of a person in a school: the number after the highest, given at a first crossing."""

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


@atomic
def given(school: int, member: UUID) -> int:
    """A number of their own: who arrives at the same time waits for their turn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [NUMBERING, school])
    of_school = SchoolIndex.objects.filter(school=school)
    highest = of_school.aggregate(highest=Max("number"))["highest"]
    following = 0 if highest is None else highest + 1
    row, _ = of_school.get_or_create(
        school_id=school, member_id=member, defaults={"number": following}
    )
    return row.number
