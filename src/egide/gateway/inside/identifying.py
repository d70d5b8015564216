"""Giving a name that a tool knows back to a person, outside a class: two persons and a reason.

One asks, another who holds the other seat lets them; the answer is shown once to who asked, and is
kept nowhere. That it was asked, why, by whom, and what became of it, stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.gateway.errors import NoIdentification, NotIdentified
from egide.gateway.inside.choosing import When
from egide.gateway.inside.names import naming
from egide.gateway.models import Identification, Look
from egide.people import queries as people
from egide.people.mandates import Actor, require, ruling
from egide.trust.disclosure import identification as rules
from egide.trust.disclosure.identification import LASTS, SHORTEST_REASON, Request, Seat, Stop
from egide.trust.mandate import Power

LONGEST: Final = 80
HOLDS: Final = {Seat.HEAD: Power.READ_CLASS, Seat.OFFICER: Power.REVIEW}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a tool knows, or a pseudonym, in a school."""

    school: int
    service: str
    named: str


def seats(by: Actor, school: int, when: When) -> frozenset[Seat]:
    """The seats that somebody holds there: running the school, protecting its data."""
    held = (seat for seat, power in HOLDS.items()
            if ruling(by, power, at=school, on=when.on).allowed)  # fmt: skip
    return frozenset(held)


@atomic
def ask(name: Name, reason: str, *, by: Actor, when: When) -> Identification:
    """Whoever runs the school, or its officer, asks who bears a name. Nothing is looked up yet."""
    require(by, Power.IDENTIFY, at=name.school, on=when.on)
    named, why = " ".join(name.named.split()), " ".join(reason.split())
    if not named or len(named) > LONGEST or len(why) < SHORTEST_REASON:
        raise NotIdentified(Stop.NOT_ALLOWED)
    seat = min(seats(by, name.school, when))
    return Identification.objects.create(
        service_id=catalogue.service(name.service).id,
        school_id=name.school,
        named=named,
        reason=why,
        asked_by_id=by.pk,
        asked_as=seat.value,
        asked_at=when.at,
        lapses_at=when.at + timedelta(seconds=LASTS),
    )


@atomic
def decide(number: UUID, *, allow: bool, by: Actor, when: When) -> Identification:
    """Somebody else, who holds the other seat, lets it be known, or does not."""
    row = _locked(number)
    require(by, Power.IDENTIFY, at=row.school_id, on=when.on)
    held = seats(by, row.school_id, when)
    _or_stop(rules.decide(_request(row), str(by.pk), held, _second(when.at)))
    row.decided_by_id, row.decided_at, row.allowed = by.pk, when.at, allow
    row.save(update_fields=["decided_by", "decided_at", "allowed"])
    return row


@atomic
def answer(number: UUID, *, by: Actor, when: When) -> UUID | None:
    """Who it is, for who asked, once; None when nobody of the school bears that name."""
    row = _locked(number)
    require(by, Power.IDENTIFY, at=row.school_id, on=when.on)
    _or_stop(rules.show(_request(row), str(by.pk), _second(when.at)))
    named = naming(row.school_id, row.service.slug, on=when.on)
    found = named.bearer(row.named) if named else None
    row.shown_at = when.at
    row.save(update_fields=["shown_at"])
    if found is not None:
        Look.objects.create(
            service_id=row.service_id, school_id=row.school_id, by_id=by.pk, at=when.at,
            pupils=[found], decided=row,
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Answered:
    """A request whose answer is being shown, and the name: empty when nobody bears it."""

    request: Identification
    who: str


def answered(number: UUID, *, by: Actor, when: When) -> Answered:
    """The answer with the name, for the one page that shows it."""
    found = answer(number, by=by, when=when)
    row = Identification.objects.select_related("service", "school").get(pk=number)
    return Answered(row, full_name(found, row.school_id) if found else "")


def asked_in(schools: Iterable[int], *, most: int = 20) -> tuple[Identification, ...]:
    """What was asked in these schools, the last first: one query."""
    rows = Identification.objects.filter(school__in=list(schools)).select_related("service")
    return tuple(rows.order_by("-asked_at")[:most])


def full_name(member: UUID, school: int) -> str:
    """How a member of a school is called, for the one page that shows it."""
    found = people.arriving(member, school)
    return f"{found.given_name} {found.family_name}".strip() if found else ""


def _locked(number: UUID) -> Identification:
    rows = Identification.objects.select_for_update(of=("self",)).select_related("service")
    found = rows.filter(pk=number).first()
    if found is None:
        raise NoIdentification
    return found


def _request(row: Identification) -> Request:
    return Request(
        asked_by=str(row.asked_by_id),
        seat=Seat(row.asked_as),
        lapses_at=_second(row.lapses_at),
        allowed=row.allowed,
        shown=row.shown_at is not None,
    )


def _second(at: datetime) -> int:
    return int(at.timestamp())


def _or_stop(stop: Stop | None) -> None:
    if stop is not None:
        raise NotIdentified(stop)
