"""From paths to what the engine reads: one delivery an academy and degree."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from egide.people.imports.aaf import refused
from egide.people.imports.aaf.attributes import FIELDS
from egide.people.imports.aaf.files import ExportFile, exports
from egide.people.imports.aaf.header import Header
from egide.people.imports.aaf.pupils import guardian, pupil
from egide.people.imports.aaf.reading import Reading, Rows
from egide.people.imports.aaf.schools import school, training
from egide.people.imports.aaf.staff import staff
from egide.people.imports.aaf.stream import Entry, Source, entries
from egide.people.imports.records import Delivery, Findings, Place, Record

_CATEGORIES = ("categoriePersonne", "categorieStructure", "categorieMef")
READERS: dict[str, Callable[[Entry, Place, Reading], Rows]] = {
    "Eleve": pupil,
    "PersRelEleve": guardian,
    "PersEducNat": staff,
    "EtabEducNat": school,
    "Mef": training,
    "MefEducNat": training,
}


def deliveries(paths: Iterable[Path]) -> tuple[Delivery, ...]:
    """The exports among paths, each complete: the first and the second degree are two rosters.

    They are sent apart, on days of their own: neither says that the people of the other are gone.
    """
    return tuple(_delivery(said, files) for said, files in exports(paths))


def delivery(paths: Iterable[Path]) -> Delivery:
    """The one export among paths; several are refused."""
    found = deliveries(paths)
    if len(found) > 1:
        raise refused.several(
            "plusieurs académies, ou les deux degrés",
            "several academies, or both degrees",
            code="several-exports",
        )
    return found[0]


def _delivery(said: Header, files: list[ExportFile]) -> Delivery:
    def records(findings: Findings) -> Iterator[Record]:
        return _records(files, Reading(findings, said.degree))

    return Delivery(
        roster=f"aaf:{said.academy}:{said.degree.lower()}",
        kind="aaf",
        academy=said.academy,
        files=tuple(file.delivered() for file in files),
        records=records,
        fields=FIELDS[said.degree],
    )


def _records(files: list[ExportFile], reading: Reading) -> Iterator[Record]:
    """Every row of the files, in order; classes last, once everybody has sat down."""
    for index, file in enumerate(files):
        source = Source(file.path.name, file.open, reading.findings.unknown)
        for entry in entries(source):
            category = _category(entry) or file.category
            read = READERS.get(category)
            if read is None:
                reading.findings.unknown(category)
            else:
                yield from read(entry, Place(index, entry.line), reading)
    yield from reading.groups.rows()


def _category(entry: Entry) -> str:
    return next((entry.values[name][0] for name in _CATEGORIES if entry.values.get(name)), "")
