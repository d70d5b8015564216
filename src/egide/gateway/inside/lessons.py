"""“I open this tool in class”: for a while, a teacher is with their class in a tool.

Where an agreement asks for a teacher's presence, pupils of that class are let in meanwhile. It ends
by itself, or as soon as the teacher says so.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.gateway.errors import NotALesson
from egide.gateway.inside.choosing import When, heard
from egide.gateway.models import Lesson
from egide.people import queries as people
from egide.people.mandates import Actor, require
from egide.trust.mandate import Power

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Running:
    """A lesson under way: its number, whose class, until when."""

    number: int
    group: UUID
    service: str
    until: datetime


@atomic
def begin(group: UUID, service: str, lasts: timedelta, *, by: Actor, when: When) -> Lesson:
    """A teacher of the class opens a tool for it; a lesson that runs already takes the new end."""
    require(by, Power.REQUEST, at=people.place_of_class(group), on=when.on)
    if not SHORTEST <= lasts <= LONGEST:
        raise NotALesson
    card = catalogue.service(service)
    until = when.at + lasts
    running = Lesson.objects.select_for_update().filter(
        group=group, service=card.id, by=by.pk, ended_at=None, until__gt=when.at
    )
    row = running.first()
    if row is None:
        row = Lesson.objects.create(
            group_id=group, service_id=card.id, by_id=by.pk, since=when.at, until=until
        )
    else:
        row.until = until
        row.save(update_fields=["until"])
    heard(service)
    return row


@atomic
def end(lesson: int, *, by: Actor, when: When) -> UUID:
    """Whoever teaches that class, or runs its school, ends it now; the class is given back."""
    row = Lesson.objects.select_for_update().select_related("service").filter(pk=lesson).first()
    if row is None:
        raise NotALesson
    require(by, Power.REQUEST, at=people.place_of_class(row.group_id), on=when.on)
    if row.ended_at is None and when.at < row.until:
        row.ended_at = when.at
        row.save(update_fields=["ended_at"])
        heard(row.service.slug)
    return row.group_id


def running(groups: tuple[UUID, ...], *, at: datetime) -> tuple[Running, ...]:
    """The lessons of these classes that run at that instant: one query."""
    rows = Lesson.objects.filter(group__in=groups, ended_at=None, since__lte=at, until__gt=at)
    return tuple(
        Running(row.pk, row.group_id, row.service.slug, row.until)
        for row in rows.select_related("service").order_by("until")
    )
