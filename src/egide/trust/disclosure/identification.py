"""May a name that a tool knows be given back to a person? Two persons, two seats, a delay.

A re-identification undoes a pseudonym (GDPR, art. 4(5)): nobody does it alone, not even whoever
holds two mandates.
"""

from dataclasses import dataclass
from enum import StrEnum

LASTS = 3 * 24 * 60 * 60  # seconds: three days, then it is asked again
SHORTEST_REASON = 20  # signs: “see attached” is no reason


class Seat(StrEnum):
    """By what somebody takes part: running the school, or protecting its data."""

    HEAD = "head"
    OFFICER = "officer"


class Stop(StrEnum):
    """Why it goes no further."""

    SAME_PERSON = "same_person"
    SAME_SEAT = "same_seat"
    LAPSED = "lapsed"
    DECIDED = "decided"
    NOT_ALLOWED = "not_allowed"
    SHOWN = "shown"
    SOMEBODY_ELSES = "somebody_elses"


@dataclass(frozen=True, slots=True)
class Request:
    """Who asked, by which seat, until which second it may be used, and what became of it."""

    asked_by: str
    seat: Seat
    lapses_at: int
    allowed: bool | None = None
    shown: bool = False


def decide(request: Request, by: str, seats: frozenset[Seat], at: int) -> Stop | None:
    """What keeps this person from deciding, or nothing. They hold another seat than who asked."""
    if request.allowed is not None:
        return Stop.DECIDED
    if at >= request.lapses_at:
        return Stop.LAPSED
    if by == request.asked_by:
        return Stop.SAME_PERSON
    return None if seats - {request.seat} else Stop.SAME_SEAT


def show(request: Request, by: str, at: int) -> Stop | None:
    """What keeps this person from reading the answer: it is theirs who asked, once, in time."""
    if by != request.asked_by:
        return Stop.SOMEBODY_ELSES
    if not request.allowed:
        return Stop.NOT_ALLOWED
    if request.shown:
        return Stop.SHOWN
    return Stop.LAPSED if at >= request.lapses_at else None
