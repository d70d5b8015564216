"""Who is set apart at a door of a school today: what families chose, which classes are at work.

Read once for a school and a service, then held for two seconds at most: a lesson ends by itself.
What somebody chooses is heard at once, by every process (`policies.moved`).
"""

import threading
from time import monotonic
from typing import Final
from uuid import UUID

from django.db.models.functions import Now

from egide.gateway.models import Choice, Lesson
from egide.gateway.policies import FRESH, MOST, Exceptions
from egide.trust.disclosure.policy import Policy

Key = tuple[int, str, str]
NOBODY: Final = Exceptions()


class Held:
    """What was read, and when. Nothing read before a `forget` outlives it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[Key, tuple[float, Exceptions]] = {}
        self._turn = 0
        self._lock = threading.Lock()

    def of(self, key: Key) -> Exceptions:
        """As it was read, two seconds ago at most."""
        known = self._known.get(key)
        if known is not None and monotonic() - known[0] < FRESH:
            return known[1]
        turn, at = self._turn, monotonic()
        found = read(*key)
        with self._lock:
            if turn == self._turn:  # else it was read before what made us forget
                self._known = {} if len(self._known) >= MOST else self._known
                self._known[key] = (at, found)
        return found

    def forget(self) -> None:
        """Read everything again."""
        with self._lock:
            self._turn += 1
            self._known = {}


def read(school: int, service: str, agreement: str) -> Exceptions:
    """Of the pupils of a school, who objects and who consents; the classes that are at work now.

    An objection stands in every school that a pupil is of, whoever made it and whenever: it wins.
    Consent is to what was read, in the school that asked: to this agreement and to no other.
    """
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
    return Exceptions(frozenset(objecting), frozenset(consenting), at_work(school, service))


def at_work(school: int, service: str) -> frozenset[UUID]:
    """The classes with which a teacher is in that tool now."""
    running = Lesson.objects.filter(
        group__school=school, service__slug=service, ended_at=None,
        since__lte=Now(), until__gt=Now(),
    )  # fmt: skip
    return frozenset(running.values_list("group", flat=True))


_held = Held()


def of(policy: Policy) -> Exceptions:
    """Who is set apart where this policy holds."""
    return _held.of((int(policy.school), policy.service, policy.agreement))


def forget() -> None:
    """Somebody chose: read everything again in this process."""
    _held.forget()
