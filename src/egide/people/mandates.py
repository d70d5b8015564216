"""May somebody do that, here, today? The one door to the rules of mandates for other rooms."""

from datetime import date
from typing import Protocol
from uuid import UUID

from egide.people.errors import NoMandate
from egide.people.queries.held import held_by, ties_of
from egide.people.queries.places import place_of
from egide.trust.mandate import Controller, Held, Kind, Place, Power, Ruling, may

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


class SignedIn(Actor, Protocol):
    """Whoever signed in, as pages greet them."""

    @property
    def display_name(self) -> str:
        """How they are called, and what they do."""
        ...

    @property
    def role(self) -> str:
        """The role of their home page; mandates say what they may do."""
        ...

    @property
    def place_id(self) -> int | None:
        """Where they work."""
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
    found = may(held_by(by.pk), power, place, on=on, controller=controller)
    if found.allowed or place.kind not in TIED:
        return found
    return may(holdings(by, place), power, place, on=on, controller=controller)


def holdings(by: Actor, place: Place) -> tuple[Held, ...]:
    """What somebody holds that may count there: mandates given, and what the roster says."""
    return held_by(by.pk) + (ties_of(by.member_id) if place.kind in TIED else ())


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
