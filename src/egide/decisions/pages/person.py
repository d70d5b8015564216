"""Who reads the page, where they work, and the seat they hold there."""

from typing import cast

from django.http import HttpRequest

from egide.decisions import seats
from egide.decisions.errors import NotASchool
from egide.decisions.seats import Seat
from egide.kit.clock import today
from egide.people import queries as people
from egide.people.errors import NoMandate
from egide.people.mandates import SignedIn
from egide.trust.mandate import Power, may


def person(request: HttpRequest) -> SignedIn:
    """Who signed in; pages that ask say so with their guard."""
    return cast("SignedIn", request.user)


def visitor(request: HttpRequest) -> SignedIn | None:
    """Who signed in, if anybody did."""
    return person(request) if request.user.is_authenticated else None


def workplace(request: HttpRequest, *powers: Power) -> tuple[int, Seat]:
    """Where the reader holds one of these powers, the first such place; NoMandate when nowhere."""
    who, on = person(request), today()
    held = seats.holdings(who)
    places = seats.workplaces(held, on=on) or ((who.place_id,) if who.place_id else ())
    if not places:
        raise NotASchool
    for number in places:
        found = Seat(people.place_of(number), held, on)
        if any(found.may(power) for power in powers):
            return number, found
    raise NoMandate(powers[0], may(held, powers[0], people.place_of(places[0]), on=on))
