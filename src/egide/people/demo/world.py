"""Make the demonstration's world exist, through the room's own acts. A second load adds nothing."""

from datetime import date

from egide.people.actions.mandates import Appointment, grant
from egide.people.actions.organisations import Opening, open_organisation
from egide.people.demo import contacts
from egide.people.demo.kept import keep, numbered
from egide.people.demo.personas import PERSONAS, Persona
from egide.people.demo.places import FOUNDED, PLACES
from egide.people.models import Mandate, Organisation, Person
from egide.trust.dated import Span

APPOINTED = Span(date(2025, 9, 1))


def load() -> None:
    """The places, the roster, and one person in each seat with their mandate."""
    numbers = open_places()
    contacts.keep()
    keep()
    for persona in PERSONAS:
        person = described(persona, numbers)
        if persona.appointed and not Mandate.objects.filter(person=person).exists():
            appoint(person, persona, numbers[persona.place])


def open_places() -> dict[str, int]:
    """Open what is not open yet; the numbers by code."""
    numbers = dict(Organisation.objects.values_list("code", "pk"))
    for place in PLACES:
        if place.code not in numbers:
            opening = Opening(
                kind=place.kind,
                code=place.code,
                name=place.name,
                parent=numbers.get(place.parent),
                school_kind=place.school_kind,
                stages=place.stages,
                commune=place.commune,
            )
            numbers[place.code] = open_organisation(opening, by=None, on=FOUNDED).pk
    return numbers


def described(persona: Persona, numbers: dict[str, int]) -> Person:
    """The person of a persona, as it is described."""
    described = {
        "display_name": persona.name,
        "organisation": persona.organisation,
        "role": persona.role,
        "place_id": numbers.get(persona.place),
        "member_id": numbered("member", persona.member) if persona.member else None,
    }
    person, _ = Person.objects.update_or_create(key=persona.key, defaults=described)
    return person


def appoint(person: Person, persona: Persona, place: int) -> None:
    """Give the mandate of their role, where they work."""
    given = Appointment(
        person.pk,
        persona.role,
        place,
        APPOINTED,
        grounds="démonstration",
        department=persona.department,
    )
    grant(given, by=None, on=APPOINTED.since)
