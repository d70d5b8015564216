"""A small invented country, made through the room's own actions, with somebody in each seat."""

from dataclasses import dataclass, field
from datetime import date

from egide.people import actions
from egide.people.actions import Appointment, Opening
from egide.people.models import (
    Attachment,
    Group,
    Guardianship,
    Member,
    Organisation,
    Person,
    Placement,
    Roster,
)
from egide.people.models.organisation import Kind, SchoolKind
from egide.people.roles import Role
from egide.trust.dated import Span

FOUNDED, DAY = date(2020, 9, 1), date(2026, 11, 24)
YEAR = Span(date(2026, 9, 1), date(2027, 9, 1))


@dataclass
class Country:
    """Who and what tests name."""

    ministry: Organisation
    academy: Organisation
    college: Organisation
    primary: Organisation
    next_door: Organisation
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, key: str) -> Person:
        return self.people[key]


def opened(kind, code, name, parent=None, school_kind=SchoolKind.NONE):
    number = parent.pk if parent else None
    return actions.open_organisation(
        Opening(kind, code, name, number, school_kind), by=None, on=FOUNDED
    )


def somebody(role, place=None, *, member=None, span=YEAR, mandate=True, department=""):
    """Somebody who signs in, with the mandate of their role at their place."""
    person = Person.objects.create(display_name="Someone", role=role, place=place, member=member)
    if place is not None and mandate:
        given = Appointment(person.pk, Role(role), place.pk, span, department=department)
        actions.grant(given, by=None, on=DAY)
    return person


def a_country() -> Country:
    """One ministry, one academy, a collège, a public primary school, another collège."""
    ministry = opened(Kind.MINISTRY, "MEN", "Ministère")
    academy = opened(Kind.ACADEMY, "98", "Académie du Val", ministry)
    country = Country(
        ministry,
        academy,
        opened(Kind.SCHOOL, "0980001A", "Collège A", academy, SchoolKind.EPLE),
        opened(Kind.SCHOOL, "0980002B", "École B", academy, SchoolKind.PUBLIC_PRIMARY),
        opened(Kind.SCHOOL, "0980003C", "Collège C", academy, SchoolKind.EPLE),
    )
    country.people = {
        "minister": somebody("ministry", ministry),
        "rector": somebody("rector", academy),
        "dasen": somebody("dasen", academy, department="098"),
        "dpo": somebody("reviewer", academy),
        "auditor": somebody("auditor", academy),
        "head": somebody("head", country.college),
        "director": somebody("director", country.primary),
        "neighbour": somebody("head", country.next_door),
        "teacher": somebody("teacher", country.college),
        "deputy": somebody("head", country.college, mandate=False),
    }
    return country


def a_roster(country):
    return Roster.objects.create(code="hand:98", kind="hand", academy=country.academy)


def a_member(roster, kind, name, school=None, role=None):
    row = Member.objects.create(
        roster=roster, source_id=name, kind=kind, given_name=name, family_name=f"Of {name}"
    )
    if school is not None:
        Attachment.objects.create(member=row, school=school, role=role or kind)
    return row


def a_class(roster, school, name, pupils=(), teachers=()):
    row = Group.objects.create(
        roster=roster, source_id=name, school=school, kind="class", name=name
    )
    for member in pupils:
        Placement.objects.create(member=member, group=row, role="pupil")
    for member in teachers:
        Placement.objects.create(member=member, group=row, role="teacher")
    return row


def answers_for(guardian, pupil, *, legal=True):
    Guardianship.objects.create(guardian=guardian, pupil=pupil, legal=legal)
