"""The scores that tools sent for a class, as its teacher reads them: by pupil, under real names.

No tool reads this; no official grade is here (docs/decisions/0073).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from egide.gateway.models import LtiLineItem, LtiScore
from egide.people import queries as people
from egide.people.mandates import Actor, require
from egide.people.queries import Classroom
from egide.trust.mandate import Power

UNDER_WAY = frozenset({"Initialized", "Started", "InProgress"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What one tool said of one piece of work. `given`: none while nothing is scored."""

    tool: str
    label: str
    given: float | None
    maximum: float
    under_way: bool
    comment: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OfPupil:
    """A pupil, and what tools sent about them."""

    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    sent: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class OfClass:
    """A class: its pupils, and how many pieces of work tools score there."""

    group: Classroom
    pupils: tuple[OfPupil, ...]
    items: int


def of_class(group: UUID, *, by: Actor, on: date) -> OfClass:
    """What a teacher of the class may read, and nobody else: three queries and the class."""
    require(by, Power.NAME_PUPILS, at=people.place_of_class(group), on=on)
    found = people.class_with_pupils(group)
    items = LtiLineItem.objects.filter(context__group=group)
    rows = LtiScore.objects.filter(item__in=items, member__in=[one.id for one in found.pupils])
    by_pupil = sorted_by_pupil(rows.select_related("item__tool__service").order_by("item__at"))
    pupils = (OfPupil(one.given_name, one.family_name, by_pupil[one.id]) for one in found.pupils)
    return OfClass(found, tuple(pupils), items.count())


def sorted_by_pupil(rows: Iterable[LtiScore]) -> defaultdict[UUID, tuple[Sent, ...]]:
    """What was sent about each."""
    found: defaultdict[UUID, tuple[Sent, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.member_id] += (shown(row),)
    return found


def shown(row: LtiScore) -> Sent:
    """A score, out of what the tool said that it is out of."""
    maximum = row.maximum if row.given is not None and row.maximum else row.item.maximum
    return Sent(
        tool=row.item.tool.service.name,
        label=row.item.label,
        given=row.given,
        maximum=maximum,
        under_way=row.activity in UNDER_WAY,
        comment=row.comment,
    )


def are_there(group: UUID) -> bool:
    """Whether tools score anything in a class."""
    return LtiLineItem.objects.filter(context__group=group).exists()
