"""The demonstration's crossings: a fortnight of launches of invented pupils, each with its receipt.

They are written once, by the crossing itself, in the journal of the invented academy.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.db.transaction import on_commit
from django.utils import timezone

from egide.decisions import queries as decisions
from egide.gateway import conf
from egide.gateway.crossing import Crossing, cross
from egide.gateway.doors_out.oidc import signing
from egide.gateway.errors import Shut
from egide.gateway.inside import looks
from egide.gateway.inside.choosing import When
from egide.gateway.journaling import Moment
from egide.gateway.secrets import keys, sealing
from egide.journal import actions as journal
from egide.journal import queries as lines
from egide.journal.years import school_year
from egide.kit.clock import now, today
from egide.people import queries as people
from egide.people.actions import become
from egide.people.demo.places import ACADEMY, TILLEULS
from egide.people.queries import Classroom
from egide.trust.agreement.attributes import MINIMUM, Attribute
from egide.trust.dated import days_after

# What the tools of the demonstration ask for: more than any of their agreements lists.
ASKED: Final = MINIMUM | {Attribute.GIVEN_NAME, Attribute.FAMILY_NAME}
LESSONS: Final = ((-6, time(10, 4)), (-5, time(14, 31)), (-1, time(10, 7)), (0, time(8, 12)))
SATURDAY: Final = 5
SOME: Final = 6  # pupils of a class who went there


def load() -> None:
    """The keys, the journal of this school year; then, once that is kept, what left."""
    keys.make(conf.keys())
    signing.make_missing()
    with suppress(FileExistsError):  # another process was first: its key is the one
        sealing.make_missing()
    journal.open_log(ACADEMY.lower(), on=today())
    on_commit(play)


def play() -> None:
    """Cross, sign, look: nothing when the journal holds lines already."""
    log = lines.log_of(ACADEMY.lower(), school_year(today()))
    if log.size:
        return
    school = people.organisation(TILLEULS).id
    for one in people.classes_at(school):
        for moment in moments(today()):
            for pupil in went(one.id):
                for service in opened(one, moment.on):
                    launch(pupil, school, service, moment)
    journal.sign(log.pk, at=now())
    teacher, when = become("camille"), When(today(), timezone.now())
    for group in people.classes_of(teacher.member_id) if teacher.member_id else ():
        for service in opened(group, today()):
            looks.look(group.id, service, by=teacher, when=when)


def moments(on: date) -> Iterator[Moment]:
    """The lessons of the last days that were school days, at their hours, none still to come."""
    for days, hour in LESSONS:
        day = days_after(on, days)
        at = int(timezone.make_aware(datetime.combine(day, hour)).timestamp())
        if day.weekday() < SATURDAY and at <= now():
            yield Moment(day, at)


def went(group: UUID) -> list[UUID]:
    """The first pupils of a class, and Léo, whose parents are of the demonstration."""
    pupils = people.class_with_pupils(group).pupils
    leo = become("leo").member_id
    return [one.id for rank, one in enumerate(pupils) if rank < SOME or one.id == leo]


def opened(group: Classroom, on: date) -> list[str]:
    """The tools that an agreement opens for a class on a day."""
    pupils = decisions.Pupils(group.level, group.id)
    held = decisions.agreements_of(group.school, on=on)
    return [one.service for one in held if one.status.opens and decisions.covers(one, pupils)]


def launch(member: UUID, school: int, service: str, moment: Moment) -> None:
    """A pupil goes to a tool, where the door opens for them."""
    arrival = people.arriving(member, school)
    if arrival is not None:
        try:
            cross(Crossing(arrival, service, ASKED, moment))
        except Shut:
            return
