"""Class codes: made for a day or a little longer, closed at once when somebody guesses.

A class has one code; a new one replaces it, and whoever came in by the former stays until they
leave. Closing it sends them out.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from egide.gateway.doors_in import sessions
from egide.gateway.doors_in.cards import signs
from egide.gateway.doors_in.cards.errors import NotAPrimaryClass, TooLate
from egide.gateway.models import ClassCode
from egide.gateway.secrets import keys, sealing
from egide.gateway.secrets.sealing import Broken, Use
from egide.people import queries
from egide.people.mandates import Actor
from egide.people.queries import Classroom

PRIMARY: Final = {"maternelle", "elementaire"}
LONGEST: Final = timedelta(days=31)
SCHOOL_ENDS: Final = time(18, 0)
MOST_FAILURES: Final = 100  # of a code, whoever tries; six-year-olds miss once or twice each
WARNED: Final = 40  # from how many the teacher is told
DOOR: Final = "classe"


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a class, for whoever may show it."""

    group: UUID
    text: str = field(repr=False)
    ends_at: int
    failures: int

    @property
    def ends(self) -> datetime:
        """When it ends."""
        return timezone.localtime(
            datetime.fromtimestamp(self.ends_at, timezone.get_current_timezone())
        )

    @property
    def guessed_at(self) -> bool:
        """Whether somebody tries pictures that are nobody's."""
        return self.failures >= WARNED

    @property
    def closed(self) -> bool:
        """Whether it was tried so often that it opens no more."""
        return self.failures >= MOST_FAILURES


def require_primary(group: Classroom) -> None:
    """Elsewhere pupils have an account: a code would be a weaker door."""
    if PRIMARY.isdisjoint(queries.organisation(group.school).stages):
        raise NotAPrimaryClass


def open_code(group: Classroom, until: date, *, by: Actor, at: int) -> Code:
    """A fresh code for a class, until the evening of a day; the former opens no more."""
    require_primary(group)
    ends_at = evening(until)
    if not at < ends_at <= at + int(LONGEST.total_seconds()):
        raise TooLate
    text = signs.a_code()
    ClassCode.objects.update_or_create(
        group_id=group.id,
        defaults={
            "digest": digest(text),
            "sealed": sealing.seal(Use.CARD, [str(group.id), text]),
            "by_id": by.pk,
            "at": at,
            "ends_at": ends_at,
            "failures": 0,
        },
    )
    return Code(group.id, text, ends_at, 0)


def evening(day: date) -> int:
    """When school is over on a day, in France."""
    ends = datetime.combine(day, SCHOOL_ENDS, timezone.get_current_timezone())
    return int(ends.timestamp())


def first_evening(at: int) -> date:
    """The day until whose evening a code lasts when nobody says otherwise."""
    here = timezone.localtime(datetime.fromtimestamp(at, timezone.get_current_timezone()))
    return here.date() if at < evening(here.date()) else here.date() + timedelta(days=1)


def close(group: UUID, *, at: int) -> None:
    """The code opens no more, and whoever came in by it is out."""
    ClassCode.objects.filter(group=group).delete()
    sessions.end(DOOR, (session_name(group),), before=at, at=at)


def shown(group: UUID, *, at: int) -> Code | None:
    """The code of a class, while it lasts."""
    row = ClassCode.objects.filter(group=group, ends_at__gt=at).first()
    if row is None:
        return None
    try:
        _, text = sealing.unseal(Use.CARD, row.sealed)
    except Broken:  # sealed under a key that was retired: it opens, and nobody can read it again
        text = ""
    return Code(row.group_id, text, row.ends_at, row.failures)


def group_of(typed: str, *, at: int) -> UUID | None:
    """The class that a code is of; None for a code that is wrong, over or closed: none is told."""
    rows = ClassCode.objects.filter(
        digest=digest(signs.as_typed(typed)), ends_at__gt=at, failures__lt=MOST_FAILURES
    )
    return rows.values_list("group", flat=True).first()


def still_open(group: UUID, *, at: int) -> bool:
    """Whether a class may still come in."""
    rows = ClassCode.objects.filter(group=group, ends_at__gt=at, failures__lt=MOST_FAILURES)
    return rows.exists()


def failed(group: UUID) -> None:
    """Pictures were tried that are nobody's."""
    ClassCode.objects.filter(group=group).update(failures=F("failures") + 1)


def sweep(*, at: int) -> int:
    """Remove the codes that are over; say how many."""
    return ClassCode.objects.filter(ends_at__lte=at).delete()[0]


def session_name(group: UUID) -> str:
    """By what the sessions of a class are ended."""
    return f"code:{group}"


def digest(code: str) -> bytes:
    """How a code is kept."""
    return keys.of_card(f"code {code}")
