"""What an import would change: counted before anything is written."""

from dataclasses import asdict, dataclass

from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.records import Delivery, Table

STAGED = {
    Table.MEMBER: "member",
    Table.GROUP: "grp",
    Table.ATTACHMENT: "attachment",
    Table.PLACEMENT: "placement",
    Table.GUARDIANSHIP: "legal_guardianship",
}
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


def compare(workshop: Workshop, delivery: Delivery) -> Difference:
    """Compare what was staged with what is known."""
    workshop.script("egide.people.imports.engine", "difference")
    for table in STAGED if not delivery.complete else delivery.silent & STAGED.keys():
        workshop.database.execute(f"DELETE FROM gone_{table.value}")
    number = workshop.number
    return Difference(
        tables={table: counted(workshop, table) for table in STAGED},
        members_before=number("SELECT count(*) FROM was_member WHERE NOT gone"),
        schools_emptied=number(
            "SELECT count(DISTINCT school) FROM was_attachment WHERE school NOT IN"
            " (SELECT school FROM attachment WHERE rule IS NULL AND school IS NOT NULL)"
        ),
    )


def counted(workshop: Workshop, table: Table) -> Counts:
    """The counts of one table."""
    number, name = workshop.number, table.value
    added = number(f"SELECT count(*) FROM new_{name}")
    removed = number(f"SELECT count(*) FROM gone_{name}")
    before = number(f"SELECT count(*) FROM was_{name}")
    if table not in KEYED:
        return Counts(added=added, removed=removed, unchanged=before - removed)
    moved = number(f"SELECT count(*) FROM moved_{name}")
    # Who comes back is added, as they were removed.
    back = number(f"SELECT count(*) FROM moved_{name} WHERE gone")
    here = number(f"SELECT count(*) FROM was_{name} WHERE NOT gone")
    changed = moved - back
    return Counts(added + back, changed, removed, here - removed - changed)
