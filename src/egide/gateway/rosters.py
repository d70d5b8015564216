"""Who of a school could cross to a service now, and what it would learn: for rosters of any door.

The same rule as at the door, one person after another; it is read together, so that a thousand
people cost as many queries as one. Nothing may leave before `journaling.keep_new` has returned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from egide.gateway import indexes, visitors
from egide.gateway.admitting import opened, why_shut
from egide.gateway.errors import Shut
from egide.gateway.held import exceptions, policies
from egide.gateway.held.policies import Doors
from egide.gateway.journaling import Known
from egide.people import queries as people
from egide.people.queries import Arrival, Classroom
from egide.trust.agreement.attributes import UNASKED, Attribute
from egide.trust.disclosure.policy import Policy
from egide.trust.disclosure.release import Disclosure, release


@dataclass(frozen=True, slots=True)
class Roster:
    """A school as a service may know it: no order of names, no name of a class."""

    school: int
    rows: tuple["Row", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who could cross, under which policy, and their classes that use the service."""

    known: Known
    policy: Policy
    groups: tuple[Classroom, ...]

    @property
    def released(self) -> dict[Attribute, str]:
        """What may leave about them."""
        return dict(self.known.disclosure.released)


def roster(school: int, service: str, asked: frozenset[Attribute], *, on: date) -> Roster:
    """The pupils and teachers of a school whom the door would let in on that day.

    Shut where it would let nobody in: an empty roster would say that everybody has left.
    """
    doors = policies.of_school(school, service, on=on)
    if doors is None:
        raise Shut(why_shut(school, service, on), service, pupil=False)
    let_in = list(admitted(people.arrivals_of(school), doors, on))
    numbers = indexes.numbers(school, [arrival.id for arrival, _ in let_in])
    classes = {one.id: one for one in people.groups({g for a, _ in let_in for g in a.groups})}
    rows = []
    for arrival, policy in let_in:
        held = visitors.known(arrival, policy, numbers[arrival.id])
        released = release(policy.attributes, asked | UNASKED, held)
        if Attribute.PSEUDONYM in released:
            known = Known(arrival, Disclosure(policy.agreement, policy.service, released))
            using = [classes[one] for one in arrival.groups if uses(policy, classes[one])]
            rows.append(Row(known, policy, tuple(using)))
    return Roster(school, tuple(rows))


def admitted(
    arrivals: tuple[Arrival, ...], doors: Doors, on: date
) -> Iterator[tuple[Arrival, Policy]]:
    """Those who could cross, each with the policy that would let them in."""
    apart = cache(exceptions.of)
    for arrival in arrivals:
        found = opened(arrival, doors, on, apart)
        if isinstance(found, Policy):
            yield arrival, found


def uses(policy: Policy, group: Classroom) -> bool:
    """Whether a class or a group uses the service: an agreement for some is about no other."""
    of_level = not policy.levels or not group.level or group.level in policy.levels
    return of_level and visitors.about(policy, group.id)
