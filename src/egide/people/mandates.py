"""May somebody do that, here, today? The one door to the rules of mandates for other rooms."""

from datetime import date
from typing import Protocol
from uuid import UUID

from egide.people.errors import NoMandate
from egide.people.queries.held import held_by, ties_of
from egide.people.queries.places import place_of
from egide.trust.mandate import Controller, Kind, Place, Power, Ruling, may

TIED = {Kind.SCHOOL, Kind.CLASS, Kind.PUPIL}


class Actor(Protocol):
    """Whoever signed in, as far as mandates need to know them."""

    @property
    def pk(self) -> UUID:
        """Their number."""
        ...

    @property
    def member_id(self) -> UUID | None:
        """Who they are in a roster."""
        ...


def ruling(
    by: Actor,
    power: Power,
    *,
    at: int | Place,
    on: date,
    controller: Controller = Controller.SCHOOL,
) -> Ruling:
    """Whether somebody may, why, and who could. `at`: the number of an organisation, or a place."""
    place = place_of(at) if isinstance(at, int) else at
    held = held_by(by.pk)
    if place.kind in TIED:
        held += ties_of(by.member_id)
    return may(held, power, place, on=on, controller=controller)


def require(
    by: Actor,
    power: Power,
    *,
    at: int | Place,
    on: date,
    controller: Controller = Controller.SCHOOL,
) -> Ruling:
    """Let somebody do it, or raise NoMandate, which says who could."""
    found = ruling(by, power, at=at, on=on, controller=controller)
    if not found.allowed:
        raise NoMandate(power, found)
    return found
