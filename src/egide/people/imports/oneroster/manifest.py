"""The manifest of a bundle: which version, and which files are whole, absent or partial."""

import csv
from dataclasses import dataclass
from pathlib import Path

from egide.people.imports.oneroster.unpacking import refuse

NAME = "manifest.csv"
VERSIONS = ("1.1", "1.2")
NEEDED = {"1.1": ("orgs", "users"), "1.2": ("orgs", "users", "roles")}
OPTIONAL = ("classes", "enrollments", "demographics")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself."""

    version: str
    system: str
    bulk: frozenset[str]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The tables that we read, among those that are there."""
        names = (*NEEDED[self.version], *OPTIONAL)
        return tuple(name for name in names if name in self.bulk)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest, or refuse the bundle."""
    said = properties(path)
    version = said.get("oneroster.version", "")
    if version not in VERSIONS:
        refuse("version", "la version de OneRoster doit être 1.1 ou 1.2",
               "the version of OneRoster must be 1.1 or 1.2", NAME)  # fmt: skip
    tables = {
        name.removeprefix("file."): value.lower()
        for name, value in said.items()
        if name.startswith("file.")
    }
    ours = {*NEEDED[version], *OPTIONAL}
    partial = sorted(name for name in ours if tables.get(name) == "delta")
    if partial:
        named = ", ".join(partial)
        refuse("delta", f"envoi partiel (delta : {named}) ; demandez un export complet",
               f"partial (delta: {named}); ask for a whole export", NAME)  # fmt: skip
    bulk = frozenset(name for name in ours if tables.get(name) == "bulk")
    missing = [name for name in NEEDED[version] if name not in bulk]
    if missing:
        refuse("incomplete", f"il manque dans l’export : {', '.join(missing)}",
               f"missing from the export: {', '.join(missing)}", NAME)  # fmt: skip
    return Manifest(version, system(said), bulk)


def properties(path: Path) -> dict[str, str]:
    """The names and values; a manifest is short."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file, strict=True) if len(row) >= 2]
    except csv.Error:
        refuse("manifest", "ce fichier n’est pas un CSV lisible", "not a readable CSV", NAME)
    return {row[0].strip(): row[1].strip() for row in rows}


def system(said: dict[str, str]) -> str:
    """The code that the sending system gives itself, or nothing."""
    code = said.get("source.systemCode", "")
    return "" if code.lower() == "absent" else code
