"""A school year as a picture: a line a tool, a disc a month, as large as what left."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from django.utils.formats import date_format

from egide.families.receipts import Account

WIDE, LEFT, ROW, TOP = 340, 18, 52, 22
SMALLEST, LARGEST = 8, 13
MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Disc:
    """What left in a month for a tool."""

    x: int
    y: int
    r: int
    lines: int


@dataclass(frozen=True, slots=True)
class Row:
    """A tool and its months."""

    name: str
    y: int
    discs: tuple[Disc, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the drawing holds, in its own units."""

    wide: int
    high: int
    months: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]


def picture(found: Account, *, on: date) -> Picture:
    """The last twelve months at most, from the first that holds anything."""
    months = months_of(found, on)
    step = (WIDE - 2 * LEFT) / max(1, len(months) - 1)
    place = {month: round(LEFT + rank * step) for rank, month in enumerate(months)}
    most = max((one.lines for one in found.tallies), default=1)
    by_tool: dict[str, dict[date, int]] = {}
    for one in found.tallies:
        if one.month in place:
            by_tool.setdefault(one.service, {})[one.month] = one.lines
    rows = []
    for rank, (service, counts) in enumerate(sorted(by_tool.items())):
        y = TOP + rank * ROW + 16
        discs = tuple(
            Disc(place[month], y + 19, radius(lines, most), lines)
            for month, lines in sorted(counts.items())
        )
        rows.append(Row(found.tools.get(service, service), y, discs, sum(counts.values())))
    labels = tuple((place[month], date_format(month, "M")) for month in months)
    return Picture(WIDE, TOP + len(rows) * ROW + 8, labels, tuple(rows))


def months_of(found: Account, on: date) -> list[date]:
    """Every month from the first with a line to this one; the last twelve when there are more."""
    month = on.replace(day=1)
    first = min((one.month for one in found.tallies), default=month)
    months = [month]
    while months[0] > first and len(months) < MOST_MONTHS:
        months.insert(0, before(months[0]))
    return months if len(months) > 1 else [before(month), month]


def before(month: date) -> date:
    """The month before a month."""
    return (
        month.replace(year=month.year - 1, month=12)
        if month.month == 1
        else month.replace(month=month.month - 1)
    )


def radius(lines: int, most: int) -> int:
    """The surface of a disc grows with what it counts."""
    return round(max(SMALLEST, LARGEST * sqrt(lines / most)))
