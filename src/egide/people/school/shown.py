"""What the page of a place shows to somebody on a day. It reads, and asks the rules."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from egide.people.errors import NoMandate
from egide.people.mandates import holdings
from egide.people.models import Person
from egide.people.queries.classes import Classroom, Headcount, classes_of, headcount, rolls
from egide.people.queries.held import held_by
from egide.people.queries.holders import (
    BoardVoteShown,
    HeldMandate,
    holders,
    people_at,
    votes_of,
)
from egide.people.queries.organisations import Org, below, lineage
from egide.people.queries.places import place_in
from egide.people.queries.teaching import holding
from egide.people.roles import Role
from egide.trust.dated import Span, days_after
from egide.trust.mandate import Held, Kind, Place, Power, delegate, may, may_grant, seats
from egide.trust.mandate import Role as Known


@dataclass(frozen=True, slots=True)
class Line:
    """A mandate on the page, and what the reader may do with it."""

    mandate: HeldMandate
    days: str
    passes_on: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of a place."""

    place: Org
    above: tuple[Org, ...]
    signs: tuple[HeldMandate, ...]
    could_sign: tuple[str, ...]
    lines: tuple[Line, ...]
    colleagues: tuple[tuple[UUID, str], ...]
    gives: tuple[Role, ...]
    records: bool
    votes: tuple[tuple[BoardVoteShown, str], ...]
    rolls: tuple[tuple[Classroom, int], ...]
    counted: Headcount | None
    below: tuple[Org, ...]


def page_of(named: str | int, by: Person, on: date) -> Shown:
    """The page of an organisation, by its number or its code, for whoever may read it."""
    orgs = lineage(named)
    place = place_in(orgs)
    held = reading(by, place, on)
    records = may(held, Power.RECORD_BOARD, place, on=on).allowed
    lines = tuple(line(one, by, held, place, on) for one in holders(orgs[0].id, on=on))
    gives = tuple(role for role in Role if may_grant(held, Known(role), place, on=on))
    acts = bool(gives) or any(one.passes_on for one in lines)
    return Shown(
        place=orgs[0],
        above=orgs[1:],
        signs=signatories(orgs, place, on),
        could_sign=tuple(str(Role(seat.role).label) for seat in seats(Power.SIGN, place)),
        lines=lines,
        colleagues=people_at(orgs[0].id, but=by.pk) if acts else (),
        gives=gives,
        records=records,
        votes=tuple((vote, days(vote.span)) for vote in votes_of(orgs[0].id, on=on)),
        rolls=classes_for(by, held, place, on),
        counted=headcount(orgs[0].id) if place.kind is Kind.SCHOOL else None,
        below=readable(orgs[0].id, held, place, on),
    )


def reading(by: Person, place: Place, on: date) -> tuple[Held, ...]:
    """What lets somebody read it: a mandate, that they work there, else what a roster says."""
    given = held_by(by.pk)
    if may(given, Power.READ_MANDATES, place, on=on).allowed or works_there(by, place):
        return given
    held = holdings(by, place)
    found = may(held, Power.READ_MANDATES, place, on=on)
    if not found.allowed:
        raise NoMandate(Power.READ_MANDATES, found)
    return held


def works_there(by: Person, place: Place) -> bool:
    """Whether the place is where somebody works: a deputy reads who signs before they may."""
    return str(by.place_id) == place.id and by.role not in {Role.PUPIL, Role.GUARDIAN}


def line(one: HeldMandate, by: Person, held: tuple[Held, ...], place: Place, on: date) -> Line:
    """A mandate, with what the reader may do with it."""
    own = one.person == by.pk
    passes = own and delegate(one.held, Span(on, one.span.until or date.max), on=on) is not None
    gave = one.passed_on_by == by.pk or may_grant(held, Known(one.role), place, on=on)
    # One may resign, but not by a click on a page that ends what one is doing there.
    return Line(one, days(one.span), passes, gave and not own)


def signatories(orgs: tuple[Org, ...], place: Place, on: date) -> tuple[HeldMandate, ...]:
    """Who may bind the place today, by name."""
    roles = [Role(seat.role) for seat in seats(Power.SIGN, place)]
    found = holding([one.id for one in orgs], roles, on=on) if roles else ()
    return tuple(one for one in found if may([one.held], Power.SIGN, place, on=on).allowed)


def classes_for(
    by: Person, held: tuple[Held, ...], place: Place, on: date
) -> tuple[tuple[Classroom, int], ...]:
    """The classes whose pupils the reader may see, with how many there are."""
    if place.kind is not Kind.SCHOOL:
        return ()
    if may(held, Power.READ_CLASS, place, on=on).allowed:
        return rolls(int(place.id))
    mine = classes_of(by.member_id, school=int(place.id)) if by.member_id else ()
    return tuple((one, len(one.pupils)) for one in mine)


def readable(number: int, held: tuple[Held, ...], place: Place, on: date) -> tuple[Org, ...]:
    """What stands in the place and whose own page the reader may open."""
    if place.kind is Kind.SCHOOL:
        return ()
    return tuple(
        one
        for one in below(number)
        if may(held, Power.READ_MANDATES, place_in((one,), within=place), on=on).allowed
    )


def days(span: Span) -> str:
    """The days of a span as people say them, the last one included."""
    since = day(span.since)
    if span.until is None:
        return gettext("depuis le %(since)s") % {"since": since}
    words = {"since": since, "last": day(days_after(span.until, -1))}
    return gettext("du %(since)s au %(last)s") % words


def day(on: date) -> str:
    """A day as people write it; the first of the month is « 1er » in French."""
    words = date_format(on, "j F Y")
    first = on.day == 1 and (get_language() or "fr").startswith("fr")
    return f"1er{words[1:]}" if first else words
