"""The history of a service as a drawing: versions, what covered transfers to the US, verdicts.

Numbers only: a template draws them. The list beside the drawing says the same in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from egide.law.words import words
from egide.terms.queries import Version
from egide.trust.dated import Span, reached
from egide.trust.law import Law, View
from egide.trust.outcome import Conclusion
from egide.verdicts import marks

WIDTH = 884.0
ADEQUACY = {
    "transfer.us.safe_harbour": "Safe Harbour",
    "transfer.us.privacy_shield": "Privacy Shield",
    "transfer.us.dpf": "Data Privacy Framework",
}
CLAUSES = ("transfer.scc_2001", "transfer.scc_2010", "transfer.scc_2021")
ICON, LETTER, INSET = 24.0, 7.4, 9.0  # what a shape and a letter take inside a bar
MOST_YEARS = 12
ROOM = 36.0  # what the name of a version takes


@dataclass(frozen=True, slots=True)
class Bar:
    """A span drawn: `mark` is the shape of a verdict, `label` is empty where it does not fit."""

    x: float
    width: float
    label: str
    kind: str
    mark: bool = False

    @property
    def text_x(self) -> float:
        """Where the label starts: after the shape when there is one."""
        return round(self.x + INSET + (ICON if self.mark else 0), 1)

    @property
    def mark_x(self) -> float:
        """Where the shape stands."""
        return round(self.x + 5, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A vertical: a year, or the day a decision fell."""

    x: float
    label: str
    end: bool = False
    y: int = 14


@dataclass(frozen=True, slots=True)
class Dot:
    """A version."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template draws, from the first version's year to the day asked about."""

    years: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    regimes: tuple[Bar, ...]
    clauses: tuple[Bar, ...]
    verdicts: tuple[Bar, ...]
    falls: tuple[Tick, ...]
    now: float
    title: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as abscissas."""

    start: date
    end: date

    def x(self, day: date) -> float:
        """Where a day stands; what is outside stands on the edge."""
        share = (day - self.start).days / (self.end - self.start).days
        return round(WIDTH * min(1.0, max(0.0, share)), 1)

    def bar(self, span: Span, label: str, kind: str, *, mark: bool = False) -> Bar | None:
        """A span as a bar; None when no day of it shows."""
        x, end = self.x(span.since), self.x(span.until or self.end)
        if end <= x:
            return None
        width = round(end - x - 2, 1)
        fits = ICON * mark + LETTER * len(label) + 2 * INSET <= width
        return Bar(x, max(width, 2), label if fits else "", kind, mark and width >= ICON + 4)


def scale(versions: Sequence[Version], today: date) -> Scale:
    """From the first of January of the first version's year to today."""
    first = min((version.since for version in versions), default=today)
    return Scale(date(min(first.year, today.year), 1, 1), today)


def drawing(
    spells: Iterable[tuple[Span, Conclusion]],
    versions: Sequence[Version],
    law: tuple[Law, View],
    lang: str,
    today: date,
) -> Drawing:
    """The history drawn, up to today."""
    to = scale(versions, today)
    verdicts = tuple(_verdicts(spells, to, lang))
    falls = tuple(_falls(law[0], to, lang))
    return Drawing(
        tuple(_years(to)),
        tuple(_dots(versions, to)),
        tuple(_regimes(*law, to)),
        tuple(_clauses(*law, to)),
        verdicts,
        falls,
        to.x(today),
        _("Frise de %(start)s à %(end)s") % {"start": to.start.year, "end": to.end.year},
    )


def _years(to: Scale) -> Iterator[Tick]:
    every = 2 if to.end.year - to.start.year > MOST_YEARS else 1
    for year in range(to.start.year, to.end.year + 1, every):
        x = to.x(date(year, 1, 1))
        yield Tick(x, str(year), end=x > WIDTH - 40)


def _dots(versions: Sequence[Version], to: Scale) -> Iterator[Dot]:
    """One dot a day, however many documents changed on it; a label where there is room."""
    places = [to.x(day) for day in sorted({version.since for version in versions})]
    for number, (x, after) in enumerate(pairwise([*places, WIDTH + ROOM]), start=1):
        yield Dot(x, f"v{number}" if after - x > ROOM and x < WIDTH - ROOM else "")


def _verdicts(spells: Iterable[tuple[Span, Conclusion]], to: Scale, lang: str) -> Iterator[Bar]:
    """Neighbours with the same answer make one bar."""
    merged: list[tuple[Span, Conclusion]] = []
    for span, conclusion in spells:
        if merged and merged[-1][1] is conclusion:
            merged[-1] = (Span(merged[-1][0].since, span.until), conclusion)
        else:
            merged.append((span, conclusion))
    for span, conclusion in merged:
        label = words().label("answers", conclusion, lang)
        bar = to.bar(span, label, marks.OF_CONCLUSION[conclusion], mark=True)
        if bar is not None:
            yield bar


def _regimes(law: Law, view: View, to: Scale) -> Iterator[Bar]:
    """The adequacy decisions for the United States, and the gaps between them."""
    reigns = [
        (reign.span, ADEQUACY[name])
        for name in ADEQUACY
        if name in law.facts
        for reign in law.facts[name].believed(to.end, view)
    ]
    day = to.start
    for span, name in [*sorted(reigns, key=_since), (Span(to.end), "")]:
        if not reached(span.since, day):
            yield from filter(None, [to.bar(Span(day, span.since), _("rien"), "void")])
        yield from filter(None, [to.bar(span, name, "law")]) if name else ()
        day = span.until or to.end


def _since(held: tuple[Span, str]) -> date:
    return held[0].since


def _clauses(law: Law, view: View, to: Scale) -> Iterator[Bar]:
    """Standard clauses: alone enough until they had to come with an assessment."""
    day = to.start
    assessed = next(
        (reign.span.since for reign in law.facts["transfer.assessment"].believed(to.end, view)),
        to.end,
    )
    yield from filter(None, [to.bar(Span(day, assessed), _("Clauses types"), "law")])
    late = Span(max(day, assessed))
    yield from filter(None, [to.bar(late, _("Clauses types, et une évaluation à faire"), "law")])


def _falls(law: Law, to: Scale, lang: str) -> Iterator[Tick]:
    """The days on which a court annulled a decision."""
    for number, (name, label) in enumerate(ADEQUACY.items()):
        for reign in law.facts[name].reigns if name in law.facts else ():
            day = reign.span.until
            if reign.annulled and day and Span(to.start, to.end).covers(day):
                x = to.x(day)
                told = _("%(day)s : le %(name)s tombe") % {
                    "day": words().date(day, lang),
                    "name": label,
                }
                yield Tick(
                    x, told, end=x + LETTER * 1.2 * len(told) > WIDTH, y=14 if number % 2 else 30
                )
