"""The days on which the law of this house changed, as it was believed on each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from egide.law.shelf import shelf
from egide.trust.dated import Span, days_after, following
from egide.trust.law import Fact, Law, Reign, View


@dataclass(frozen=True, slots=True)
class Change:
    """What a day brought: facts that enter, facts that end, facts whose days or reach moved."""

    on: date
    enters: tuple[str, ...]
    ends: tuple[str, ...]
    moves: tuple[str, ...]

    @property
    def facts(self) -> frozenset[str]:
        """Every fact that the day touches."""
        return frozenset({*self.enters, *self.ends, *self.moves})


Held = Mapping[str, tuple[Reign, ...]]


def held_on(law: Law, day: date, view: View = View.KNOWN) -> Held:
    """The facts in force on a day, each with its spans."""
    reigning = {name: fact.reigning(day, view) for name, fact in law.facts.items()}
    return {name: reigns for name, reigns in reigning.items() if reigns}


@lru_cache(maxsize=1)
def changes() -> tuple[Change, ...]:
    """Every day on which something changed, in order; what is still to come, as known now."""
    law = shelf().law
    days = sorted({day for fact in law.facts.values() for day in _bounds(fact)})
    found = (_change(law, day) for day in days)
    return tuple(change for change in found if change.facts)


def _bounds(fact: Fact) -> Iterator[date]:
    for reign in fact.reigns:
        bounds = (reign.span.since, reign.span.until, reign.learnt, reign.superseded)
        yield from (day for day in bounds if day is not None)


def _change(law: Law, day: date) -> Change:
    before, after = held_on(law, days_after(day, -1)), held_on(law, day)
    both = sorted(before.keys() & after.keys())
    return Change(
        day,
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(name for name in both if _reach(before[name]) != _reach(after[name])),
    )


def _reach(reigns: tuple[Reign, ...]) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    return tuple((reign.span, reign.codes) for reign in reigns)


def around(day: date) -> tuple[Change | None, Change | None]:
    """The last change on that day or before, and the first after it."""
    every = {change.on: change for change in changes()}
    later = following(day, every)
    so_far = [change for change in changes() if change.on not in later]
    return (so_far[-1] if so_far else None, every[later[0]] if later else None)
