"""The schools that a roster names: found in the directory, or made when enough is said of them.

Nothing that the directory says of a school is overwritten by a roster.
"""

from dataclasses import dataclass
from datetime import date

from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.records import Delivery, Reason
from egide.people.models import ImportRun, Organisation, OrganisationEvent
from egide.people.models.organisation import Kind, SchoolKind, What
from egide.people.uai import Uai, looked_at

MANY = 1000
STAGES = frozenset({"maternelle", "elementaire", "college", "lycee"})


@dataclass(frozen=True, slots=True)
class Named:
    """A school as a roster names it."""

    source_id: str
    code: str
    name: str
    school_kind: str
    stages: str
    commune: str
    at: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A school that must be made, and the number below zero that stands for it until then."""

    number: int
    school: Named


def settle_schools(workshop: Workshop, delivery: Delivery) -> tuple[Newcomer, ...]:
    """Tie each school of the roster to the directory; name those that cannot be."""
    rows = workshop.database.execute(
        "SELECT coalesce(source_id, ''), coalesce(code, ''), coalesce(name, ''),"
        " coalesce(school_kind, ''), coalesce(stages, ''), coalesce(commune, ''), place"
        " FROM raw_school ORDER BY place"
    ).fetchall()
    named: dict[str, Named] = {}
    for row in rows:
        school = Named(*row)
        if name_problem(workshop, school, named.get(school.source_id)):
            named[school.source_id] = school
    there = directory([school.code for school in named.values()])
    newcomers = place(workshop, named, there, may_make=above(delivery) is not None)
    workshop.database.executemany(
        "INSERT INTO school VALUES ($1, $2)",
        [(one, there[school.code]) for one, school in named.items() if school.code in there]
        or [("", None)],
    )
    return newcomers


def name_problem(workshop: Workshop, school: Named, former: Named | None) -> bool:
    """Whether a school can be used; what is wrong with it is named."""
    if not school.source_id:
        return told(workshop, school.at, "school.source_id", Reason.EMPTY)
    if former is not None:
        same = (former.code, former.name) == (school.code, school.name)
        return False if same else told(workshop, school.at, "school.source_id", Reason.DUPLICATE)
    if not school.code:
        return told(workshop, school.at, "school.code", Reason.EMPTY)
    if len(school.code) > 40 or len(school.name) > 200:
        return told(workshop, school.at, "school.name", Reason.TOO_LONG)
    seen = looked_at(school.code)
    if seen is Uai.WRONG_KEY:
        told(workshop, school.at, "school.code", Reason.UAI_KEY, warned=True)
    elif seen is Uai.WRONG_SHAPE:
        told(workshop, school.at, "school.code", Reason.UAI_SHAPE, warned=True)
    return True


def told(workshop: Workshop, at: int, field: str, reason: Reason, *, warned: bool = False) -> bool:
    """Name a problem; always false, the answer to "can it be used?"."""
    workshop.database.execute(
        "INSERT INTO problem VALUES ($1, $2, $3, $4)", [at, field, reason.value, warned]
    )
    return False


def directory(codes: list[str]) -> dict[str, int]:
    """The schools of the directory with these codes."""
    found: dict[str, int] = {}
    for start in range(0, len(codes), MANY):
        some = Organisation.objects.filter(kind=Kind.SCHOOL, code__in=codes[start : start + MANY])
        found.update(some.values_list("code", "pk"))
    return found


def place(
    workshop: Workshop, named: dict[str, Named], there: dict[str, int], *, may_make: bool
) -> tuple[Newcomer, ...]:
    """Give a number below zero to each school that will be made; name those that cannot be."""
    newcomers: list[Newcomer] = []
    for school in named.values():
        if school.code in there:
            continue
        if may_make and school.school_kind in SchoolKind.values and school.school_kind:
            newcomers.append(Newcomer(-1 - len(newcomers), school))
            there[school.code] = newcomers[-1].number
        else:
            told(workshop, school.at, "school.code", Reason.SCHOOL_UNKNOWN)
    return tuple(newcomers)


def above(delivery: Delivery) -> Organisation | None:
    """The academy of a roster, when the directory has it."""
    return Organisation.objects.filter(kind=Kind.ACADEMY, code=delivery.academy).first()


def make_schools(newcomers: tuple[Newcomer, ...], run: ImportRun, on: date) -> dict[int, int]:
    """Make the schools that were missing; their numbers below zero, and their true ones."""
    made: dict[int, int] = {}
    academy = run.roster.academy
    for newcomer in newcomers:
        school = newcomer.school
        organisation = Organisation.objects.create(
            kind=Kind.SCHOOL, code=school.code, name=school.name or school.code, parent=academy,
            school_kind=school.school_kind, commune=school.commune[:80],
            stages=[word for word in school.stages.split() if word in STAGES],
        )  # fmt: skip
        OrganisationEvent.objects.create(
            organisation=organisation,
            on=on,
            what=What.OPENED,
            about={"after": school.code},
            run=run,
        )
        made[newcomer.number] = organisation.pk
    return made
