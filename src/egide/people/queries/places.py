"""Organisations, classes and pupils as the rules of mandates see them."""

from datetime import date
from uuid import UUID

from egide.people.errors import NoClass, NoPupil
from egide.people.models import Group, Member
from egide.people.queries.organisations import Org, lineage
from egide.trust.dated import Span
from egide.trust.mandate import Kind, Place, SchoolKind


def place_of(organisation: int) -> Place:
    """An organisation and what it stands in, in one query."""
    return place_in(lineage(organisation))


def place_in(lineage: tuple[Org, ...], *, within: Place | None = None) -> Place:
    """The place of the first of these, each standing in the next, the last one in `within`."""
    foot, *above = lineage
    return placed(foot, place_in(tuple(above), within=within) if above else within)


def placed(one: Org, within: Place | None) -> Place:
    """An organisation as a place."""
    return Place(
        id=str(one.id),
        kind=Kind(one.kind),
        school_kind=SchoolKind(one.school_kind),
        within=within,
        department=one.department,
        life=Span(one.since or date.min, one.until),
    )


def place_of_class(group: UUID) -> Place:
    """A class or a group inside its school, in two queries; NoClass when there is none."""
    school = Group.objects.filter(pk=group).values_list("school_id", flat=True).first()
    if school is None:
        raise NoClass
    within = place_of(school)
    return Place(str(group), Kind.CLASS, within=within, department=within.department)


def place_of_pupil(member: UUID) -> Place:
    """A pupil, alone: whoever acts for them holds that of them, not of their school."""
    if not Member.objects.filter(pk=member, kind="pupil").exists():
        raise NoPupil
    return Place(str(member), Kind.PUPIL)
