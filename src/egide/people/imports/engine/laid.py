"""A delivery that DuckDB reads by itself: tables already, no record in Python."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.records import Delivery, Findings, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid(Delivery):
    """`lay` makes the views `raw_school`, `raw_member`… with the columns of `COLUMNS` and `place`.

    NULL is unknown there, and "absent" as a kind or a role is a row that is only counted. `audit`,
    once all is staged, makes sure that nothing of the files was left out. `place` may count
    records: `line_of` gives the line of one in its file.
    """

    lay: Callable[[Workshop], None]
    audit: Callable[[Workshop], None]
    line_of: Callable[[int, int], int]


def no_records(findings: Findings) -> Iterator[Record]:
    """What such a delivery yields record by record: nothing."""
    return iter(())
