"""How often the doors in may be tried, in ten minutes.

A whole school comes from one address at eight o'clock: what counts is the address together with
the account or the class, and what failed rather than what was asked. An answer of an ENT cannot be
guessed: its allowance only spares the house the work.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest

from egide.gateway.doors_in.errors import KnockedTooOften
from egide.kit.errors import Refusal
from egide.people.signin import throttle


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is counted, and how often it may happen in the window of `people.signin.bounds`."""

    name: str
    value: int


KNOCKS: Final = Allowance("gateway-knocks", 6000)  # of an address at one ENT: two large lycées
FAILURES: Final = Allowance("gateway-failures", 600)
PASSWORDS: Final = Allowance("gateway-passwords", 10)  # of an address, for one account
ACCOUNT: Final = Allowance("gateway-account", 100)  # from everywhere, for one account
CODES: Final = Allowance("gateway-codes", 200)  # wrong codes: ten classes of six-year-olds
CARDS: Final = Allowance("gateway-cards", 40)  # wrong pictures, of an address, for one class


def spend(allowance: Allowance, who: str, *, at: int) -> None:
    """Count one, or refuse it."""
    if throttle.count(allowance, who, at=instant(at)) > allowance.value:
        raise KnockedTooOften


def count(allowance: Allowance, who: str, *, at: int) -> int:
    """Count one; say how many there were."""
    return throttle.count(allowance, who, at=instant(at))


def require(allowance: Allowance, who: str, *, at: int) -> None:
    """Refuse who has spent it; asking costs nothing of it."""
    if throttle.is_closed(allowance, who, at=instant(at)):
        raise KnockedTooOften


@contextmanager
def watched(request: HttpRequest, door: str, *, at: int) -> Iterator[None]:
    """Refuse an address that knocked, or failed, too often at this door."""
    who = at_door(request, door)
    spend(KNOCKS, who, at=at)
    require(FAILURES, who, at=at)
    try:
        yield
    except Refusal:
        count(FAILURES, who, at=at)
        raise


def at_door(request: HttpRequest, door: str) -> str:
    """A caller, at a door."""
    return f"{door}|{throttle.caller(request)}"


def instant(at: int) -> datetime:
    """A second, as tables have it."""
    return datetime.fromtimestamp(at, UTC)
