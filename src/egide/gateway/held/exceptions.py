"""Who is set apart at a door of a school today: what families chose, which classes are at work.

Read once for a school and a service, then held until somebody chooses (`policies.moved`). A lesson
begins and ends by itself: its bounds are held with it, and compared at the door.
"""

import time
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.db.models.functions import Now

from egide.gateway.held.memory import Shelf
from egide.gateway.held.policies import MOST, Exceptions
from egide.gateway.models import Choice, Lesson
from egide.trust.disclosure.policy import Policy

Key = tuple[int, str, str]  # a school, a service, the agreement that holds
NOBODY: Final = Exceptions()


@dataclass(frozen=True, slots=True)
class Running:
    """A class is at work with its teacher, from a second to another."""

    group: UUID
    since: float
    until: float


@dataclass(frozen=True, slots=True)
class Apart:
    """What families chose, and the lessons that are not over."""

    chosen: Exceptions
    lessons: tuple[Running, ...] = ()

    def at(self, second: float) -> Exceptions:
        """Who is set apart at that second."""
        if not self.lessons:
            return self.chosen
        now = {one.group for one in self.lessons if one.since <= second < one.until}
        return replace(self.chosen, supervised=frozenset(now))


NOTHING: Final = Apart(NOBODY)


def of(policy: Policy) -> Exceptions:
    """Who is set apart where this policy holds."""
    return _apart.get((int(policy.school), policy.service, policy.agreement)).at(time.time())


def read(school: int, service: str, agreement: str) -> Exceptions:
    """Who is set apart now, read."""
    return read_apart((school, service, agreement)).at(time.time())


def read_apart(key: Key) -> Apart:
    """Of the pupils of a school, who objects and who consents; the lessons of its classes.

    An objection stands in every school that a pupil is of, whoever made it and whenever: it wins.
    Consent is to what was read, in the school that asked: to this agreement and to no other.
    """
    school, service, agreement = key
    standing = Choice.objects.filter(
        pupil__attachments__school=school, service__slug=service, withdrawn_at=None
    )
    objecting, consenting = set(), set()
    wanted = ("pupil", "what", "school", "agreement")
    for pupil, what, at, read_there in standing.values_list(*wanted):
        if what == "objection":
            objecting.add(pupil)
        elif (at, read_there) == (school, agreement):
            consenting.add(pupil)
    lessons = lessons_of(school, service)
    if not (objecting or consenting or lessons):
        return NOTHING  # nearly everywhere: held once
    return Apart(Exceptions(frozenset(objecting), frozenset(consenting)), lessons)


def lessons_of(school: int, service: str) -> tuple[Running, ...]:
    """The lessons in that tool that are not over."""
    rows = Lesson.objects.filter(
        group__school=school, service__slug=service, ended_at=None, until__gt=Now()
    )
    found = rows.values_list("group", "since", "until")
    return tuple(Running(one, since.timestamp(), until.timestamp()) for one, since, until in found)


_apart: Shelf[Key, Apart] = Shelf(read_apart, most=MOST, service=lambda key: key[1])
