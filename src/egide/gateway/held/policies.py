"""What opens the doors between a school and a service on a day: frozen values, closed by default.

Read once and held until something moves (`memory`): an agreement, a stance, a client, an exception.
Levels and groups are resolved when it is read: at the door, nothing is compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final
from uuid import UUID

from django.db.transaction import on_commit

from egide.decisions import queries as decisions
from egide.decisions.queries import InForce, Opening, Pupils
from egide.gateway.held import memory, movements
from egide.gateway.held.memory import Shelf
from egide.gateway.held.movements import What
from egide.gateway.secrets import versions
from egide.law.shelf import shelf
from egide.trust.agreement.value import Kind
from egide.trust.dated import Span, earliest
from egide.trust.disclosure.policy import Policy, carried, listed, rules
from egide.trust.disclosure.versions import Standing

MOST: Final = 20_000  # doors held: about thirty megabytes
OTHER_LEVEL: Final = "none of those that are named"
OTHER_GROUP: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Door:
    """Between which school and which service, on which day, for whom."""

    school: int
    service: str
    on: date
    level: str = ""
    group: UUID | None = None


Between = tuple[int, str, date]  # a school, a service, a day
Whom = tuple[str, UUID | None]  # a level, a group


@dataclass(frozen=True, slots=True)
class Doors:
    """The policy for each level and group that some agreement names, and for all the others."""

    levels: frozenset[str]
    groups: frozenset[UUID]
    policies: Mapping[Whom, Policy | None]

    def of(self, level: str, group: UUID | None) -> Policy | None:
        """The policy for pupils of that level, in that group."""
        if level not in self.levels:
            level = OTHER_LEVEL if level and self.levels else ""
        if group not in self.groups:
            group = OTHER_GROUP if group and self.groups else None
        return self.policies[level, group]


def policy(door: Door) -> Policy | None:
    """The policy of a door; None when nothing opens it."""
    return between(door.school, door.service, door.on).of(door.level, door.group)


def between(school: int, service: str, on: date) -> Doors:
    """The doors between a school and a service on a day, all of them shut or not."""
    return _doors.get((school, service, on))


def read(between: Between) -> Doors:
    """What the agreements in force make of the doors between a school and a service."""
    school, service, on = between
    opening = decisions.opening(school, service, on=on)
    named = versions.standing(service, on=on)
    levels = frozenset(level for one in opening.found for level in one.signed.levels)
    groups = frozenset(UUID(group) for one in opening.found for group in one.signed.groups)
    known: dict[Policy | None, Policy | None] = {}  # most are alike: each is held once
    every = product(
        ["", *levels, *([OTHER_LEVEL] if levels else [])],
        [None, *groups, *([OTHER_GROUP] if groups else [])],
    )
    found = {whom: read_from(opening, Door(*between, *whom), named) for whom in every}
    return Doors(levels, groups, {whom: known.setdefault(one, one) for whom, one in found.items()})


def of_school(school: int, service: str, *, on: date) -> Doors | None:
    """All the doors between a school and a service, read now; None when all are shut."""
    found = read((school, service, on))
    return found if any(found.policies.values()) else None


def read_from(opening: Opening, door: Door, named: Standing) -> Policy | None:
    """The policy of a door among all that may open it."""
    found = opening.to(Pupils(door.level, door.group))
    return frozen(door, found, named) if found else None


def frozen(door: Door, found: InForce, named: Standing) -> Policy:
    """What applies, as a door reads it."""
    signed = found.agreement.signed
    bounds = [day for day in (found.ends, signed.span.until) if day is not None]
    ranks = {name: level.rank for name, level in shelf().vocabulary.levels.items()}
    return Policy(
        school=str(door.school),
        service=door.service,
        agreement=signed.digest,
        controller=signed.organisation.code,
        attributes=carried(listed(found.attributes, found.conditions), named.former),
        span=Span(signed.span.since, earliest(bounds)),
        rules=rules(found.conditions, ranks),
        groups=frozenset(signed.groups),
        levels=frozenset(signed.levels),
        experiment=signed.kind is Kind.EXPERIMENT,
        key=named.current,
        former=named.former,
    )


_doors: Shelf[Between, Doors] = Shelf(read, most=MOST, service=lambda between: between[1])


def forget() -> None:
    """Something moved: read everything again in this process."""
    memory.forget()


def moved(service: str) -> None:
    """Call it in the transaction that moves what opens or shuts a service's doors for somebody.

    Agreements, their events, stances and clients tell by themselves (triggers); exceptions do not.
    """
    movements.tell(What.SERVICE, service)
    on_commit(lambda: memory.forget(service))


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Who is set apart at a door of a school: families that object or consent, classes at work."""

    objecting: frozenset[UUID] = frozenset()  # members
    consenting: frozenset[UUID] = frozenset()  # members
    supervised: frozenset[UUID] = frozenset()  # groups in which a teacher is with their pupils now
