"""From what an ENT says to somebody of a roster: an ENT brings people of its own schools alone."""

from dataclasses import dataclass
from uuid import UUID

from egide.gateway.doors_in.ents import Ent, Said
from egide.gateway.doors_in.errors import NotTheirs, Unknown
from egide.people import queries


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody, in one of their schools."""

    member: UUID
    school: int
    code: str
    name: str


def places_of(ent: Ent, said: Said) -> tuple[Place, ...]:
    """Where an ENT may bring somebody: one place at least, or a refusal.

    A school that the ENT names narrows the choice when it is one of theirs, and counts for nothing
    else: what an ENT says of schools opens no school.
    """
    there = [
        (member, school)
        for member in queries.known_as(said.who, ent.rosters)
        for school in queries.schools_of_member(member)
    ]
    if not there:
        raise Unknown
    found = tuple(
        Place(member, school, line[0].code, line[0].name)
        for member, school in there
        if speaks_for(ent, line := queries.lineage(school))
    )
    if not found:
        raise NotTheirs
    return tuple(place for place in found if place.code == said.school) or found


def speaks_for(ent: Ent, line: tuple[queries.Org, ...]) -> bool:
    """Whether the ENT was given this school, or the academy that it stands in."""
    return not {one.code for one in line}.isdisjoint(ent.speaks_for)
