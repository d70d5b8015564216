"""Legal facts by date: what is in force on a day, as it was believed then or as it is known since.

A fact holds spans; each bound bears its source and says whether that source was found. Nothing
here decides what a fact means for a service: see `verdict`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from egide.trust.canonical import digest
from egide.trust.dated import Span, reached

Text = Mapping[str, str]


class View(StrEnum):
    """Which eyes look at a day."""

    KNOWN = "known"  # as it was believed on that day
    HINDSIGHT = "hindsight"  # an annulled decision never existed


class Mark(StrEnum):
    """Whether a reference and its day were found in a public source."""

    SOURCED = "sourced"
    TO_VERIFY = "to_verify"


@dataclass(frozen=True, slots=True)
class Source:
    """What founds a bound. `mark` speaks of the reference, `day` of the date."""

    title: str
    mark: Mark = Mark.TO_VERIFY
    day: Mark = Mark.TO_VERIFY
    found_in: str = ""

    @property
    def sourced(self) -> bool:
        """Whether both the reference and the day were found: the weaker of the two speaks."""
        return self.mark is Mark.SOURCED and self.day is Mark.SOURCED


@dataclass(frozen=True, slots=True)
class Reign:
    """A span of a legal fact, with its sources, and the days on which it came to be believed.

    `learnt`: the first day on which this span was believed (None: from the start).
    `superseded`: the first day on which another span was believed in its stead.
    """

    span: Span
    source: Source
    ended_by: Source | None = None
    annulled: bool = False
    learnt: date | None = None
    superseded: date | None = None
    superseded_by: Source | None = None
    codes: tuple[str, ...] = ()

    def believed(self, on: date, view: View) -> "Reign | None":
        """The span as that view sees it on that day, or None."""
        if view is View.HINDSIGHT:
            return None if self.annulled or self.superseded is not None else self
        if reached(self.superseded, on) or not (self.learnt is None or reached(self.learnt, on)):
            return None
        if self.annulled and not self.span.ends_by(on):
            return _without_end(self)  # nobody knew on the eve that the judgment would come
        return self

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of its bounds, in order."""
        bounds = (self.source, self.ended_by, self.superseded_by)
        return tuple(source for source in bounds if source is not None)


def _without_end(reign: Reign) -> Reign:
    return Reign(Span(reign.span.since), reign.source, learnt=reign.learnt, codes=reign.codes)


@dataclass(frozen=True)
class Fact:
    """One legal regime: what it says, when, and on whose word."""

    id: str
    says: Text
    reigns: tuple[Reign, ...]
    territory: str = ""
    scope: str = ""
    scope_says: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    checked_on: date | None = None

    @cached_property
    def digest(self) -> str:
        """What a verdict names to say which wording of the fact it read."""
        names = ("id", "says", "reigns", "territory", "scope", "scope_says", "note", "checked_on")
        return digest({name: getattr(self, name) for name in names})

    @property
    def mark(self) -> Mark:
        """Sourced only when every bound is."""
        every = all(source.sourced for reign in self.reigns for source in reign.sources)
        return Mark.SOURCED if every else Mark.TO_VERIFY

    def believed(self, on: date, view: View) -> tuple[Reign, ...]:
        """The spans as that view sees them on that day, past and future ones included."""
        seen = (reign.believed(on, view) for reign in self.reigns)
        return tuple(reign for reign in seen if reign is not None)

    def reigning(self, on: date, view: View) -> tuple[Reign, ...]:
        """The spans in force on that day."""
        return tuple(reign for reign in self.believed(on, view) if reign.span.covers(on))


@dataclass(frozen=True)
class Law:
    """All the legal facts that are held, by name."""

    facts: Mapping[str, Fact]

    @staticmethod
    def of(facts: Iterable[Fact]) -> "Law":
        """A law made of these facts."""
        return Law(MappingProxyType({fact.id: fact for fact in sorted(facts, key=lambda f: f.id)}))

    def without(self, fact: str) -> "Law":
        """The same law, had that fact never been."""
        return Law.of(kept for kept in self.facts.values() if kept.id != fact)

    def changed_from(self, other: "Law") -> frozenset[str]:
        """The facts that are not the same in the two laws, gained and lost ones included."""
        names = self.facts.keys() | other.facts.keys()
        return frozenset(name for name in names if self.told(name) != other.told(name))

    def told(self, name: str) -> str:
        """The digest of a fact; empty when it is not held."""
        return self.facts[name].digest if name in self.facts else ""
