"""The law on a day: what stood, theme by theme, what had just changed, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from egide.law.changes import Change, around, changes, held_on
from egide.law.shelf import shelf
from egide.law.shown.bands import drawing
from egide.law.shown.lines import Line, line, stale
from egide.law.shown.themes import LANDMARKS, US, by_theme
from egide.law.words import words
from egide.trust.law import View


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the page. `lines`: all that stands of it."""

    key: str
    label: str | Promise
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A day of change in words: each fact with what happens to it."""

    on: date
    day: str
    what: tuple[tuple[str, str, str], ...]


def day_page(on: date, view: View, lang: str, today: date) -> dict[str, object]:
    """All that the template prints."""
    held = held_on(shelf().law, on, view)
    facts = [shelf().law.facts[name] for name in held]
    before, after = around(on)
    return {
        "on": on,
        "day": words().date(on, lang),
        "is_today": on == today,
        "hindsight": view is View.HINDSIGHT,
        "view": words().label("views", view, lang),
        "view_says": words().sentence("views", view, lang),
        "count": len(facts),
        "cover": [US[name] for name in US if name in held],
        "themes": [
            Theme(
                key,
                label,
                tuple(line(f, held[f.id], lang, today) for f in group),
            )
            for key, label, group in by_theme(facts)
        ],
        "before": before and told(before, lang),
        "after": after and told(after, lang),
        "after_was_known": after is not None and announced(after.on, on, view),
        "landmarks": landmarks(lang),
        "every": _by_year(lang),
        "drawing": drawing(on, view, today),
        "stale": [fact.says[lang] for fact in facts if stale(fact, today)],
    }


def told(change: Change, lang: str) -> Told:
    """A change in words."""
    verbs = (
        (change.enters, _("entre en vigueur")),
        (change.ends, _("n’est plus en vigueur")),
        (change.moves, _("change de durée ou d’étendue")),
    )
    facts = shelf().law.facts
    what = tuple((name, facts[name].says[lang], verb) for names, verb in verbs for name in names)
    return Told(change.on, words().date(change.on, lang), what)


def announced(day: date, on: date, view: View) -> bool:
    """Whether the law of `on` announced that day; an annulment never was."""
    facts = shelf().law.facts.values()
    if any(r.annulled and r.span.until == day for fact in facts for r in fact.reigns):
        return False
    spans = [reign.span for fact in facts for reign in fact.believed(on, view)]
    return any(day in (span.since, span.until) for span in spans)


def landmarks(lang: str) -> list[Told]:
    """The days that people look for, oldest first."""
    return [told(change, lang) for change in _turning(changes())]


def _turning(every: Iterable[Change]) -> list[Change]:
    return [change for change in every if not LANDMARKS.isdisjoint({*change.enters, *change.ends})]


def _by_year(lang: str) -> list[tuple[int, list[Told]]]:
    years: dict[int, list[Told]] = {}
    for change in changes():
        years.setdefault(change.on.year, []).append(told(change, lang))
    return sorted(years.items(), reverse=True)
