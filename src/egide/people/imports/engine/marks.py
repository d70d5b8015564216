"""Whether a table of the roster is as the last import left it, without reading it.

A mark is the count and two sums over what was staged: rows in another order give the same one. It
is kept with the run that wrote it. Equal marks mean equal rows, and nothing is recalled from the
database; a mark that differs, or another version of DuckDB, only means that rows are compared.
"""

from egide.people.imports.engine.difference import Counts
from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.records import Delivery, Table
from egide.people.models import ImportRun, Roster

# A school that is made by this import is known by its true number from then on.
SCHOOL = "coalesce((SELECT to_id FROM made WHERE from_id = school), school)"
MARKED = {
    Table.MEMBER: ("member", "id, digest"),
    Table.GROUP: ("grp", "id, digest"),
    Table.ATTACHMENT: ("attachment", f"member, {SCHOOL}, role"),
    Table.PLACEMENT: ("placement", "member, grp, role"),
    Table.GUARDIANSHIP: ("guardianship", "guardian, pupil, legal"),
}


def marks(workshop: Workshop) -> dict[str, str]:
    """The mark of each table that was staged."""
    return {table.value: mark(workshop, *MARKED[table]) for table in MARKED}


def mark(workshop: Workshop, table: str, columns: str) -> str:
    """The mark of one table."""
    rows = workshop.database.execute(
        f"SELECT count(*), sum(hash({columns})), sum(hash({columns}, 1)) FROM {table}"
        " WHERE rule IS NULL"
    ).fetchall()
    return ":".join(str(value) for value in rows[0])


def unmoved(delivery: Delivery, roster: Roster, now: dict[str, str]) -> dict[Table, int]:
    """The tables that the last import left as they are in this delivery, and their rows."""
    last = ImportRun.objects.filter(roster=roster, applied=True).order_by("-id").first()
    if last is None or not delivery.complete or delivery.silent:
        return {}
    then = last.counts.get("marks", {})
    return {
        table: Counts(**last.counts["tables"][table.value]).present
        for table in MARKED
        if then.get(table.value) == now[table.value]
    }
