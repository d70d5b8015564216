"""What a provider owes after the signature, and the day it is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from egide.trust.charter import Condition
from egide.trust.dated import days_after, reached


@dataclass(frozen=True, slots=True)
class Owed:
    """Something to be delivered by a day: late from that day on."""

    condition: Condition
    by: date


def owed(signed: Iterable[Condition], now: Iterable[Condition], since: date) -> tuple[Owed, ...]:
    """What was to be delivered with the agreement and is still asked for, the first due first.

    What was delivered is no longer asked: the verdict strikes it out.
    """
    asked = {(one.do, one.what) for one in now}
    due = (
        Owed(one, days_after(since, int(one.param("days") or 0)))
        for one in signed
        if one.do == "deliver" and (one.do, one.what) in asked
    )
    return tuple(sorted(due, key=lambda one: (one.by, one.condition.text)))


def late(owing: Iterable[Owed], on: date) -> tuple[Owed, ...]:
    """What should have been delivered by that day."""
    return tuple(one for one in owing if reached(one.by, on))
