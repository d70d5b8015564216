"""The life of an agreement: where it stands on a day, from its span and what happened to it.

A day is enough: an experiment that nobody ended has ended, a deadline that nobody noted has passed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from egide.trust.dated import Span, earliest, reached


class Status(StrEnum):
    """Where an agreement stands."""

    TO_COME = "to_come"
    IN_FORCE = "in_force"
    WARNED = "warned"  # in force, until a deadline
    SUSPENDED = "suspended"
    ENDED = "ended"
    EXPIRED = "expired"

    @property
    def opens(self) -> bool:
        """Whether doors may open under it."""
        return self in {Status.IN_FORCE, Status.WARNED}

    @property
    def over(self) -> bool:
        """Whether it will never open a door again."""
        return self in {Status.ENDED, Status.EXPIRED}


class What(StrEnum):
    """What may happen to an agreement."""

    WARNED = "warned"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ENDED = "ended"
    EXTENDED = "extended"
    BOUND = "bound"  # new conditions bind it; nothing is shut


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day. `until`: a deadline, or the new end of an extension."""

    on: date
    what: What
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """Where an agreement stands on a day; the deadline it is under; the first day it is over."""

    status: Status
    deadline: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class _State:
    ends: date | None
    deadline: date | None = None
    suspended: bool = False
    ended: bool = False


def life(span: Span, events: Iterable[Event], on: date) -> Life:
    """Where an agreement stands on that day. Events of one day count in the order they are given.

    An end is final; a deadline that passed is a suspension; only `resumed` lifts either.
    """
    state = _State(span.until)
    for event in sorted(events, key=lambda event: event.on):
        if reached(event.on, on):
            state = _after(state, event)
    return Life(_status(span, state, on), state.deadline, state.ends)


def opened(span: Span, events: Iterable[Event], on: date) -> bool:
    """Whether doors may have opened at some moment of that day.

    A suspension counts from its second on, and its day alone is written: what left that morning
    left under an agreement in force.
    """
    ordered = sorted((one for one in events if reached(one.on, on)), key=lambda one: one.on)
    before = sum(one.on != on for one in ordered)
    moments = range(before, len(ordered) + 1)
    return any(life(span, ordered[:count], on).status.opens for count in moments)


def _after(state: _State, event: Event) -> _State:
    if event.what is What.ENDED:
        return replace(state, ended=True)
    if event.what is What.SUSPENDED:
        return replace(state, suspended=True)
    if event.what is What.RESUMED:
        return replace(state, suspended=False, deadline=None)
    if event.what is What.EXTENDED:
        return replace(state, ends=event.until)
    if event.what is What.BOUND:
        return state
    days = [day for day in (state.deadline, event.until) if day is not None]
    return replace(state, deadline=earliest(days))


def _status(span: Span, state: _State, on: date) -> Status:
    if state.ended:
        return Status.ENDED
    if reached(state.ends, on):
        return Status.EXPIRED
    if not reached(span.since, on):
        return Status.TO_COME
    if state.suspended or reached(state.deadline, on):
        return Status.SUSPENDED
    return Status.WARNED if state.deadline is not None else Status.IN_FORCE
