"""The organisations of the demonstration. Department 098 does not exist; the keys are valid."""

from dataclasses import dataclass
from datetime import date

from egide.people.models.organisation import Kind, SchoolKind

FOUNDED = date(2015, 9, 1)
MINISTRY, ACADEMY, AUTHORITY, PROVIDER = "MEN", "98", "D98", "atelier-sillage"
TILLEULS, HIRONDELLES, LYCEE, MOULIN = "0980001U", "0980002V", "0980003W", "0980004X"
DEPARTMENT = "098"


@dataclass(frozen=True, slots=True)
class Invented:
    """An organisation to open, by code; `parent` is a code as well."""

    code: str
    kind: Kind
    name: str
    parent: str = ""
    school_kind: SchoolKind = SchoolKind.NONE
    stages: tuple[str, ...] = ()
    commune: str = ""


PLACES = (
    Invented(MINISTRY, Kind.MINISTRY, "Ministère de l’Éducation nationale"),
    Invented(ACADEMY, Kind.ACADEMY, "Académie du Val", MINISTRY),
    Invented(AUTHORITY, Kind.AUTHORITY, "Département du Val"),
    Invented(PROVIDER, Kind.PROVIDER, "Atelier Sillage (inventé)"),
    Invented(
        TILLEULS,
        Kind.SCHOOL,
        "Collège des Tilleuls",
        ACADEMY,
        SchoolKind.EPLE,
        ("college",),
        "Valombreuse",
    ),
    Invented(
        HIRONDELLES,
        Kind.SCHOOL,
        "École des Hirondelles",
        ACADEMY,
        SchoolKind.PUBLIC_PRIMARY,
        ("maternelle", "elementaire"),
        "Valombreuse",
    ),
    Invented(
        LYCEE,
        Kind.SCHOOL,
        "Lycée Saint-Amand",
        ACADEMY,
        SchoolKind.PRIVATE_CONTRACT,
        ("lycee",),
        "Pontclair",
    ),
    Invented(
        MOULIN,
        Kind.SCHOOL,
        "Collège du Moulin",
        ACADEMY,
        SchoolKind.EPLE,
        ("college",),
        "Pontclair",
    ),
)
NAMES = {place.code: place.name for place in PLACES}
