"""The problems of an import, read out in the order of files and lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from egide.people.imports.engine.laid import Laid
from egide.people.imports.engine.workshop import LINE_BITS, Workshop
from egide.people.imports.records import Delivery, Reason

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is named: where, which field, why; `warned` when it was imported all the same."""

    file: str
    line: int
    field: str
    reason: Reason
    warned: bool

    def to_dict(self) -> dict[str, str | int | bool]:
        """As JSON shows it."""
        return {
            "file": self.file, "line": self.line, "field": self.field,
            "reason": self.reason.value, "warned": self.warned,
        }  # fmt: skip


def problems(workshop: Workshop, delivery: Delivery) -> Iterator[Problem]:
    """Each problem, however many: they are streamed."""
    cursor = workshop.database.cursor()
    found = cursor.execute("SELECT place, field, reason, warned FROM problem ORDER BY place, field")
    while rows := found.fetchmany(BATCH):
        for at, field, reason, warned in rows:
            file, line = at >> LINE_BITS, at & ((1 << LINE_BITS) - 1)
            name = delivery.files[file].name if file < len(delivery.files) else ""
            known = delivery.fields.get(field, field.rpartition(".")[2])
            place = delivery.line_of(file, line) if isinstance(delivery, Laid) else line
            yield Problem(name, place, known, Reason(reason), warned)


def unknown(workshop: Workshop) -> dict[str, int]:
    """The names that nobody knows, and how often they were met."""
    rows = workshop.database.execute(
        "SELECT name, sum(times) FROM unknown GROUP BY name"
    ).fetchall()
    return {str(name): int(times) for name, times in sorted(rows)}
