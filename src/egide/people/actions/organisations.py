"""What happens to organisations: each a dated event, never an edit that loses history."""

from dataclasses import dataclass
from datetime import date

from django.db.transaction import atomic

from egide.people.errors import (
    CodeTaken,
    Incomplete,
    NoMandate,
    NoOrganisation,
    NotAnotherSchool,
    WrongCode,
)
from egide.people.mandates import require
from egide.people.models import Organisation, OrganisationEvent, Person
from egide.people.models.organisation import Kind, SchoolKind, What
from egide.people.uai import Uai, looked_at
from egide.trust.mandate import Because, Power, Ruling


@dataclass(frozen=True, slots=True)
class Opening:
    """An organisation to open: what it is, how it is named, what it stands in."""

    kind: Kind
    code: str
    name: str
    parent: int | None = None
    school_kind: SchoolKind = SchoolKind.NONE
    stages: tuple[str, ...] = ()
    commune: str = ""


@atomic
def open_organisation(opening: Opening, *, by: Person | None, on: date) -> Organisation:
    """Open a school or another organisation. What stands in nothing is opened by the machine."""
    allowed(by, opening.parent, on)
    if not (opening.code.strip() and opening.name.strip()):
        raise Incomplete
    free(opening.code)
    sound(opening.kind, opening.code, by)
    row = Organisation.objects.create(
        kind=opening.kind,
        code=opening.code,
        name=opening.name,
        parent_id=opening.parent,
        school_kind=opening.school_kind,
        stages=list(opening.stages),
        commune=opening.commune,
        since=on,
    )
    happened(row, What.OPENED, {"code": row.code, "name": row.name}, by=by, on=on)
    return row


@atomic
def close(organisation: int, *, by: Person | None, on: date) -> Organisation:
    """Close an organisation: from that day nothing is done there; what was done stays."""
    row = locked(organisation, by, on)
    return ended(row, What.CLOSED, {}, by=by, on=on)


@atomic
def merge(organisation: int, into: int, *, by: Person | None, on: date) -> Organisation:
    """Merge a school into another one, which goes on under its own code."""
    row, other = locked(organisation, by, on), locked(into, by, on)
    if row.pk == other.pk or row.kind != other.kind:
        raise NotAnotherSchool
    return ended(row, What.MERGED, {"into": other.pk, "code": other.code}, by=by, on=on)


@atomic
def rename(organisation: int, name: str, *, by: Person | None, on: date) -> Organisation:
    """Give an organisation another name."""
    return changed(locked(organisation, by, on), "name", name.strip(), by=by, on=on)


@atomic
def recode(organisation: int, code: str, *, by: Person | None, on: date) -> Organisation:
    """Give an organisation another code; it is still found by the one before."""
    row = locked(organisation, by, on)
    if code.strip() != row.code:
        free(code.strip())
        sound(Kind(row.kind), code.strip(), by)
    return changed(row, "code", code.strip(), by=by, on=on)


CHANGES = {"name": What.RENAMED, "code": What.CODE_CHANGED}


def changed(
    row: Organisation, field: str, after: str, *, by: Person | None, on: date
) -> Organisation:
    """Write one word of an organisation, and keep the word before."""
    before = getattr(row, field)
    if not after:
        raise Incomplete
    if after == before:
        return row
    setattr(row, field, after)
    row.save(update_fields=[field])
    happened(row, CHANGES[field], {"before": before, "after": after}, by=by, on=on)
    return row


def ended(
    row: Organisation, what: What, about: dict[str, object], *, by: Person | None, on: date
) -> Organisation:
    """Write the first day on which an organisation is no longer open. It ends once."""
    if row.until is not None:
        return row
    row.until = on
    row.save(update_fields=["until"])
    happened(row, what, about, by=by, on=on)
    return row


def happened(
    row: Organisation, what: What, about: dict[str, object], *, by: Person | None, on: date
) -> None:
    """Keep what happened."""
    OrganisationEvent.objects.create(organisation=row, on=on, what=what, about=about, by=by)


def locked(organisation: int, by: Person | None, on: date) -> Organisation:
    """The organisation, which waits for one writer at a time and whom the mandates let write."""
    allowed(by, organisation, on)
    row = Organisation.objects.select_for_update().filter(pk=organisation).first()
    if row is None:
        raise NoOrganisation(str(organisation))
    return row


def allowed(by: Person | None, at: int | None, on: date) -> None:
    """Let whoever organises the schools there do it, or the machine."""
    if by is None:
        return
    if at is None:
        raise NoMandate(Power.ORGANISE, Ruling(False, Because.NOBODY_CAN, ()))
    require(by, Power.ORGANISE, at=at, on=on)


def sound(kind: Kind, code: str, by: Person | None) -> None:
    """Refuse the code of a school that somebody typed wrong; the machine brings what exists."""
    if kind is Kind.SCHOOL and by is not None and looked_at(code) is not Uai.SOUND:
        raise WrongCode(code)


def free(code: str) -> None:
    """Refuse a code that another organisation bears."""
    if Organisation.objects.filter(code=code).exists():
        raise CodeTaken(code)
