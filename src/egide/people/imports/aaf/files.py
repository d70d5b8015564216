"""The files of an export: their names, whether any is missing, how each is opened."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import groupby
from pathlib import Path

from egide.people.imports.aaf import refused
from egide.people.imports.aaf.header import Header, header
from egide.people.imports.aaf.unpacking import opened
from egide.people.imports.records import DeliveredFile

NAME = re.compile(
    r"(?P<ent>\w[\w.-]{0,60}?)_(?P<mode>Complet|Delta)_(?:(?P<day>\d{8})_)?"
    r"(?P<category>[A-Za-z]{3,20})_(?P<number>\d{4})\.xml(?:\.gz)?"
)
# Read in this order: trainings before the pupils who follow them, schools before their people.
ORDER = ("MefEducNat", "EtabEducNat", "PersEducNat", "PersRelEleve", "Eleve")
NEEDED = frozenset({"EtabEducNat", "PersEducNat", "PersRelEleve", "Eleve"})
NOT_NEEDED = frozenset({"MatiereEducNat", "MatEducNat"})


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file whose name says what it holds, and what its header says."""

    path: Path
    ent: str
    day: str
    category: str
    number: int
    header: Header

    def open(self) -> BufferedReader:
        """Its XML from the start."""
        return opened(self.path)

    def delivered(self) -> DeliveredFile:
        """As the report names it: never by its path."""
        with self.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return DeliveredFile(self.path.name, digest, self.path.stat().st_size)


def exports(paths: Iterable[Path]) -> list[tuple[Header, list[ExportFile]]]:
    """The exports among paths, one an academy and degree, each complete and in reading order."""
    found = sorted(_files(paths), key=_place)
    if not found:
        raise refused.nothing()
    by_export = groupby(found, key=lambda file: file.header)
    return [(said, _complete(list(files))) for said, files in by_export]


def _files(paths: Iterable[Path]) -> Iterator[ExportFile]:
    for path in paths:
        inside = sorted([*path.glob("*.xml"), *path.glob("*.xml.gz")]) if path.is_dir() else [path]
        for file in inside:
            yield _file(file)


def _file(path: Path) -> ExportFile:
    named = NAME.fullmatch(path.name)
    if not path.is_file():
        raise refused.nothing(path.name)
    if named is None:
        raise refused.not_a_name(path.name)
    if named["mode"] == "Delta":
        raise refused.a_delta(path.name)
    said = header(path.name, lambda: opened(path))
    day, category = named["day"] or "", named["category"]
    return ExportFile(path, named["ent"], day, category, int(named["number"]), said)


def _place(file: ExportFile) -> tuple[str, str, int, str, int]:
    known = file.category in ORDER
    rank = ORDER.index(file.category) if known else len(ORDER)
    return file.header.academy, file.header.degree, rank, file.category, file.number


def _complete(files: list[ExportFile]) -> list[ExportFile]:
    """Refuse what lacks a file: whoever stands in it would be taken for gone."""
    if len({(file.ent, file.day) for file in files}) > 1:
        raise refused.several(
            "deux projets ou deux jours", "two projects or two days", code="several-exports"
        )
    for category, group in groupby(files, key=lambda file: file.category):
        numbers = [file.number for file in group]
        lacking = set(range(1, len(numbers) + 1)) - set(numbers)
        if lacking:
            raise refused.incomplete(f"{category}_{min(lacking):04}.xml")
    missing = NEEDED - {file.category for file in files}
    if missing:
        raise refused.incomplete(f"{min(missing)}_0001.xml")
    return [file for file in files if file.category not in NOT_NEEDED]
