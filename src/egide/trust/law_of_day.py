"""The law on one day, in one view: what is in force, what has ended, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from egide.trust.dated import Span, bounds_after
from egide.trust.law import Fact, Law, Mark, Reign, Source, View

MEMBERS = "eea.members"
ADEQUACY = "transfer.adequacy."


@dataclass(frozen=True, slots=True)
class Rests:
    """How a legal fact stands on a day: in force, over or still to come, and on whose word.

    `title` and `mark` are those of the bound that says so: what founds it, or what ended it.
    """

    fact: str
    in_force: bool
    since: date
    until: date | None
    title: str
    mark: Mark


@dataclass(frozen=True)
class LawOfDay:
    """Judging asks nothing else about the law. What was worked out once is kept."""

    law: Law
    day: date
    view: View = View.KNOWN
    _spans: dict[str, Reign | None] = field(default_factory=dict, repr=False, compare=False)
    _stands: dict[str, Rests | None] = field(default_factory=dict, repr=False, compare=False)
    _digests: dict[frozenset[str], dict[str, str]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _bounds: dict[frozenset[str], tuple[date, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def span(self, fact: str) -> Reign | None:
        """The span of that fact in force on the day; None when there is none, or no such fact."""
        if fact not in self._spans:
            held = self.law.facts.get(fact)
            reigning = held.reigning(self.day, self.view) if held else ()
            self._spans[fact] = reigning[0] if reigning else None
        return self._spans[fact]

    def in_force(self, fact: str) -> bool:
        """Whether that fact is in force on the day."""
        return self.span(fact) is not None

    @cached_property
    def members(self) -> frozenset[str]:
        """The countries of the European Economic Area on the day."""
        held = self.law.facts.get(MEMBERS)
        reigning = held.reigning(self.day, self.view) if held else ()
        return frozenset(code for reign in reigning for code in reign.codes)

    def stands(self, fact: str) -> Rests | None:
        """How a fact stands on the day; None when it is not held."""
        if fact not in self._stands:
            held = self.law.facts.get(fact)
            self._stands[fact] = _stands(held, self.span(fact), self) if held else None
        return self._stands[fact]

    def digests(self, facts: frozenset[str]) -> dict[str, str]:
        """The digest of each of these facts; empty for one that is not held."""
        if facts not in self._digests:
            held = self.law.facts
            told = {name: held[name].digest if name in held else "" for name in sorted(facts)}
            self._digests[facts] = told
        return self._digests[facts]

    def next_bounds(self, facts: frozenset[str]) -> tuple[date, ...]:
        """The next days on which one of these facts starts or stops, as believed on the day."""
        if facts not in self._bounds:
            held = [self.law.facts[name] for name in facts if name in self.law.facts]
            self._bounds[facts] = bounds_after(self.day, self._believed(held))
        return self._bounds[facts]

    def _believed(self, facts: Iterable[Fact]) -> Iterable[Span]:
        return (r.span for fact in facts for r in fact.believed(self.day, self.view))


def _stands(fact: Fact, reign: Reign | None, law: LawOfDay) -> Rests:
    """The span in force, else the last that is over, else the first to come."""
    if reign is not None:
        return _told(fact, reign, reign.source, in_force=True)
    over = [r for r in fact.reigns if r.span.ends_by(law.day) or r.annulled]
    if over and over[-1].ended_by is not None:
        return _told(fact, over[-1], over[-1].ended_by, in_force=False)
    coming = fact.believed(law.day, law.view) or fact.reigns
    return _told(fact, coming[0], coming[0].source, in_force=False)


def _told(fact: Fact, reign: Reign, source: Source, *, in_force: bool) -> Rests:
    mark = Mark.SOURCED if source.sourced else Mark.TO_VERIFY
    return Rests(fact.id, in_force, reign.span.since, reign.span.until, source.title, mark)
