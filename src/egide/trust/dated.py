"""Half-open spans of days. The only module that compares days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SEPTEMBER = 9  # the French school year starts on its first day, whatever the class
FULL_DATE, MONTH, YEAR = 3, 2, 1  # how many numbers a date as written gives


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day in force to the first day no longer in force (`until` is out)."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the span is in force on that day."""
        return self.since <= day and (self.until is None or day < self.until)

    def lasting(self, until: date) -> "Span":
        """The same start, until another day."""
        return Span(self.since, until)

    def starts_by(self, day: date) -> bool:
        """Whether the span has started on that day."""
        return self.since <= day

    def ends_by(self, day: date) -> bool:
        """Whether the span is over on that day."""
        return self.until is not None and self.until <= day

    def holds(self, other: "Span") -> bool:
        """Whether every day of the other span is a day of this one."""
        if not self.since <= other.since:
            return False
        return self.until is None or (other.until is not None and other.until <= self.until)


def reached(bound: date | None, day: date) -> bool:
    """Whether `day` is that day or later; a bound that was never set is never reached."""
    return bound is not None and bound <= day


def is_span(since: date, until: date | None) -> bool:
    """Whether the two bounds hold at least one day between them."""
    return until is None or since < until


def bounds_after(day: date, spans: Iterable[Span]) -> tuple[date, ...]:
    """The days after `day` on which one of the spans starts or stops, in order, once each."""
    days = {bound for span in spans for bound in (span.since, span.until) if bound is not None}
    return tuple(sorted(bound for bound in days if bound > day))


def days_after(day: date, count: int) -> date:
    """The day that comes `count` days later."""
    return day + timedelta(days=count)


def written(text: str) -> Span | None:
    """The days that a date as written may mean: one, a month or a year; None if it is no date."""
    try:
        parts = [int(part) for part in text.split("-")]
        if len(parts) == FULL_DATE:
            first = date(*parts)
            return Span(first, days_after(first, 1))
        if len(parts) == MONTH:
            year, month = parts
            following = date(year + month // 12, month % 12 + 1, 1)
            return Span(date(year, month, 1), following)
        if len(parts) == YEAR:
            return Span(date(parts[0], 1, 1), date(parts[0] + 1, 1, 1))
    except ValueError:
        return None
    return None


def latest_first(days: Iterable[tuple[date | None, str]]) -> list[tuple[date | None, str]]:
    """Dated names, the last day first; undated ones are the oldest; ties go by name."""
    return sorted(days, key=lambda dated: (dated[0] or date.min, dated[1]), reverse=True)


def earliest(days: Iterable[date]) -> date | None:
    """The first of these days, or None."""
    return min(days, default=None)


def following(on: date, days: Iterable[date | None]) -> tuple[date, ...]:
    """Those of the days that come after `on`, in order, once each."""
    return tuple(sorted({day for day in days if day is not None and day > on}))


def within_school_year(span: Span) -> bool:
    """Whether a span ends, and by the 1 September that follows its start."""
    year = span.since.year + (span.since.month >= SEPTEMBER)
    return span.until is not None and span.until <= date(year, SEPTEMBER, 1)


def school_year_end(day: date, *, ahead: int) -> date:
    """The first 1 September that comes at least so many days after that day."""
    least = days_after(day, ahead)
    this_year = date(least.year, SEPTEMBER, 1)
    return this_year if this_year >= least else date(least.year + 1, SEPTEMBER, 1)
