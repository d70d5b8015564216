"""From a bundle to a delivery: its files taken in, its tables laid out in the workshop."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from egide.people.imports.engine.laid import Laid, no_records
from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.intake import Intake
from egide.people.imports.levels import LEVELS, SAID
from egide.people.imports.oneroster.manifest import NAME, Manifest, read_manifest
from egide.people.imports.oneroster.reading import Sheet, account, sheet, view
from egide.people.imports.oneroster.tables import FIELDS, OF_OLD_USERS, READ
from egide.people.imports.oneroster.unpacking import Folder, Zip, opened, refuse, take_all
from egide.people.imports.oneroster.whose import academy_of
from egide.people.imports.records import Table

PACKAGE = "egide.people.imports.oneroster"
# The codes of the standard (CEDS), beside words: infants, then twelve grades, then after.
GRADES = {
    "pr": "ps", "pk": "ms", "kg": "gs", "01": "cp", "02": "ce1", "03": "ce2", "04": "cm1",
    "05": "cm2", "06": "6e", "07": "5e", "08": "4e", "09": "3e", "10": "2de", "11": "1re",
    "12": "tle", "ps": "post_bac",
}  # fmt: skip
ACCENTED = {
    "6ème": "6e", "5ème": "5e", "4ème": "4e", "3ème": "3e", "1ère": "1re", "sixième": "6e",
    "cinquième": "5e", "quatrième": "4e", "troisième": "3e", "première": "1re",
}  # fmt: skip
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever imports says of a bundle: its academy, and the kind of schools not yet known."""

    academy: str = ""
    school_kind: str = ""


@contextmanager
def delivery(path: Path, said: Said | None = None) -> Iterator[Laid]:
    """A bundle, taken in and looked at; its copy is gone at the end."""
    said = said or Said()
    folder = Path(tempfile.mkdtemp(prefix="egide-bundle-"))
    try:
        with opened(path) as bundle:
            manifest, sheets = taken(bundle, folder)
        orgs = next(one.intake.path for one in sheets if one.table == "orgs")
        yield laid(manifest, sheets, replace(said, academy=said.academy or academy_of(orgs)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def taken(bundle: Folder | Zip, folder: Path) -> tuple[Manifest, list[Sheet]]:
    """The manifest, and each file that it announces and we need."""
    if NAME not in bundle.names:
        refuse("manifest", "ce fichier manque : ce n’est pas un export OneRoster",
               "this file is missing: not a OneRoster export", NAME)  # fmt: skip
    manifest = read_manifest(bundle.take(NAME, folder / NAME).path)
    names = [f"{table}.csv" for table in manifest.wanted]
    for name in names:
        if name not in bundle.names:
            refuse("incomplete", "le manifeste annonce ce fichier, qui manque",
                   "the manifest announces this file, which is missing", name)  # fmt: skip
    intakes: dict[str, Intake] = take_all(bundle, names, folder)
    sheets = [
        sheet(number, name.removesuffix(".csv"), intake, manifest.version)
        for number, (name, intake) in enumerate(intakes.items())
    ]
    return manifest, sheets


def laid(manifest: Manifest, sheets: list[Sheet], said: Said) -> Laid:
    """The delivery that these files are."""

    def lay(workshop: Workshop) -> None:
        for one in sheets:
            shutil.move(one.intake.path, workshop.folder / one.intake.path.name)
            view(workshop, one)
        lay_tables(workshop, manifest, said)

    def audit(workshop: Workshop) -> None:
        for one in sheets:
            account(workshop, one)

    silent = {Table.GROUP, Table.PLACEMENT} if "classes" not in manifest.bulk else set()
    silent |= {Table.PLACEMENT} if "enrollments" not in manifest.bulk else set()
    return Laid(
        roster=f"oneroster:{(said.academy or manifest.system or 'bundle')[:LONGEST_NAME]}",
        kind="oneroster",
        academy=said.academy,
        files=tuple(one.intake.file for one in sheets),
        records=no_records,
        fields=FIELDS | OF_OLD_USERS if manifest.version == "1.1" else FIELDS,
        silent=frozenset(silent),
        lay=lay,
        audit=audit,
        line_of=lambda file, rank: sheets[file].line_of(rank),
    )


def lay_tables(workshop: Workshop, manifest: Manifest, said: Said) -> None:
    """The views that the engine reads, in terms of the files."""
    database = workshop.database
    for table in READ.keys() - manifest.bulk:
        absent = ", ".join(f"NULL::VARCHAR AS {name}" for name in READ[table].split())
        database.execute(f"CREATE VIEW csv_{table} AS SELECT {absent}, 0::BIGINT AS place LIMIT 0")
    words = {word: word for word in LEVELS} | SAID | ACCENTED | GRADES
    database.execute("CREATE TABLE level_word (word VARCHAR, level VARCHAR)")
    database.executemany("INSERT INTO level_word VALUES ($1, $2)", [*words.items()])
    database.execute("SET VARIABLE school_kind = $1", [said.school_kind])
    for script in ("common", f"v{manifest.version.replace('.', '_')}", "agents"):
        workshop.script(PACKAGE, script)
