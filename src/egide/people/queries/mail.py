"""Where people are written to: what a roster says of staff; nobody else has an address here."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from egide.people.models import Person


def addresses(persons: Iterable[UUID], *, on: date) -> dict[UUID, str]:
    """The address of each of these people who has one and has not left: one query."""
    there = Q(member__gone_on=None) | Q(member__gone_on__gt=on)
    known = Person.objects.filter(there, pk__in=list(persons), member__mail__gt="")
    return dict(known.order_by("pk").values_list("pk", "member__mail"))
