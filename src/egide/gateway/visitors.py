"""A person of a roster, as a door sees them: who they are to the rules, what is known of them."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from egide.gateway import indexes
from egide.gateway.errors import NotOfASchool
from egide.gateway.held import memory
from egide.gateway.held.policies import Exceptions
from egide.gateway.secrets import keys
from egide.gateway.seen import Seen
from egide.law.shelf import shelf
from egide.people import queries as people
from egide.people.queries import Arrival, MemberKind
from egide.trust.agreement.attributes import NAMING, UNASKED, Attribute
from egide.trust.disclosure.admission import Role, Visitor
from egide.trust.disclosure.display_names import display_name
from egide.trust.disclosure.policy import Policy
from egide.trust.disclosure.pseudonyms import ServiceKey, Subject, pseudonym

UNKNOWN_LEVEL = "unknown"  # no agreement for some classes covers it
NOWHERE: Final = frozenset[str]()  # where an agreement is for the whole school, no class counts


@cache
def role_of(kind: MemberKind) -> Role:
    """A kind of person, as the rules say it."""
    return Role(kind)


def seen(arrival: Arrival, policy: Policy, apart: Exceptions) -> Visitor:
    """What the rules must know at this door, with what sets them apart there."""
    level = shelf().vocabulary.levels.get(arrival.level)
    return Visitor(
        role=role_of(arrival.kind),
        level=arrival.level,
        rank=level.rank if level else 0,
        groups=frozenset(map(str, arrival.groups)) if policy.groups else NOWHERE,
        birth_month=arrival.birth_month,
        objects=arrival.id in apart.objecting,
        consents=arrival.id in apart.consenting,
        supervised=not apart.supervised.isdisjoint(arrival.groups),
    )


def level_at_the_door(arrival: Arrival) -> str:
    """A pupil's level is always named; a teacher comes with all of their classes."""
    if arrival.kind is not MemberKind.PUPIL:
        return ""
    return arrival.level or UNKNOWN_LEVEL


def held(arrival: Arrival, policy: Policy) -> dict[Attribute, str]:
    """What is known of somebody, as this service may be told it."""
    number = arrival.number if isinstance(arrival, Seen) else number_of(arrival)
    named = isinstance(arrival, Seen) and policy.attributes & NAMING
    return known(with_names(arrival) if named else arrival, policy, number)


def number_of(arrival: Arrival) -> int:
    """Their index in their school."""
    memory.forbid_reading()
    return indexes.number(arrival.school, arrival.id)


def with_names(arrival: Arrival) -> Arrival:
    """The same, with their names: an agreement lists some, so the roster is read."""
    memory.forbid_reading()
    found = people.arriving(arrival.id, arrival.school)
    if found is None:
        raise NotOfASchool
    return found


def known(arrival: Arrival, policy: Policy, number: int) -> dict[Attribute, str]:
    """The same of somebody whose number in the school is at hand: opaque, and the service's own.

    Nothing is derived that the agreement does not list, but who it is. Classes and schools have a
    pseudonym too: one identifier for all would join what is apart.
    """
    who = Who(arrival, policy, keys.of_service(policy.service, policy.key), number)
    wanted = policy.attributes | UNASKED
    return {name: said for name in wanted if (said := TOLD[name](who))}


class Who(NamedTuple):
    """Somebody before a service. `number`: their index in the school."""

    arrival: Arrival
    policy: Policy
    key: ServiceKey
    number: int

    def pseudonym(self, key: ServiceKey) -> str:
        """What the service calls them under a version of its key."""
        return pseudonym(key, Subject(str(self.arrival.id), self.policy.controller))

    def former_pseudonym(self) -> str:
        """What it called them before its key changed, while that is carried."""
        former = self.policy.former
        return self.pseudonym(keys.of_service(self.policy.service, former)) if former else ""

    def display_name(self) -> str:
        """What the service shows of them."""
        return display_name(keys.display(self.key, self.policy.controller), self.number)

    def groups(self) -> str:
        """What the service calls their classes."""
        of_theirs = [one for one in self.arrival.groups if about(self.policy, one)]
        return " ".join([group_name(self.policy, one) for one in of_theirs])


TOLD: Final[Mapping[Attribute, Callable[[Who], str]]] = {
    Attribute.PSEUDONYM: lambda who: who.pseudonym(who.key),
    Attribute.FORMER_PSEUDONYM: Who.former_pseudonym,
    Attribute.DISPLAY_NAME: Who.display_name,
    Attribute.ROLE: lambda who: role_of(who.arrival.kind).value,
    Attribute.SCHOOL: lambda who: school_name(who.policy, who.arrival.school),
    Attribute.GROUP: Who.groups,
    Attribute.LEVEL: lambda who: who.arrival.level,
    Attribute.LANGUAGE: lambda _: "",  # no roster says it
    Attribute.GIVEN_NAME: lambda who: who.arrival.given_name,
    Attribute.FAMILY_NAME: lambda who: who.arrival.family_name,
    Attribute.MAIL: lambda who: who.arrival.mail,
}


def about(policy: Policy, group: UUID) -> bool:
    """Whether an agreement is about a class: one that is for some classes tells of no other."""
    return not policy.groups or str(group) in policy.groups


def group_name(policy: Policy, group: UUID) -> str:
    """What a service calls a class: the same in a launch and in a roster."""
    return named(keys.of_service(policy.service, policy.key), policy.controller, "group", group)


def school_name(policy: Policy, school: int) -> str:
    """What a service calls a school, where the agreement lists it."""
    return named(keys.of_service(policy.service, policy.key), policy.controller, "school", school)


@lru_cache(maxsize=8192)
def named(key: ServiceKey, controller: str, kind: str, number: UUID | int) -> str:
    """The pseudonym of a class or a school, derived once for all its pupils; never of a person."""
    return pseudonym(key, Subject(f"{kind} {number}", controller))


def opaque(policy: Policy, thing: str) -> str:
    """The pseudonym of any other thing in a service: no person is written with a space."""
    return pseudonym(keys.of_service(policy.service, policy.key), Subject(thing, policy.controller))
