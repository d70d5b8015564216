"""Organisations as other rooms know them, one above the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from egide.kit.once import once
from egide.people.errors import NoOrganisation
from egide.people.models import Organisation, OrganisationEvent
from egide.people.models.organisation import Kind, SchoolKind, What

DEPARTMENT = 3  # the signs of a school's code that name its department
ABOVE = """
WITH RECURSIVE up AS (
    SELECT *, 0 AS height FROM people_organisation WHERE {by} = %s
    UNION ALL
    SELECT o.*, up.height + 1 FROM people_organisation o JOIN up ON o.id = up.parent_id
) SELECT * FROM up ORDER BY height
"""


@dataclass(frozen=True, slots=True)
class Org:
    """An organisation. Words to show are in `name`; `code` names it today."""

    id: int
    kind: Kind
    code: str
    name: str
    parent: int | None
    school_kind: SchoolKind
    stages: tuple[str, ...]
    commune: str
    since: date | None
    until: date | None

    @property
    def department(self) -> str:
        """The first three signs of a school's code: `098`, `720`, `971`."""
        return self.code[:DEPARTMENT] if self.kind is Kind.SCHOOL else ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that happened to an organisation."""

    on: date
    what: What
    about: dict[str, object]


def shown(row: Organisation) -> Org:
    """A row as a value."""
    return Org(
        id=row.pk,
        kind=Kind(row.kind),
        code=row.code,
        name=row.name,
        parent=row.parent_id,
        school_kind=SchoolKind(row.school_kind),
        stages=tuple(row.stages),
        commune=row.commune,
        since=row.since,
        until=row.until,
    )


@once
def organisation(named: str | int) -> Org:
    """One organisation by its code of today, or by its number; NoOrganisation when there is none.

    A school that changed code is also found by an older one, unless another school bears it now.
    """
    rows = Organisation.objects.all()
    row = rows.filter(pk=named).first() if isinstance(named, int) else by_code(named)
    if row is None:
        raise NoOrganisation(str(named))
    return shown(row)


def provider(name: str) -> Org | None:
    """The provider of that name, where its people speak for it; None while nobody does."""
    row = Organisation.objects.filter(kind=Kind.PROVIDER, name=name).order_by("pk").first()
    return shown(row) if row else None


def by_code(code: str) -> Organisation | None:
    """Who bears that code today, else who bore it last."""
    row = Organisation.objects.filter(code=code).first()
    if row is not None:
        return row
    older = OrganisationEvent.objects.filter(what=What.CODE_CHANGED, about__before=code)
    event = older.select_related("organisation").order_by("-on", "-id").first()
    return event.organisation if event else None


def organisations(numbers: Iterable[int]) -> dict[int, Org]:
    """These organisations by their number, in one query."""
    return {row.pk: shown(row) for row in Organisation.objects.filter(pk__in=set(numbers))}


@once
def lineage(named: str | int) -> tuple[Org, ...]:
    """The organisation, then what it stands in up to the ministry, in one query.

    By its number, or by its code of today; one more query for a code of old.
    """
    by = ABOVE.format(by="id" if isinstance(named, int) else "code")
    found = tuple(shown(row) for row in Organisation.objects.raw(by, [named]))
    return found or lineage(organisation(named).id)


def below(number: int, *, most: int = 200) -> tuple[Org, ...]:
    """What stands directly in an academy or a ministry, by name; at most that many."""
    rows = Organisation.objects.filter(parent=number).order_by("name", "id")
    return tuple(shown(row) for row in rows[:most])


def academies() -> tuple[Org, ...]:
    """The academies, by code."""
    return tuple(
        shown(row) for row in Organisation.objects.filter(kind=Kind.ACADEMY).order_by("code")
    )


def history(number: int) -> tuple[Event, ...]:
    """What happened to an organisation, oldest first."""
    rows = OrganisationEvent.objects.filter(organisation=number).order_by("on", "id")
    return tuple(Event(row.on, What(row.what), row.about) for row in rows)
