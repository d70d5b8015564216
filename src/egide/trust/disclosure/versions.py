"""Versions of the key under which a service knows people: which one names them on a day.

A new version renames everybody to that service: persons, their display names, classes, schools.
While both are carried, the service is told the former pseudonym beside the new one, so that nobody
loses their work; from the day on which that ends, nothing leads from one to the other any more.
A version is bound to the master key that it began under: another master renames nobody by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from egide.trust.dated import reached


class Keyed(NamedTuple):
    """A version of a service's key, and the master key that it is derived from."""

    version: int = 1
    master: int = 1


FIRST = Keyed()


@dataclass(frozen=True, slots=True)
class Renewal:
    """A version that begins on a day; from `until` on, the one before it is carried no more."""

    keyed: Keyed
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Standing:
    """The version that names people, and the former one while it is carried."""

    current: Keyed = FIRST
    former: Keyed | None = None


def standing(renewals: Iterable[Renewal], on: date) -> Standing:
    """What stands on a day. Two are carried at most: a third version drops the first at once."""
    found = Standing()
    for one in sorted(renewals, key=lambda renewal: renewal.keyed.version):
        if reached(one.since, on):
            carried = None if reached(one.until, on) else found.current
            found = Standing(one.keyed, carried)
    return found
