"""A legal fact as a line: what it says, since when, on whose word, when it was last checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from egide.law.words import words
from egide.trust.dated import days_after, reached
from egide.trust.law import Fact, Mark, Reign, Source

STALE_AFTER = 90  # days without a look, after which the page warns


@dataclass(frozen=True, slots=True)
class Founded:
    """A source as it is read: its title, whether it was found, and where."""

    title: str
    sourced: bool
    mark: str
    found_in: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact on a day. `annulled`: the day on which it came to have never been; or empty."""

    id: str
    says: str
    since: str
    until: str
    source: Founded
    annulled: str
    annulled_by: str
    checked: str
    stale: bool
    scope: str


def founded(source: Source, lang: str) -> Founded:
    """A source in words."""
    mark = Mark.SOURCED if source.sourced else Mark.TO_VERIFY
    label = words().label("marks", mark, lang)
    return Founded(source.title, source.sourced, label, source.found_in)


def line(fact: Fact, reigns: Sequence[Reign], lang: str, today: date) -> Line:
    """A fact in force in words, with what is known of it today; its last span speaks."""
    reign = reigns[-1]
    states = len({code for one in reigns for code in one.codes})
    fate = fate_of(fact, reign)
    gone = fate is not None and reached(fate.span.until, today)
    until = reign.span.until
    return Line(
        id=fact.id,
        says=fact.says[lang],
        since=words().date(reign.span.since, lang),
        until=words().date(days_after(until, -1), lang) if until else "",
        source=founded(reign.source, lang),
        annulled=words().date(fate.span.until, lang) if gone and fate and fate.span.until else "",
        annulled_by=fate.ended_by.title if gone and fate and fate.ended_by else "",
        checked=words().date(fact.checked_on, lang) if fact.checked_on else "",
        stale=stale(fact, today),
        scope=_("%(count)s États") % {"count": states} if states else fact.scope_says.get(lang, ""),
    )


def fate_of(fact: Fact, reign: Reign) -> Reign | None:
    """The annulled span behind what was believed, if that is what became of it."""
    same = (one for one in fact.reigns if one.span.since == reign.span.since and one.annulled)
    return next(same, None)


def stale(fact: Fact, today: date) -> bool:
    """Whether nobody looked for 90 days at a fact that someone once checked."""
    return fact.checked_on is not None and reached(days_after(fact.checked_on, STALE_AFTER), today)
