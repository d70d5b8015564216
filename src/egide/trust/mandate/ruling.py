"""May this person, with what they hold, use a power over a place on a day?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egide.trust.mandate.places import Controller, Place
from egide.trust.mandate.powers import Held, Power, Role
from egide.trust.mandate.seats import Seat, Seats, seats


class Because(StrEnum):
    """Why a ruling says what it says."""

    HELD = "held"
    DELEGATED = "delegated"
    NOTHING_HELD = "nothing_held"  # no mandate at all
    NOT_THAT_DAY = "not_that_day"  # the right one, not in force
    ELSEWHERE = "elsewhere"  # the right role, another place
    ANOTHER_ROLE = "another_role"  # mandates, none that carries this power here
    NOBODY_CAN = "nobody_can"  # no role holds this power over this kind of place
    CLOSED = "closed"  # the place is not open that day: what was done there is read, no more
    REVIEWS_HERE = "reviews_here"  # who gives the opinion does not decide (GDPR, art. 38(6))


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer, why, and who could."""

    allowed: bool
    because: Because
    who_could: tuple[Role, ...]


BINDING = frozenset({Power.SIGN, Power.EXPERIMENT})
OUTLIVES = frozenset(
    {Power.READ_MANDATES, Power.READ_REGISTER, Power.AUDIT, Power.ACT_FOR_PUPIL, Power.ORGANISE}
)


def may(
    held: Iterable[Held],
    power: Power,
    place: Place,
    *,
    on: date,
    controller: Controller = Controller.SCHOOL,
) -> Ruling:
    """Whether what is held carries this power over this place on that day."""
    mandates, open_to = tuple(held), seats(power, place, controller)
    in_force = [one for one in mandates if one.span.covers(on)]
    who_could = tuple(dict.fromkeys(seat.role for seat in open_to))
    because = granted([one for one in in_force if carries(one, open_to, place)])
    if because is None:
        return Ruling(False, why_not(mandates, in_force, open_to, place), who_could)
    stopped = forbidden(power, place, in_force, on)
    return Ruling(stopped is None, stopped or because, who_could)


def forbidden(power: Power, place: Place, in_force: list[Held], on: date) -> Because | None:
    """What stops even whoever holds the power."""
    if not place.is_open(on) and power not in OUTLIVES:
        return Because.CLOSED
    if power in BINDING and reviews_it(in_force, place):
        return Because.REVIEWS_HERE
    return None


def granted(carrying: list[Held]) -> Because | None:
    """What carries the power, if anything does: one's own mandate before one delegated."""
    if not carrying:
        return None
    return Because.DELEGATED if all(one.delegated for one in carrying) else Because.HELD


def carries(one: Held, open_to: Seats, place: Place) -> bool:
    """Whether a mandate sits in one of the seats, over this place."""
    theirs = place.school is None or one.department in {"", place.department}
    return theirs and any(sits(one, seat, place) for seat in open_to)


def sits(one: Held, seat: Seat, place: Place) -> bool:
    """Whether a mandate is that seat: the role, at the one place of that kind in the lineage."""
    return one.role is seat.role and any(
        above.kind is seat.at and above.id == one.at for above in place.lineage
    )


def reviews_it(in_force: list[Held], place: Place) -> bool:
    """Whether the person is who reviews for this place."""
    return any(carries(one, seats(Power.REVIEW, place), place) for one in in_force)


def why_not(
    mandates: tuple[Held, ...], in_force: list[Held], open_to: Seats, place: Place
) -> Because:
    """The most telling reason of a refusal."""
    if not open_to:
        return Because.NOBODY_CAN
    if not mandates:
        return Because.NOTHING_HELD
    if any(carries(one, open_to, place) for one in mandates):
        return Because.NOT_THAT_DAY
    roles = {seat.role for seat in open_to}
    if any(one.role in roles for one in in_force):
        return Because.ELSEWHERE
    return Because.ANOTHER_ROLE
