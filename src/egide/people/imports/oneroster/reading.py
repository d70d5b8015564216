"""A CSV file as DuckDB reads it, and the proof that it has read all of it.

DuckDB leaves out a row of the wrong width without a word, and all that follows a quote never
closed. Hence the account: rows read must be the lines of the file less one. When they are not,
Python's own reader goes through the file once, names what is wrong, and finds the line of each row.
"""

import csv
from array import array
from dataclasses import dataclass, field

from egide.people.imports.engine.workshop import LINE_BITS, Workshop
from egide.people.imports.intake import LONGEST_LINE, Intake
from egide.people.imports.oneroster.tables import READ, known, needed
from egide.people.imports.oneroster.unpacking import refuse
from egide.people.imports.records import Reason

WIDEST = 200
# More than this and the file is not what it says: the separator is another one, say.
MOST_WRONG = 50_000
MOST_ROWS = 30_000_000
# Where the rows of a file are, one for one, once they are staged: no need to read it again.
STAGED = {"users": "member", "enrollments": "placement"}
# Added to what is a line already and no rank.
BY_LINE = 1 << (LINE_BITS - 1)


@dataclass(slots=True)
class Sheet:
    """One file of a bundle, on its way to the workshop."""

    number: int
    table: str
    intake: Intake
    header: list[str]
    # The line of each row, when that is not simply its rank and one.
    lines: "array[int]" = field(default_factory=lambda: array("I"))

    def line_of(self, rank: int) -> int:
        """The line where a row starts; rows are counted from 1, after the header."""
        if rank >= BY_LINE:
            return rank - BY_LINE
        return self.lines[rank - 1] if self.lines else rank + 1


def sheet(number: int, table: str, intake: Intake, version: str) -> Sheet:
    """A file whose header holds what we need."""
    with intake.path.open(encoding="utf-8", newline="") as file:
        try:
            header = [name.strip() for name in next(csv.reader(file, strict=True), [])]
        except csv.Error:
            refuse("header", "la première ligne n’est pas lisible",
                   "the first line is not readable", intake.file.name)  # fmt: skip
    while header and not header[-1]:
        header.pop()
    missing = sorted(needed(table, version) - set(header))
    if missing:
        refuse("columns", f"colonnes absentes : {', '.join(missing)}",
               f"missing columns: {', '.join(missing)}", intake.file.name)  # fmt: skip
    ours = [name for name in header if name in READ[table].split()]
    if len(header) > WIDEST or len(ours) != len(set(ours)):
        refuse("columns", "une colonne est deux fois là, ou il y en a trop",
               "a column is there twice, or there are too many", intake.file.name)  # fmt: skip
    return Sheet(number, table, intake, header)


def view(workshop: Workshop, one: Sheet) -> None:
    """A view of the file with the columns that we read, and the rank of each row."""
    wanted = READ[one.table].split()
    names = [name if name in wanted else f"x{rank}" for rank, name in enumerate(one.header)]
    listed = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    absent = "".join(f", NULL::VARCHAR AS {name}" for name in wanted if name not in names)
    workshop.database.execute(
        f"CREATE VIEW csv_{one.table} AS"
        f" SELECT *, ({one.number}::BIGINT << {LINE_BITS}) + row_number() OVER () AS place{absent}"
        f" FROM read_csv('{workshop.folder / one.intake.path.name}', header = true,"
        " auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n',"
        f" ignore_errors = true, parallel = false, max_line_size = {2 * LONGEST_LINE},"
        f" buffer_size = {64 * LONGEST_LINE}, columns = {{{listed}}})"
    )


def account(workshop: Workshop, one: Sheet) -> None:
    """Make sure that every line of the file was read, or is named."""
    if one.intake.lines > MOST_ROWS:
        refuse("too-many", "ce fichier a trop de lignes", "this file has too many lines",
               one.intake.file.name)  # fmt: skip
    staged = STAGED.get(one.table, f"csv_{one.table}")
    read = workshop.number(f"SELECT count(*) FROM {staged}")
    if read != one.intake.lines - 1:
        search(workshop, one)
        if len(one.lines) != read:
            refuse("structure", "la structure de ce fichier n’est pas sûre (guillemets ?)",
                   "the structure of this file is not certain (quotes?)",
                   one.intake.file.name)  # fmt: skip
    for name in one.header:
        if name not in known(one.table):
            workshop.database.execute(
                "INSERT INTO unknown VALUES ($1, 1)", [f"{one.table}.{name[:60]}"]
            )


def search(workshop: Workshop, one: Sheet) -> None:
    """Go through the file row by row: the line of each good row, the problem of the others."""
    path, width = workshop.folder / one.intake.path.name, len(one.header)
    wrong: list[int] = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        end = 0
        try:
            for row in reader:
                start, end = end + 1, reader.line_num
                if start == 1 or not row:
                    continue
                if len(row) >= width and not any(row[width:]):
                    one.lines.append(start)
                elif len(wrong) < MOST_WRONG:
                    wrong.append(start)
                else:
                    break
        except csv.Error:
            refuse("quotes", f"un guillemet est mal placé ou jamais refermé, ligne {end + 1}",
                   f"a quote is misplaced or never closed, line {end + 1}",
                   one.intake.file.name)  # fmt: skip
    if len(wrong) >= MOST_WRONG:
        refuse("structure", "trop de lignes n’ont pas la largeur de l’en-tête (séparateur ?)",
               "too many lines are not as wide as the header (separator?)",
               one.intake.file.name)  # fmt: skip
    name_wrong(workshop, one, wrong)


def name_wrong(workshop: Workshop, one: Sheet, lines: list[int]) -> None:
    """Name the rows of the wrong width. They have no rank: it is their line that is kept."""
    path = workshop.folder / "wrong.csv"
    start = (one.number << LINE_BITS) + BY_LINE
    path.write_text("".join(f"{start + line}\n" for line in lines), encoding="utf-8")
    if lines:
        workshop.database.execute(
            "INSERT INTO problem SELECT place, '', $1, false"
            f" FROM read_csv('{path}', header = false, columns = {{'place': 'BIGINT'}})",
            [Reason.WRONG_WIDTH.value],
        )
