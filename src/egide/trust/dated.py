"""Half-open spans of days. The only module that compares days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day in force to the first day no longer in force (`until` is out)."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the span is in force on that day."""
        return self.since <= day and (self.until is None or day < self.until)


def bounds_after(day: date, spans: Iterable[Span]) -> tuple[date, ...]:
    """The days after `day` on which one of the spans starts or stops, in order, once each."""
    days = {bound for span in spans for bound in (span.since, span.until) if bound is not None}
    return tuple(sorted(bound for bound in days if bound > day))
