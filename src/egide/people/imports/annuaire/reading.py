"""The rows of the directory, one by one, each a school as we know them or a problem."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from egide.people.imports.annuaire.kinds import school_kind, stages
from egide.people.imports.errors import ImportRefused
from egide.people.imports.records import Reason
from egide.people.uai import Uai, looked_at

COLUMNS = (
    "Identifiant_de_l_etablissement", "Nom_etablissement", "Type_etablissement",
    "Statut_public_prive", "Nom_commune", "Code_academie", "Libelle_academie", "Ecole_maternelle",
    "Ecole_elementaire", "date_ouverture", "date_maj_ligne", "etat", "code_nature",
    "etablissement_multi_lignes", "Code_type_contrat_prive", "etablissement_mere",
)  # fmt: skip
CODE, NAME = COLUMNS[:2]
STATES = {"OUVERT": True, "A FERMER": True, "A OUVRIR": True, "FERME": False, "FERMÉ": False}
ACADEMY = re.compile(r"[0-9]{1,3}", re.ASCII)
LONGEST_NAME, LONGEST_COMMUNE = 200, 80
MOST_ROWS = 500_000
Tell = Callable[[int, str, Reason], None]


@dataclass(frozen=True, slots=True)
class Listed:
    """A school as the directory lists it. `seen_on`: the day its row was last touched."""

    code: str
    name: str
    school_kind: str
    stages: tuple[str, ...]
    academy: str
    academy_name: str
    commune: str
    since: date | None
    is_open: bool
    seen_on: date | None
    mother: str
    several: bool


def listed(path: Path, name: str, tell: Tell) -> Iterator[tuple[int, Listed]]:
    """Each school and its line; `tell` is given the line, field and reason of other rows."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";", strict=True)
        try:
            header = [column.strip() for column in next(reader, [])]
            require(header, name)
            places = {column: header.index(column) for column in COLUMNS}
            line = reader.line_num + 1
            for rank, row in enumerate(reader):
                if rank >= MOST_ROWS:
                    refuse(name, "too-many", "trop de lignes", "too many rows")
                if len(row) == len(header):
                    values = {column: row[place].strip() for column, place in places.items()}
                    school = read(values, line, tell)
                    if school is not None:
                        yield line, school
                elif row:
                    tell(line, "", Reason.WRONG_WIDTH)
                line = reader.line_num + 1
        except csv.Error:
            refuse(name, "quotes", f"un guillemet est mal placé vers la ligne {reader.line_num}",
                   f"a quote is misplaced near line {reader.line_num}")  # fmt: skip


def read(row: dict[str, str], line: int, tell: Tell) -> Listed | None:
    """A row as a school; None, and told, when it is not one."""
    code = row[CODE].upper()
    kind = school_kind(row)
    field, why = first_problem(row, code, kind)
    if why is not None:
        tell(line, field, why)
        return None
    if looked_at(code) is Uai.WRONG_KEY:
        tell(line, CODE, Reason.UAI_KEY)
    return Listed(
        code=code,
        name=row[NAME],
        school_kind=str(kind),
        stages=stages(row) or (),
        academy=row["Code_academie"].lstrip("0").zfill(2),
        academy_name=row["Libelle_academie"],
        commune=row["Nom_commune"],
        since=day(row["date_ouverture"], line, "date_ouverture", tell),
        is_open=STATES[row["etat"].upper()],
        seen_on=day(row["date_maj_ligne"], line, "date_maj_ligne", tell),
        mother=row["etablissement_mere"].upper(),
        several=row["etablissement_multi_lignes"] == "1",
    )


def first_problem(row: dict[str, str], code: str, kind: str | Reason) -> tuple[str, Reason | None]:
    """The first reason that a row is no school of ours, and its field."""
    if not code:
        return CODE, Reason.EMPTY
    if looked_at(code) is Uai.WRONG_SHAPE:
        return CODE, Reason.UAI_SHAPE
    if isinstance(kind, Reason):
        return "Type_etablissement" if kind is Reason.NOT_A_SCHOOL else "Statut_public_prive", kind
    checks = (
        (NAME, not row[NAME], Reason.EMPTY),
        (NAME, len(row[NAME]) > LONGEST_NAME, Reason.TOO_LONG),
        ("Nom_commune", len(row["Nom_commune"]) > LONGEST_COMMUNE, Reason.TOO_LONG),
        ("Code_academie", not ACADEMY.fullmatch(row["Code_academie"]), Reason.UNKNOWN_WORD),
        ("etat", row["etat"].upper() not in STATES, Reason.UNKNOWN_WORD),
    )
    return next(((field, why) for field, wrong, why in checks if wrong), ("", None))


def day(text: str, line: int, field: str, tell: Tell) -> date | None:
    """A day, or nothing; what is neither is told, and the school is kept."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        tell(line, field, Reason.NOT_A_DAY)
        return None


def require(header: list[str], name: str) -> None:
    """Refuse a file that is not the directory."""
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        refuse(name, "columns", f"colonnes absentes : {', '.join(missing)}",
               f"missing columns: {', '.join(missing)}")  # fmt: skip


def refuse(name: str, code: str, fr: str, en: str) -> None:
    """Refuse the file."""
    raise ImportRefused(code, fr=fr, en=en, name=name)
