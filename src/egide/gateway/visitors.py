"""A person of a roster, as a door sees them: who they are to the rules, what is known of them."""

from functools import lru_cache
from uuid import UUID

from egide.gateway import indexes
from egide.gateway.errors import NotOfASchool
from egide.gateway.held import memory
from egide.gateway.held.exceptions import NOBODY
from egide.gateway.held.policies import Exceptions
from egide.gateway.secrets import keys
from egide.gateway.seen import Seen
from egide.law.shelf import shelf
from egide.people import queries as people
from egide.people.queries import Arrival
from egide.trust.agreement.attributes import NAMING, Attribute
from egide.trust.disclosure.admission import Role, Visitor
from egide.trust.disclosure.display_names import display_name
from egide.trust.disclosure.policy import Policy
from egide.trust.disclosure.pseudonyms import ServiceKey, Subject, pseudonym

UNKNOWN_LEVEL = "unknown"  # no agreement for some classes covers it


def seen(arrival: Arrival, apart: Exceptions = NOBODY) -> Visitor:
    """What the rules must know, with what sets them apart at this door."""
    level = shelf().vocabulary.levels.get(arrival.level)
    return Visitor(
        person=str(arrival.id),
        role=Role(arrival.kind),
        level=arrival.level,
        rank=level.rank if level else 0,
        groups=frozenset(map(str, arrival.groups)),
        birth_month=arrival.birth_month,
        objects=arrival.id in apart.objecting,
        consents=arrival.id in apart.consenting,
        supervised=not apart.supervised.isdisjoint(arrival.groups),
    )


def level_at_the_door(arrival: Arrival) -> str:
    """A pupil's level is always named; a teacher comes with all of their classes."""
    if Role(arrival.kind) is not Role.PUPIL:
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

    Classes and schools have a pseudonym too: one identifier for all would join what is apart.
    """
    key = keys.of_service(policy.service, policy.key)
    said = {
        Attribute.PSEUDONYM: pseudonym(key, Subject(str(arrival.id), policy.controller)),
        Attribute.FORMER_PSEUDONYM: former(arrival, policy),
        Attribute.DISPLAY_NAME: display_name(keys.display(key, policy.controller), number),
        Attribute.ROLE: Role(arrival.kind).value,
        Attribute.SCHOOL: school_name(policy, arrival.school),
        Attribute.GROUP: " ".join(
            group_name(policy, one) for one in arrival.groups if about(policy, one)
        ),
        Attribute.LEVEL: arrival.level,
        Attribute.GIVEN_NAME: arrival.given_name,
        Attribute.FAMILY_NAME: arrival.family_name,
        Attribute.MAIL: arrival.mail,
    }
    return {name: value for name, value in said.items() if value}


def former(arrival: Arrival, policy: Policy) -> str:
    """What a service called somebody before its key changed, while that is carried."""
    if policy.former is None:
        return ""
    key = keys.of_service(policy.service, policy.former)
    return pseudonym(key, Subject(str(arrival.id), policy.controller))


def about(policy: Policy, group: UUID) -> bool:
    """Whether an agreement is about a class: one that is for some classes tells of no other."""
    return not policy.groups or str(group) in policy.groups


def group_name(policy: Policy, group: UUID) -> str:
    """What a service calls a class: the same in a launch and in a roster."""
    return opaque(policy, f"group {group}")


def school_name(policy: Policy, school: int) -> str:
    """What a service calls a school, where the agreement lists it."""
    return opaque(policy, f"school {school}")


def opaque(policy: Policy, thing: str) -> str:
    """The pseudonym of a class or a school in a service: no person is written with a space."""
    return named(keys.of_service(policy.service, policy.key), policy.controller, thing)


@lru_cache(maxsize=8192)
def named(key: ServiceKey, controller: str, thing: str) -> str:
    """The same, derived once for all the pupils of a class; never for a person."""
    return pseudonym(key, Subject(thing, controller))
