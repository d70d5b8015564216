"""What could cover a transfer to the United States, drawn: one band an instrument. Numbers only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from egide.law.shelf import shelf
from egide.law.shown.themes import CLAUSES, US
from egide.trust.dated import Span
from egide.trust.law import Fact, View

NAMES, WIDTH = 212.0, 884.0  # where the bands start, where they end
TOP, STEP = 40, 34
LETTER, INSET, WORD = 7.2, 9.0, 90.0
START = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Band:
    """A span drawn; the kind `void` is known never to have been."""

    x: float
    width: float
    kind: str
    label: str

    @property
    def text_x(self) -> float:
        """Where its label starts."""
        return round(self.x + INSET, 1)


@dataclass(frozen=True, slots=True)
class Lane:
    """An instrument and its bands."""

    name: str | Promise
    y: int
    bands: tuple[Band, ...]

    @property
    def text_y(self) -> int:
        """The foot of its letters."""
        return self.y + 19


@dataclass(frozen=True, slots=True)
class Vertical:
    """A year, or the day a court spoke. `right`: its word stands after it, to stay readable."""

    x: float
    label: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template draws."""

    lanes: tuple[Lane, ...]
    years: tuple[Vertical, ...]
    falls: tuple[Vertical, ...]
    asked: float
    height: int

    @property
    def foot(self) -> int:
        """Where verticals stop."""
        return self.height - 20

    @property
    def flag(self) -> bool:
        """Whether the word beside the asked day has no room on its right."""
        return self.asked > WIDTH - 110


def x_of(day: date, end: date) -> float:
    """Where a day stands; what is outside stands on the edge."""
    share = (day - START).days / (end - START).days
    return round(NAMES + (WIDTH - NAMES) * min(1.0, max(0.0, share)), 1)


def drawing(on: date, view: View, today: date) -> Drawing:
    """The instruments from 2000 to a year after today."""
    end = date(today.year + 1, 12, 31)
    facts = shelf().law.facts
    named: Mapping[str, str | Promise] = {**US, **CLAUSES}
    held = [(facts[name], label) for name, label in named.items() if name in facts]
    lanes = tuple(
        Lane(label, TOP + STEP * number, tuple(_bands(fact, view, end)))
        for number, (fact, label) in enumerate(held)
    )
    years = tuple(
        Vertical(x_of(date(year, 1, 1), end), str(year)) for year in range(START.year, end.year, 4)
    )
    return Drawing(
        lanes,
        years,
        tuple(_falls(held, end, x_of(on, end))),
        x_of(on, end),
        TOP + STEP * len(lanes) + 26,
    )


def _bands(fact: Fact, view: View, end: date) -> Iterator[Band]:
    for reign in fact.reigns:
        void = reign.annulled and view is View.HINDSIGHT
        if void or (reign.superseded is None):
            yield _band(reign.span, "void" if void else "law", end)


def _band(span: Span, kind: str, end: date) -> Band:
    x, stop = x_of(span.since, end), x_of(span.until or end, end)
    said = _("annulé depuis") if kind == "void" else _years(span)
    room = LETTER * len(said) + 2 * INSET <= stop - x
    return Band(x, max(round(stop - x - 2, 1), 3), kind, said if room else "")


def _years(span: Span) -> str:
    return f"{span.since.year} – {span.until.year}" if span.until else str(span.since.year)


def _falls(held: list[tuple[Fact, str | Promise]], end: date, asked: float) -> Iterator[Vertical]:
    fallen = [
        reign.span.until
        for fact, _name in held
        for reign in fact.reigns
        if reign.annulled and reign.span.until
    ]
    for number, day in enumerate(sorted(fallen)):
        x = x_of(day, end)
        yield Vertical(x, f"Schrems {'I' * (number + 1)}", right=0 < x - asked < WORD)
