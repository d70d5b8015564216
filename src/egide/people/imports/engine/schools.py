"""The schools that a roster names: found in the directory, or made when enough is said of them.

Nothing that the directory says of a school is overwritten by a roster.
"""

from dataclasses import dataclass
from datetime import date

from egide.people.imports.academies import known_academy
from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.errors import ImportRefused
from egide.people.imports.records import Delivery, Reason
from egide.people.models import ImportRun, Organisation, OrganisationEvent
from egide.people.models.organisation import Kind, SchoolKind, What
from egide.people.uai import Uai, looked_at

MANY = 1000
# Three times all the schools of the country: they alone are held in memory.
MOST_SCHOOLS = 200_000
LONGEST_CODE, LONGEST_NAME, LONGEST_COMMUNE = 40, 200, 80
ODD = {Uai.WRONG_KEY: Reason.UAI_KEY, Uai.WRONG_SHAPE: Reason.UAI_SHAPE}
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
    place: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A school that must be made, and the number below zero that stands for it until then."""

    number: int
    school: Named


class Register:
    """The schools of one roster, as they are tied to the directory, and what is wrong with them."""

    def __init__(self) -> None:
        self.named: dict[str, Named] = {}
        self.problems: list[tuple[int, str, str, bool]] = []

    def tell(self, school: Named, field: str, reason: Reason, *, warned: bool = False) -> None:
        """Name a problem."""
        self.problems.append((school.place, f"school.{field}", reason.value, warned))

    def take(self, school: Named) -> None:
        """Keep a school that can be used; a row that repeats itself is one row."""
        former = self.named.get(school.source_id)
        if not school.source_id:
            self.tell(school, "source_id", Reason.EMPTY)
        elif former is not None:
            if (former.code, former.name) != (school.code, school.name):
                self.tell(school, "source_id", Reason.DUPLICATE)
        elif not school.code:
            self.tell(school, "code", Reason.EMPTY)
        elif len(school.code) > LONGEST_CODE or len(school.name) > LONGEST_NAME:
            self.tell(school, "name", Reason.TOO_LONG)
        else:
            self.named[school.source_id] = school
            seen = looked_at(school.code)
            if seen is not Uai.SOUND:
                self.tell(school, "code", ODD[seen], warned=True)


def settle_schools(workshop: Workshop, delivery: Delivery) -> tuple[Newcomer, ...]:
    """Tie each school of the roster to the directory; name those that cannot be."""
    rows = workshop.database.execute(
        "SELECT coalesce(source_id, ''), coalesce(code, ''), coalesce(name, ''),"
        " coalesce(school_kind, ''), coalesce(stages, ''), coalesce(commune, ''), place"
        " FROM raw_school ORDER BY place LIMIT $1",
        [MOST_SCHOOLS + 1],
    ).fetchall()
    if len(rows) > MOST_SCHOOLS:
        raise ImportRefused("too-many", fr="trop d’écoles", en="too many schools")
    register = Register()
    for row in rows:
        register.take(Named(*row))
    there = directory([school.code for school in register.named.values()])
    newcomers = newly_named(register, there, may_make=known_academy(delivery.academy))
    workshop.add("problem", register.problems)
    tied = [(one.source_id, there.get(one.code)) for one in register.named.values()]
    workshop.add("school", [pair for pair in tied if pair[1] is not None])
    return newcomers


def directory(codes: list[str]) -> dict[str, int]:
    """The schools of the directory with these codes."""
    found: dict[str, int] = {}
    for start in range(0, len(codes), MANY):
        some = Organisation.objects.filter(kind=Kind.SCHOOL, code__in=codes[start : start + MANY])
        found.update(some.values_list("code", "pk"))
    return found


def newly_named(
    register: Register, there: dict[str, int], *, may_make: bool
) -> tuple[Newcomer, ...]:
    """Give a number below zero to each school that will be made; name those that cannot be."""
    newcomers: list[Newcomer] = []
    for school in register.named.values():
        if school.code in there:
            continue
        if may_make and school.school_kind in SchoolKind.values and school.school_kind:
            newcomers.append(Newcomer(-1 - len(newcomers), school))
            there[school.code] = newcomers[-1].number
        else:
            register.tell(school, "code", Reason.SCHOOL_UNKNOWN)
    return tuple(newcomers)


def make_schools(newcomers: tuple[Newcomer, ...], run: ImportRun, on: date) -> dict[int, int]:
    """Make the schools that were missing; their numbers below zero, and their true ones."""
    rows = Organisation.objects.bulk_create(
        [made(newcomer.school, run) for newcomer in newcomers], batch_size=MANY
    )
    OrganisationEvent.objects.bulk_create(
        [
            OrganisationEvent(
                organisation=row, on=on, what=What.OPENED, run=run, by=run.by,
                about={"code": row.code, "name": row.name},
            )
            for row in rows
        ],
        batch_size=MANY,
    )  # fmt: skip
    return {newcomer.number: row.pk for newcomer, row in zip(newcomers, rows, strict=True)}


def made(school: Named, run: ImportRun) -> Organisation:
    """A school that only a roster names as yet."""
    return Organisation(
        kind=Kind.SCHOOL,
        code=school.code,
        name=school.name or school.code,
        parent=run.roster.academy,
        school_kind=school.school_kind,
        stages=[word for word in school.stages.split() if word in STAGES],
        commune=school.commune[:LONGEST_COMMUNE],
    )
