"""Who gives which mandate where. Nobody appoints themselves upwards."""

from collections.abc import Iterable
from datetime import date

from egide.trust.mandate.places import Kind, Place
from egide.trust.mandate.powers import Held, Role
from egide.trust.mandate.ruling import carries
from egide.trust.mandate.seats import (
    AUTHORITY,
    DASEN,
    HEAD,
    MINISTER,
    PROVIDER,
    RECTOR,
    Seats,
    is_public_primary,
    runs_it,
)

# Who appoints, by where the mandate is to be held and which it is. What is not here is not given:
# a guardian, a pupil and the teacher of a class are what the roster says they are.
APPOINTS: dict[tuple[Kind, Role], Seats] = {
    (Kind.MINISTRY, Role.MINISTRY): (MINISTER,),
    (Kind.MINISTRY, Role.REVIEWER): (MINISTER,),
    (Kind.MINISTRY, Role.AUDITOR): (MINISTER,),
    (Kind.ACADEMY, Role.RECTOR): (MINISTER,),
    (Kind.ACADEMY, Role.DASEN): (RECTOR, MINISTER),
    (Kind.ACADEMY, Role.REVIEWER): (RECTOR, MINISTER),
    (Kind.ACADEMY, Role.AUDITOR): (RECTOR, MINISTER),
    (Kind.AUTHORITY, Role.AUTHORITY): (AUTHORITY,),
    (Kind.AUTHORITY, Role.REVIEWER): (AUTHORITY,),
    (Kind.PROVIDER, Role.PROVIDER): (PROVIDER,),
    (Kind.SCHOOL, Role.HEAD): (RECTOR,),
    (Kind.SCHOOL, Role.DIRECTOR): (DASEN, RECTOR),
    (Kind.SCHOOL, Role.REVIEWER): (HEAD,),
    (Kind.SCHOOL, Role.AUDITOR): (RECTOR,),
}


def appointers(role: Role, place: Place) -> Seats:
    """The seats that may give that mandate there."""
    public_primary = is_public_primary(place)
    if place.kind is Kind.SCHOOL and role is Role.TEACHER:
        return runs_it(place)
    if role is (Role.HEAD if public_primary else Role.DIRECTOR):
        return ()  # a public primary school has a director, any other school a head
    found = APPOINTS.get((place.kind, role), ())
    return tuple(seat for seat in found if seat is not HEAD or not public_primary)


def may_grant(held: Iterable[Held], role: Role, place: Place, *, on: date) -> bool:
    """Whether what is held lets one give that mandate there, on that day. A delegate does not."""
    open_to = appointers(role, place)
    return any(
        one.span.covers(on) and not one.delegated and carries(one, open_to, place) for one in held
    )
