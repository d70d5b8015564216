"""The policy of a door: one frozen value, read at most two seconds ago, closed by default.

A process forgets all it knew as soon as it hears that an agreement or a stance moved (`reactions`);
the other processes read again within two seconds.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from time import monotonic
from typing import Final
from uuid import UUID

from django.db.transaction import on_commit

from egide.decisions import queries as decisions
from egide.decisions.queries import InForce, Opening, Pupils
from egide.gateway import movements
from egide.gateway.movements import What
from egide.law.shelf import shelf
from egide.trust.agreement.value import Kind
from egide.trust.dated import Span, earliest
from egide.trust.disclosure.policy import Policy, listed, rules

FRESH: Final = 2.0  # seconds
MOST: Final = 50_000  # policies held; beyond, all are read again


@dataclass(frozen=True, slots=True)
class Door:
    """Between which school and which service, on which day, for whom."""

    school: int
    service: str
    on: date
    level: str = ""
    group: UUID | None = None


class Shelf:
    """What was read, and when. Nothing read before a `forget` outlives it."""

    def __init__(self, read: Callable[[Door], Policy | None]) -> None:
        """Know nothing yet."""
        self._read = read
        self._held: dict[Door, tuple[float, Policy | None]] = {}
        self._turn = 0
        self._lock = threading.Lock()

    def policy(self, door: Door) -> Policy | None:
        """The policy of a door; None when nothing opens it."""
        held = self._held.get(door)
        if held is not None and monotonic() - held[0] < FRESH:
            return held[1]
        turn, at = self._turn, monotonic()
        found = self._read(door)
        with self._lock:
            if turn == self._turn:  # else it was read before what made us forget
                self._make_room()
                self._held[door] = (at, found)
        return found

    def forget(self) -> None:
        """Read everything again."""
        with self._lock:
            self._turn += 1
            self._held = {}

    def _make_room(self) -> None:
        if len(self._held) >= MOST:
            self._held = {}


def read(door: Door) -> Policy | None:
    """What the agreement in force makes of a door."""
    return read_from(decisions.opening(door.school, door.service, on=door.on), door)


def of_school(school: int, service: str, *, on: date) -> Callable[[Door], Policy | None]:
    """The policies of all the doors between a school and a service, as they are right now."""
    opening = decisions.opening(school, service, on=on)
    return cache(partial(read_from, opening))


def read_from(opening: Opening, door: Door) -> Policy | None:
    """The policy of a door among all that may open it."""
    found = opening.to(Pupils(door.level, door.group))
    return frozen(door, found) if found else None


def frozen(door: Door, found: InForce) -> Policy:
    """What applies, as a door reads it."""
    signed = found.agreement.signed
    bounds = [day for day in (found.ends, signed.span.until) if day is not None]
    ranks = {name: level.rank for name, level in shelf().vocabulary.levels.items()}
    return Policy(
        school=str(door.school),
        service=door.service,
        agreement=signed.digest,
        controller=signed.organisation.code,
        attributes=listed(found.attributes, found.conditions),
        span=Span(signed.span.since, earliest(bounds)),
        rules=rules(found.conditions, ranks),
        groups=frozenset(signed.groups),
        levels=frozenset(signed.levels),
        experiment=signed.kind is Kind.EXPERIMENT,
    )


_shelf = Shelf(read)


def policy(door: Door) -> Policy | None:
    """The policy of a door, at most two seconds old."""
    return _shelf.policy(door)


def forget() -> None:
    """Something moved: read everything again in this process."""
    _shelf.forget()


def moved(service: str) -> None:
    """Call it in the transaction that moves what opens or shuts a service's doors for somebody.

    Agreements, their events, stances and clients tell by themselves (triggers); exceptions do not.
    """
    movements.tell(What.SERVICE, service)
    on_commit(forget)


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Who is set apart at a door of a school: families that object or consent, classes at work."""

    objecting: frozenset[UUID] = frozenset()  # members
    consenting: frozenset[UUID] = frozenset()  # members
    supervised: frozenset[UUID] = frozenset()  # groups in which a teacher is with their pupils now
