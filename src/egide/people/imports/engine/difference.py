"""What an import would change: counted before anything is written."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.records import Delivery, Table

TABLES = (Table.MEMBER, Table.GROUP, Table.ATTACHMENT, Table.PLACEMENT, Table.GUARDIANSHIP)
KEYED = (Table.MEMBER, Table.GROUP)


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a table that an import adds, changes, removes, and leaves as they are."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    @property
    def written(self) -> int:
        """Rows that are written, one way or another."""
        return self.added + self.changed + self.removed

    @property
    def present(self) -> int:
        """Rows that are there afterwards."""
        return self.added + self.changed + self.unchanged

    def to_dict(self) -> dict[str, int]:
        """As JSON shows it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Difference:
    """The counts of each table, how many members there were, and the schools that end empty."""

    tables: dict[Table, Counts]
    members_before: int
    schools_emptied: int

    @property
    def members(self) -> Counts:
        """The counts of persons, which people ask about first."""
        return self.tables[Table.MEMBER]

    @property
    def written(self) -> int:
        """All rows that are written."""
        return sum(counts.written for counts in self.tables.values())


def compare(workshop: Workshop, delivery: Delivery, unmoved: Mapping[Table, int]) -> Difference:
    """Compare what was staged with what is known; `unmoved` tables are as they were, so many."""
    tables = {
        table: Counts(unchanged=unmoved[table])
        if table in unmoved
        else compared(workshop, delivery, table)
        for table in TABLES
    }
    members = tables[Table.MEMBER]
    return Difference(
        tables=tables,
        members_before=members.removed + members.changed + members.unchanged,
        schools_emptied=workshop.number(
            "SELECT count(DISTINCT school) FROM was_attachment"
            " ANTI JOIN (SELECT school FROM attachment WHERE rule IS NULL) USING (school)"
        ),
    )


def compared(workshop: Workshop, delivery: Delivery, table: Table) -> Counts:
    """The counts of one table, once compared row by row."""
    number, name = workshop.number, table.value
    workshop.script("egide.people.imports.engine", f"compare_{name}")
    if not delivery.complete or table in delivery.silent:
        workshop.database.execute(f"DELETE FROM gone_{name}")
    added = number(f"SELECT count(*) FROM new_{name}")
    removed = number(f"SELECT count(*) FROM gone_{name}")
    if table not in KEYED:
        before = number(f"SELECT count(*) FROM was_{name}")
        return Counts(added=added, removed=removed, unchanged=before - removed)
    moved = number(f"SELECT count(*) FROM moved_{name}")
    # Who comes back is added, as they were removed.
    back = number(f"SELECT count(*) FROM moved_{name} WHERE gone")
    here = number(f"SELECT count(*) FROM was_{name} WHERE NOT gone")
    changed = moved - back
    return Counts(added + back, changed, removed, here - removed - changed)
