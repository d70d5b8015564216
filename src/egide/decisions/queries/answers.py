"""May I use this tool with this class today? Now, after a signature, as an experiment, or no.

An answer always has a way out: what may be joined, who is asked, which tools do the same work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions import places, standing
from egide.decisions.drafting import bounds_of, require_known
from egide.decisions.held import Held, agreements_of
from egide.decisions.joining import joinable
from egide.decisions.models import Request
from egide.decisions.places import School
from egide.decisions.queries.in_force import InForce, Pupils, chosen, covers
from egide.decisions.standing import NOTHING_SAID, Line
from egide.trust.agreement.terms import Block, Terms
from egide.verdicts import queries as verdicts
from egide.verdicts.queries import Ground

MOST = 3  # equivalents: enough to choose from, few enough to read


class May(StrEnum):
    """The answer, from the widest."""

    NOW = "now"
    JOIN = "join"  # a signature in one click: a framework or an offer is there to join
    SIGN = "sign"
    TRY = "try"
    NOT_YET = "not_yet"
    NO = "no"


ORDER = tuple(May)


@dataclass(frozen=True)
class Equivalent:
    """Another tool for the same work, and what may be done with it."""

    service: Card
    may: May


@dataclass(frozen=True)
class Answered:
    """The answer for a school and some classes, and all that explains it."""

    service: Card
    may: May
    levels: tuple[str, ...]
    in_force: InForce | None
    suspended: tuple[Held, ...]
    terms: Terms
    line: Line
    joinable: tuple[Held, ...]
    request: int | None
    equivalents: tuple[Equivalent, ...]


def answer_for(
    school: int, service: str, levels: Sequence[str] = (), *, on: date, group: UUID | None = None
) -> Answered:
    """What a school may do with a service for these classes (none: all of them)."""
    at, card = places.school(school), catalogue.service(service)
    asked = tuple(levels) or at.levels
    require_known(asked)
    near = catalogue.same_use([card])[card.slug]
    seen = survey(at, [card, *near], asked, on)
    mine = one_of(seen, card, group)
    found = (Equivalent(other, one_of(seen, other, group).may) for other in near)
    usable = [one for one in found if ORDER.index(one.may) <= ORDER.index(May.TRY)]
    best = sorted(usable, key=lambda one: (ORDER.index(one.may), one.service.name))
    open_request = Request.objects.filter(school=school, service=card.id, outcome="")
    return Answered(
        service=card,
        may=mine.may,
        levels=asked,
        in_force=mine.in_force,
        suspended=tuple(one for one in mine.own if one.status == "suspended"),
        terms=mine.terms,
        line=mine.line,
        joinable=mine.joinable,
        request=open_request.values_list("pk", flat=True).first(),
        equivalents=tuple(best[:MOST]),
    )


@dataclass(frozen=True)
class Survey:
    """What is known of several services for one school, read once for all of them."""

    school: School
    levels: tuple[str, ...]
    grounds: dict[str, tuple[Ground, ...]]
    lines: dict[int, Line]
    own: tuple[Held, ...]
    joinable: tuple[Held, ...]


@dataclass(frozen=True)
class Found:
    """What is found of one service."""

    may: May
    in_force: InForce | None
    own: tuple[Held, ...]
    terms: Terms
    line: Line
    joinable: tuple[Held, ...]


def survey(at: School, cards: Sequence[Card], levels: tuple[str, ...], on: date) -> Survey:
    """Everything in a handful of queries, however many services."""
    numbers = [card.id for card in cards]
    return Survey(
        school=at,
        levels=levels,
        grounds=verdicts.grounds([card.slug for card in cards], levels, on),
        lines=standing.lines(numbers, at.line, on),
        own=agreements_of(at.id, on=on),
        joinable=joinable(at, numbers, on=on),
    )


def one_of(seen: Survey, card: Card, group: UUID | None = None) -> Found:
    """What was found of one of the services."""
    line = seen.lines.get(card.id, NOTHING_SAID)
    terms = bounds_of(seen.grounds.get(card.slug, ()), seen.levels, line.conditions)
    own = tuple(one for one in seen.own if one.service == card.slug)
    opened = None if line.closed_by else opening(own, seen.levels, group, line)
    joining = tuple(one for one in seen.joinable if one.service == card.slug)
    return Found(may(line, opened, terms, joining), opened, own, terms, line, joining)


def opening(
    own: Sequence[Held], levels: Sequence[str], group: UUID | None, line: Line
) -> InForce | None:
    """What is in force for every one of these classes."""
    asked = [Pupils(level, group) for level in levels]
    covering = [one for one in own if all(covers(one, pupils) for pupils in asked)]
    return chosen(covering, line, whole=group is None)


def may(line: Line, opened: InForce | None, terms: Terms, joining: Sequence[Held]) -> May:
    """The answer in one word."""
    if line.closed_by:
        return May.NO
    if opened:
        return May.NOW
    if not terms.blocks:
        return May.JOIN if joining else May.SIGN
    if terms.open_to_experiment:
        return May.TRY
    refused = {Block.LAW, Block.CHARTER, Block.NO_PUPIL} & set(terms.blocks)
    return May.NO if refused else May.NOT_YET
