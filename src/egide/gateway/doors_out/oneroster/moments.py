"""Days and seconds as OneRoster writes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from egide.trust.dated import school_year_end


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The school year that holds a day: `over` is the first day of the next, as the format has it.

    `name` is the civil year in which it ends.
    """

    first: str
    over: str
    name: str

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        """From a 1 September to the next."""
        over = school_year_end(day, ahead=1)
        first = over.replace(year=over.year - 1)
        return cls(first.isoformat(), over.isoformat(), str(over.year))

    @property
    def title(self) -> str:
        """As people say it."""
        return f"{self.first[:4]}-{self.over[:4]}"

    def key(self, kind: str) -> str:
        """Its `sourcedId` as a year or as a term: it says nothing of anybody."""
        return f"{kind}-{self.title}"


def instant(at: int) -> str:
    """A second, in UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
