"""Who may bring whom in where: whoever may give them the mandate that comes with it."""

from datetime import date

from egide.people.models import Organisation, Person
from egide.people.queries.held import held_by
from egide.people.queries.places import place_of
from egide.people.roles import Role
from egide.trust.mandate import Role as Seat
from egide.trust.mandate import may_grant

INVITERS = (
    Role.HEAD,
    Role.DIRECTOR,
    Role.DASEN,
    Role.RECTOR,
    Role.MINISTRY,
    Role.AUTHORITY,
)
# Pupils and families come through the doors of their school, never by invitation.
STAFF = tuple(role for role in Role if role not in {Role.PUPIL, Role.GUARDIAN})


def roles_for(by: Person, place: Organisation, *, on: date) -> tuple[Role, ...]:
    """The roles that somebody lets in at a place."""
    held, there = held_by(by.pk), place_of(place.pk)
    return tuple(role for role in STAFF if may_grant(held, Seat(role), there, on=on))


def may_invite(by: Person, role: Role, place: Organisation, *, on: date) -> bool:
    """Whether what somebody holds on that day lets them bring that role in at that place."""
    there = place_of(place.pk)
    return there.life.covers(on) and may_grant(held_by(by.pk), Seat(role), there, on=on)


def may_renew(by: Person, person: Person, *, on: date) -> bool:
    """Whether somebody may let a person in again: only if all that the person holds is theirs to
    give, or else a small mandate would open a large one.
    """
    if by.pk == person.pk or person.place is None:
        return False
    mine = held_by(by.pk)
    theirs = [(one.role, int(one.at)) for one in held_by(person.pk) if one.span.covers(on)]
    reached = {*theirs, (Seat(person.role), person.place.pk)}
    return all(may_grant(mine, role, place_of(at), on=on) for role, at in reached)
