"""Which role, sitting where, holds a power over a place. Nothing is held by default.

A seat names the kind of place where the role must be held, among those that the place stands in:
so a head's mandate reaches their school and its classes, and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass

from egide.trust.mandate.places import Controller, Kind, Place, SchoolKind
from egide.trust.mandate.powers import Power, Role


@dataclass(frozen=True, slots=True)
class Seat:
    """A role, held at a place of that kind."""

    role: Role
    at: Kind


Seats = tuple[Seat, ...]
HEAD, DIRECTOR = Seat(Role.HEAD, Kind.SCHOOL), Seat(Role.DIRECTOR, Kind.SCHOOL)
DASEN, RECTOR = Seat(Role.DASEN, Kind.ACADEMY), Seat(Role.RECTOR, Kind.ACADEMY)
MINISTER = Seat(Role.MINISTRY, Kind.MINISTRY)
AUTHORITY = Seat(Role.AUTHORITY, Kind.AUTHORITY)
TEACHER, OF_A_CLASS = Seat(Role.TEACHER, Kind.SCHOOL), Seat(Role.TEACHER, Kind.CLASS)
PROVIDER = Seat(Role.PROVIDER, Kind.PROVIDER)
GUARDIAN, PUPIL = Seat(Role.GUARDIAN, Kind.PUPIL), Seat(Role.PUPIL, Kind.PUPIL)
PUBLIC_BODIES = (Kind.SCHOOL, Kind.ACADEMY, Kind.MINISTRY, Kind.AUTHORITY)


def seats(power: Power, place: Place, controller: Controller = Controller.SCHOOL) -> Seats:
    """The seats that hold this power here, for a service that `controller` answers for."""
    return RULES[power](place, controller)


def runs_it(place: Place) -> Seats:
    """Who runs a school from day to day; the director of a public primary school runs and asks."""
    if place.school is None:
        return ()
    return (DIRECTOR,) if is_public_primary(place) else (HEAD,)


def is_public_primary(place: Place) -> bool:
    """Whether the place is, or stands in, a school that has no legal person of its own."""
    return place.school is not None and place.school.school_kind is SchoolKind.PUBLIC_PRIMARY


def answers_for_it(place: Place, controller: Controller) -> Seats:
    """Who binds: the one controller, never somebody above or beside them."""
    if controller is Controller.MINISTRY:
        return (MINISTER,) if place.kind in {Kind.SCHOOL, Kind.ACADEMY, Kind.MINISTRY} else ()
    if controller is Controller.ACADEMY:
        return (RECTOR,) if place.kind in {Kind.SCHOOL, Kind.ACADEMY} else ()
    if place.kind is not Kind.SCHOOL:
        return ()
    return (DASEN,) if is_public_primary(place) else (HEAD,)


def wants_board(place: Place, controller: Controller) -> bool:
    """Whether a vote of the board, or its delegation, is to be recorded before signing.

    The board of a collège or lycée authorises its contracts (code de l'éducation, R421-20).
    """
    return (
        controller is Controller.SCHOOL
        and place.kind is Kind.SCHOOL
        and place.school_kind is SchoolKind.EPLE
    )


def asks(place: Place, controller: Controller) -> Seats:
    """Who asks a tool: a teacher, for a class of theirs, or whoever runs the school."""
    if place.kind is Kind.CLASS:
        return (OF_A_CLASS, *runs_it(place))
    return (TEACHER, *runs_it(place)) if place.kind is Kind.SCHOOL else ()


def supports(place: Place, controller: Controller) -> Seats:
    """Who joins a request: colleagues of the school."""
    return (TEACHER, *runs_it(place)) if place.kind is Kind.SCHOOL else ()


def oversees(role: Role, place: Place) -> Seats:
    """A role that may sit at any public body that the place is or stands in."""
    if place.kind not in PUBLIC_BODIES:
        return ()
    return tuple(Seat(role, above.kind) for above in place.lineage)


def reviews(place: Place, controller: Controller) -> Seats:
    """Who gives an opinion: the data protection officer, pooled by the academy or not."""
    return oversees(Role.REVIEWER, place)


def negotiates(place: Place, controller: Controller) -> Seats:
    """Who negotiates in the name of a ministry, an academy, an authority: its own people."""
    own = {Kind.MINISTRY: MINISTER, Kind.ACADEMY: RECTOR, Kind.AUTHORITY: AUTHORITY}
    return (own[place.kind],) if place.kind in own else ()


def above(place: Place) -> Seats:
    """The academy and the ministry, over themselves and what is below."""
    inherits = {
        Kind.MINISTRY: (MINISTER,),
        Kind.ACADEMY: (RECTOR, MINISTER),
        Kind.SCHOOL: (RECTOR, MINISTER),
    }
    return inherits.get(place.kind, ())


def frames(place: Place, controller: Controller) -> Seats:
    """Who opens, frames or closes: above, for all; at a school, whoever answers for it."""
    return (*answers_for_it(place, Controller.SCHOOL), *above(place))


def reads_register(place: Place, controller: Controller) -> Seats:
    """Who reads the register: who runs or answers, who is above, who checks."""
    own: Seats = (AUTHORITY,) if place.kind is Kind.AUTHORITY else ()
    if place.kind is Kind.SCHOOL:
        own = tuple(dict.fromkeys((*runs_it(place), *answers_for_it(place, Controller.SCHOOL))))
    return (*own, *above(place), *checks(place, controller))


def reads_mandates(place: Place, controller: Controller) -> Seats:
    """Who reads who signs here: whoever works there, is above, or checks."""
    works = {Kind.SCHOOL: TEACHER, Kind.ACADEMY: DASEN, Kind.PROVIDER: PROVIDER}
    own = (works[place.kind],) if place.kind in works else ()
    return (*own, *reads_register(place, controller))


def reads_class(place: Place, controller: Controller) -> Seats:
    """Who reads the names of pupils: their teachers, and who runs their school. Nobody above."""
    if place.kind is Kind.CLASS:
        return (OF_A_CLASS, *runs_it(place))
    return runs_it(place) if place.kind is Kind.SCHOOL else ()


def names_pupils(place: Place, controller: Controller) -> Seats:
    """Who sees which pupil stands behind a name in a tool: a teacher of the class, nobody else."""
    return (OF_A_CLASS,) if place.kind is Kind.CLASS else ()


def identifies(place: Place, controller: Controller) -> Seats:
    """Who asks, or lets somebody else know, who bears a name: who runs the school, the officer."""
    return (*runs_it(place), *reviews(place, controller)) if place.kind is Kind.SCHOOL else ()


def records_board(place: Place, controller: Controller) -> Seats:
    """Who records a vote: the head of a school that has a board."""
    return (HEAD,) if wants_board(place, Controller.SCHOOL) else ()


def invites(place: Place, controller: Controller) -> Seats:
    """Who lets people in: who runs the place, or is above it."""
    own = {Kind.AUTHORITY: (AUTHORITY,), Kind.PROVIDER: (PROVIDER,)}
    if place.kind is Kind.SCHOOL:
        return (*runs_it(place), *above(place))
    return own.get(place.kind, above(place))


def organises(place: Place, controller: Controller) -> Seats:
    """Who opens and closes schools."""
    return above(place)


def imports(place: Place, controller: Controller) -> Seats:
    """Who brings in rosters: who runs a school for its own, or who is above."""
    return invites(place, controller) if place.kind in {Kind.SCHOOL, Kind.ACADEMY} else above(place)


def checks(place: Place, controller: Controller) -> Seats:
    """Who checks what was done: auditors, and the data protection officer (GDPR, art. 39)."""
    return (*oversees(Role.AUDITOR, place), *oversees(Role.REVIEWER, place))


def speaks(place: Place, controller: Controller) -> Seats:
    """Who speaks for a provider: its own people."""
    return (PROVIDER,) if place.kind is Kind.PROVIDER else ()


def acts_for(place: Place, controller: Controller) -> Seats:
    """Who acts for a pupil: a guardian of that pupil, or the pupil."""
    return (GUARDIAN, PUPIL) if place.kind is Kind.PUPIL else ()


RULES: dict[Power, Callable[[Place, Controller], Seats]] = {
    Power.REQUEST: asks,
    Power.SUPPORT: supports,
    Power.REVIEW: reviews,
    Power.SIGN: answers_for_it,
    Power.NEGOTIATE: negotiates,
    Power.FRAME: frames,
    Power.EXPERIMENT: answers_for_it,
    Power.SUSPEND: frames,
    Power.READ_MANDATES: reads_mandates,
    Power.READ_REGISTER: reads_register,
    Power.READ_CLASS: reads_class,
    Power.NAME_PUPILS: names_pupils,
    Power.IDENTIFY: identifies,
    Power.RECORD_BOARD: records_board,
    Power.INVITE: invites,
    Power.ORGANISE: organises,
    Power.IMPORT: imports,
    Power.AUDIT: checks,
    Power.SPEAK_FOR_PROVIDER: speaks,
    Power.ACT_FOR_PUPIL: acts_for,
}
