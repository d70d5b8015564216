"""Records of a parser, poured into the workshop as text files that DuckDB reads back.

Writing CSV costs a microsecond a row and no memory; inserting Python rows into DuckDB costs fifty.
"""

import csv
from contextlib import ExitStack
from typing import TextIO

from egide.people.imports.engine.workshop import LINE_BITS, Workshop
from egide.people.imports.records import COLUMNS, Delivery, Place, Reason, Row, Table

# Names of attributes that nobody knows: a hostile file could hold millions.
MOST_UNKNOWN = 1000


class Notes:
    """What a parser met: problems to a file, unknown names counted."""

    def __init__(self, out: TextIO) -> None:
        self.write = csv.writer(out, lineterminator="\n").writerow
        self.counts: dict[str, int] = {}

    def problem(self, place: Place, field: str, reason: Reason, *, warned: bool = False) -> None:
        """Name a bad row."""
        self.write(((place.file << LINE_BITS) + place.line, field, reason.value, int(warned)))

    def unknown(self, name: str) -> None:
        """Count a name that is not known."""
        if name not in self.counts and len(self.counts) >= MOST_UNKNOWN:
            name = "…"
        self.counts[name] = self.counts.get(name, 0) + 1


def pour(delivery: Delivery, workshop: Workshop) -> None:
    """Read the whole delivery once, and leave its rows in the workshop."""
    with ExitStack() as stack:
        outs = {
            table: stack.enter_context(
                (workshop.folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
            )
            for table in Table
        }
        found = stack.enter_context(
            (workshop.folder / "problem.csv").open("w", encoding="utf-8", newline="")
        )
        notes = Notes(found)
        # Quotes all around: DuckDB must not take a lone word for something else.
        writers = {
            table: csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerow
            for table, out in outs.items()
        }
        for table, row in delivery.records(notes):
            writers[table](plain(row))
    for table in Table:
        show(workshop, table)
    settle(workshop, notes.counts)


def plain(row: Row) -> Row:
    """A row without what would break a line of our own file, or be refused by PostgreSQL."""
    text = "".join(map(str, row))
    if "\0" in text or "\r" in text:
        return tuple(
            one.replace("\0", "\x01").replace("\r", "\n") if isinstance(one, str) else one
            for one in row
        )
    return row


def show(workshop: Workshop, table: Table) -> None:
    """A view of what was poured for a table."""
    names = dict.fromkeys(COLUMNS[table], "VARCHAR") | {"file": "BIGINT", "line": "BIGINT"}
    view(workshop, f"raw_{table}", f"{table}.csv", names)


def view(workshop: Workshop, name: str, file: str, columns: dict[str, str]) -> None:
    """A view of one of our own files, its place as one number."""
    listed = ", ".join(f"'{column}': '{kind}'" for column, kind in columns.items())
    kept = ", ".join(f'"{column}"' for column in columns if column not in {"file", "line"})
    workshop.database.execute(
        f"CREATE VIEW {name} AS SELECT {kept}, (file << {LINE_BITS}) + line AS place"
        f" FROM read_csv('{workshop.folder / file}', header = false, auto_detect = false,"
        f" delim = ',', quote = '\"', escape = '\"', new_line = '\\n', parallel = false,"
        f" max_line_size = 1048576,"
        f" buffer_size = 4194304,"
        f" columns = {{{listed}}})"
    )


def settle(workshop: Workshop, unknown: dict[str, int]) -> None:
    """What the parser met, into the tables of the workshop."""
    workshop.database.execute(
        "INSERT INTO problem SELECT * FROM read_csv($1, header = false, auto_detect = false,"
        " columns = {'place': 'BIGINT', 'field': 'VARCHAR', 'reason': 'VARCHAR', 'warned': 'INT'})",
        [str(workshop.folder / "problem.csv")],
    )
    for name, times in unknown.items():
        workshop.database.execute("INSERT INTO unknown VALUES ($1, $2)", [name, times])
