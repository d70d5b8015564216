"""What somebody may do with a school's requests and agreements, ruled once for a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from egide.decisions.errors import NoSuchRequest
from egide.kit.errors import Missing
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.people.queries import HeldMandate
from egide.trust.mandate import Held, Place, Power, may

SEEN = (Power.REQUEST, Power.REVIEW, Power.SIGN, Power.READ_REGISTER, Power.FRAME)


@dataclass(frozen=True)
class Seat:
    """The powers that somebody holds over a place on a day."""

    place: Place
    held: tuple[Held, ...]
    on: date

    def may(self, power: Power) -> bool:
        """Whether they hold that power here."""
        return may(self.held, power, self.place, on=self.on).allowed

    @property
    def sees(self) -> bool:
        """Whether they may read what is asked for and signed here."""
        return any(self.may(power) for power in SEEN)

    @property
    def asks(self) -> bool:
        """Whether they may ask for a tool."""
        return self.may(Power.REQUEST)

    @property
    def advises(self) -> bool:
        """Whether theirs is the opinion of data protection."""
        return self.may(Power.REVIEW)

    @property
    def signs(self) -> bool:
        """Whether they bind the controller."""
        return self.may(Power.SIGN)

    @property
    def tries(self) -> bool:
        """Whether they may authorise an experiment."""
        return self.may(Power.EXPERIMENT)

    @property
    def suspends(self) -> bool:
        """Whether they may shut the door at once."""
        return self.may(Power.SUSPEND)

    @property
    def runs(self) -> bool:
        """Whether they run the school from day to day, be it without binding it."""
        return self.may(Power.READ_CLASS) and self.may(Power.READ_REGISTER)


def seat(by: Actor, school: int, *, on: date) -> Seat:
    """What they may do here: three queries."""
    return Seat(people.place_of(school), holdings(by), on)


def holdings(by: Actor, mandates: Sequence[HeldMandate] | None = None) -> tuple[Held, ...]:
    """What somebody holds: mandates that were given, and the schools of a roster. Two queries.

    `mandates`: where they were read already.
    """
    given = people.held_by(by.pk) if mandates is None else people.held_as(mandates)
    return given + people.works_in(by.member_id)


def reader(by: Actor, school: int, *, on: date, missing: type[Missing] = NoSuchRequest) -> Seat:
    """Let whoever may read go on; to anybody else nothing is there."""
    found = seat(by, school, on=on)
    if not found.sees:
        raise missing
    return found


def workplaces(held: Iterable[Held], *, on: date) -> tuple[int, ...]:
    """The places where something is held on a day, in the order it was given."""
    numbers = (one.at for one in held if one.span.covers(on))
    return tuple(dict.fromkeys(int(number) for number in numbers if number.isdecimal()))
