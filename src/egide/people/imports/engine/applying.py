"""The writing: what differs and nothing else, by COPY, inside the transaction of the caller.

References were checked in the workshop, by joins over whole tables. Where the role may, foreign
keys are not checked a second time row by row (`session_replication_role`, while rows are added
and only then): that costs four times the writing itself. Where it may not, PostgreSQL checks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from psycopg import sql

from egide.people.imports.engine.difference import Difference
from egide.people.imports.engine.known import Link
from egide.people.imports.engine.marks import SCHOOL
from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.records import Table

CHUNK = 1 << 18
DIGEST = "'\\x' || lpad(hex(digest), 32, '0')"


@dataclass(frozen=True, slots=True)
class Written:
    """A table: its columns there, and what fills them here."""

    table: Table
    columns: str
    rows: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A table whose rows change: the shape of what is brought beside it, and what fills it."""

    table: Table
    shape: str
    rows: str


# Sorted by the first column of their widest index: a tree that grows at its end costs half.
ADDED = (
    Written(
        Table.MEMBER,
        "id, roster_id, source_id, kind, given_name, family_name, birth_month, level, mail, digest",
        "SELECT id, {roster}, source_id, kind, given_name, family_name, birth_month, level, mail,"
        f" {DIGEST} FROM new_member ORDER BY id",
    ),
    Written(
        Table.GROUP,
        "id, roster_id, source_id, school_id, kind, name, level, digest",
        f"SELECT id, {{roster}}, source_id, {SCHOOL}, kind, name, level, {DIGEST}"
        " FROM new_group ORDER BY id",
    ),
    Written(
        Table.ATTACHMENT,
        "member_id, school_id, role",
        f"SELECT member, {SCHOOL}, role FROM new_attachment ORDER BY member",
    ),
    Written(
        Table.PLACEMENT,
        "member_id, group_id, role",
        "SELECT member, grp, role FROM new_placement ORDER BY member",
    ),
    Written(
        Table.GUARDIANSHIP,
        "guardian_id, pupil_id, legal",
        "SELECT guardian, pupil, legal FROM new_guardianship ORDER BY guardian",
    ),
)
MOVED = (
    Moved(
        Table.MEMBER,
        "id uuid, kind text, given_name text, family_name text, birth_month date, level text,"
        " mail text, digest bytea",
        f"SELECT id, kind, given_name, family_name, birth_month, level, mail, {DIGEST}"
        " FROM member JOIN moved_member USING (id) WHERE rule IS NULL",
    ),
    Moved(
        Table.GROUP,
        "id uuid, school_id bigint, kind text, name text, level text, digest bytea",
        f"SELECT id, {SCHOOL}, kind, name, level, {DIGEST}"
        " FROM grp JOIN moved_group USING (id) WHERE rule IS NULL",
    ),
)
REMOVED = (Table.PLACEMENT, Table.GUARDIANSHIP, Table.ATTACHMENT)


class Apply:
    """One writing of one roster, of the tables that differ."""

    def __init__(self, workshop: Workshop, link: Link, roster: int, on: date) -> None:
        self.workshop, self.link, self.roster, self.on = workshop, link, roster, on

    def all(self, difference: Difference) -> None:
        """Remove, change, add; in this order, so that a link that moved does not meet itself."""
        counts = difference.tables
        for table in REMOVED:
            if counts[table].removed:
                self.remove(table)
        for moved in MOVED:
            if counts[moved.table].removed:
                self.bid_farewell(moved.table)
            if counts[moved.table].written:
                self.change(moved)
        with unchecked(self.link):
            for written in ADDED:
                if counts[written.table].added:
                    self.copy(f"people_{written.table}", written.columns, written.rows)

    def remove(self, table: Table) -> None:
        """Delete the links that are no more."""
        self.stage("gone", "pk bigint", f"SELECT pk FROM gone_{table}")
        self.run("DELETE FROM {} USING gone WHERE id = gone.pk", f"people_{table}")
        self.run("DROP TABLE gone")

    def bid_farewell(self, table: Table) -> None:
        """Write the day on what the export names no longer."""
        self.stage("gone", "id uuid", f"SELECT id FROM gone_{table}")
        query = sql.SQL("UPDATE {} AS one SET gone_on = {} FROM gone WHERE one.id = gone.id")
        self.link.execute(query.format(sql.Identifier(f"people_{table}"), sql.Literal(self.on)))
        self.run("DROP TABLE gone")

    def change(self, moved: Moved) -> None:
        """Write anew what moved; who comes back is there again."""
        self.stage("moved", moved.shape, moved.rows)
        names = [part.split()[0] for part in moved.shape.split(", ")][1:]
        pairs = ", ".join(f"{name} = moved.{name}" for name in names)
        query = f"UPDATE {{}} AS one SET {pairs}, gone_on = NULL FROM moved WHERE one.id = moved.id"
        self.run(query, f"people_{moved.table}")
        self.run("DROP TABLE moved")

    def stage(self, name: str, shape: str, rows: str) -> None:
        """A table for this transaction, filled from the workshop."""
        self.run(f"CREATE TEMPORARY TABLE {name} ({shape}) ON COMMIT DROP")
        self.copy(name, ", ".join(part.split()[0] for part in shape.split(", ")), rows)

    def run(self, query: str, *names: str) -> None:
        """Run a statement on tables of ours."""
        named = sql.SQL(query)
        self.link.execute(named.format(*map(sql.Identifier, names)))

    def copy(self, table: str, columns: str, rows: str) -> None:
        """Write rows of the workshop to a file, and stream it into a table."""
        path = self.workshop.folder / "rows.csv"
        self.workshop.database.execute(
            f"COPY ({rows.format(roster=self.roster)}) TO '{path}' (FORMAT csv, HEADER false)"
        )
        pour_into(self.link, path, f"COPY {table} ({columns}) FROM STDIN (FORMAT csv)")
        path.unlink()


def pour_into(link: Link, path: Path, statement: str) -> None:
    """Stream a file to a COPY; an empty one is not even begun."""
    if not path.stat().st_size:
        return
    with (
        path.open("rb") as file,
        link.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        while chunk := file.read(CHUNK):
            copy.write(chunk)


@contextmanager
def unchecked(link: Link) -> Iterator[None]:
    """While rows are added: no second check of references, where the role may go without."""
    allowed = link.execute(
        "SELECT current_setting('is_superuser') = 'on'"
        " OR has_parameter_privilege('session_replication_role', 'SET')"
    ).fetchone()
    if not allowed or not allowed[0]:
        yield
        return
    link.execute("SET LOCAL session_replication_role = replica")
    yield
    # Not in a `finally`: after an error the transaction is over, and the setting with it.
    link.execute("SET LOCAL session_replication_role = origin")
