"""One legal fact: its spans, its sources, what was believed of it and when, who reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from egide.law.errors import NoSuchFact
from egide.law.shelf import shelf
from egide.law.shown.lines import Founded, founded, stale
from egide.law.shown.themes import by_theme
from egide.law.uses import read_by
from egide.law.words import words
from egide.trust.dated import Span, days_after, following
from egide.trust.law import Fact, Mark, Reign, View


@dataclass(frozen=True, slots=True)
class Bound:
    """A day of a span: what happened, and on whose word."""

    what: str
    source: Founded


@dataclass(frozen=True, slots=True)
class Reigned:
    """A span as it is read."""

    when: str
    annulled: bool
    superseded: bool
    codes: str
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Belief:
    """From that day on, what was believed."""

    since: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A criterion that reads the fact."""

    edition: str
    id: str
    title: str


def fact_page(name: str, lang: str, today: date) -> dict[str, object]:
    """All that the template prints."""
    fact = shelf().law.facts.get(name)
    if fact is None:
        raise NoSuchFact(name)
    reigning = fact.reigning(today, View.KNOWN)
    return {
        "fact": fact,
        "says": fact.says[lang],
        "theme": by_theme([fact])[0][1],
        "in_force": bool(reigning),
        "state": state(fact, lang, today),
        "scope": fact.scope_says.get(lang, ""),
        "note": fact.note.get(lang, ""),
        "mark": words().label("marks", fact.mark, lang),
        "mark_says": words().sentence("marks", fact.mark, lang),
        "sourced": fact.mark is Mark.SOURCED,
        "checked": words().date(fact.checked_on, lang) if fact.checked_on else "",
        "stale": stale(fact, today),
        "reigns": [_reigned(reign, lang) for reign in fact.reigns],
        "beliefs": list(_beliefs(fact, lang)),
        "readers": [
            (charter.title[lang], list(_readers(edition, name, lang)))
            for edition, charter in sorted(shelf().charters.items(), reverse=True)
        ],
    }


def state(fact: Fact, lang: str, today: date) -> str:
    """How the fact stands today, in a sentence."""
    reigning = fact.reigning(today, View.KNOWN)
    if reigning:
        return _("En vigueur %(when)s.") % {"when": when(reigning[-1].span, lang)}
    coming = following(today, [reign.span.since for reign in fact.believed(today, View.KNOWN)])
    if coming:
        return _("Pas encore en vigueur : à partir du %(day)s.") % {
            "day": words().date(coming[0], lang)
        }
    last = fact.reigns[-1]
    told = {"when": when(last.span, lang)}
    if last.annulled:
        return _("Annulé. On l’a cru en vigueur %(when)s.") % told
    return _("Plus en vigueur. Il l’était %(when)s.") % told


def when(span: Span, lang: str) -> str:
    """A span in words; `until` is the first day out."""
    since = words().date(span.since, lang)
    if span.until is None:
        return _("depuis le %(since)s") % {"since": since}
    last = words().date(days_after(span.until, -1), lang)
    return _("du %(since)s au %(last)s inclus") % {"since": since, "last": last}


def _reigned(reign: Reign, lang: str) -> Reigned:
    told = (
        (_("Commence le %(day)s"), reign.span.since, reign.source),
        (_("Annulé le %(day)s") if reign.annulled else _("Cesse le %(day)s"),
         reign.span.until, reign.ended_by),
        (_("Cru jusqu’au %(day)s"), reign.superseded, reign.superseded_by),
    )  # fmt: skip
    return Reigned(
        when(reign.span, lang),
        reign.annulled,
        reign.superseded is not None,
        ", ".join(words().country(code, lang) for code in reign.codes),
        tuple(
            Bound(what % {"day": words().date(day, lang)}, founded(source, lang))
            for what, day, source in told
            if day is not None and source is not None
        ),
    )


def _beliefs(fact: Fact, lang: str) -> Iterator[Belief]:
    """Each day on which what was believed of the fact changed."""
    days = {fact.reigns[0].learnt or fact.reigns[0].span.since}
    for reign in fact.reigns:
        ends = reign.span.until if reign.annulled else None
        days |= {day for day in (reign.learnt, reign.superseded, ends) if day is not None}
    said: tuple[str, ...] | None = None
    for day in sorted(days):
        view = View.HINDSIGHT if _annuls(fact, day) else View.KNOWN
        spans = tuple(when(reign.span, lang) for reign in fact.believed(day, view))
        if spans != said:
            yield Belief(words().date(day, lang), spans)
        said = spans


def _annuls(fact: Fact, day: date) -> bool:
    return any(reign.annulled and reign.span.until == day for reign in fact.reigns)


def _readers(edition: str, name: str, lang: str) -> Iterator[Reader]:
    for criterion in read_by(edition).get(name, ()):
        yield Reader(edition, criterion, words().criterion(edition, criterion).title[lang])
