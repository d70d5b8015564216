"""Erasing what opens a child's lines of the journal: asked by a family, done in two steps.

The journal stays whole and valid; nobody, not even the family, can check those lines any more. What
a provider holds is erased by its agreement, not by this.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic

from egide.families.errors import NoErasure
from egide.families.models import Erasure
from egide.gateway.inside.choosing import When
from egide.gateway.secrets import keys
from egide.journal import actions as journal
from egide.people import queries as people
from egide.people.mandates import Actor, require, ruling
from egide.trust.mandate import Power


@dataclass(frozen=True, slots=True)
class Asked:
    """A request and where it stands. The child's name is for who runs the school."""

    number: int
    pupil: UUID = field(repr=False)
    asked_at: datetime
    read_at: datetime | None
    done_at: datetime | None
    lines: int | None


@atomic
def ask(pupil: UUID, *, by: Actor, when: When) -> Erasure:
    """Somebody who acts for the child asks; asking again says nothing more."""
    require(by, Power.ACT_FOR_PUPIL, at=people.place_of_pupil(pupil), on=when.on)
    school = people.child(pupil).schools[0]
    found = {"pupil_id": pupil, "school_id": school, "done_at": None}
    said = {"asked_by_id": by.pk, "asked_at": when.at}
    return Erasure.objects.get_or_create(**found, defaults=said)[0]


@atomic
def read(number: int, *, by: Actor, when: When) -> Erasure:
    """The first step: whoever answers for it has read what cannot be undone."""
    row = _locked(number, by, when)
    if row.read_at is None:
        row.read_by_id, row.read_at = by.pk, when.at
        row.save(update_fields=["read_by", "read_at"])
    return row


@atomic
def erase(number: int, *, by: Actor, when: When) -> int:
    """The second step: the salts go, in every log. Says how many lines are closed for good."""
    row = _locked(number, by, when)
    if row.read_at is None or row.done_at is not None:
        raise NoErasure(str(number))
    row.lines = journal.erase(keys.of_person(row.pupil_id))
    row.done_by_id, row.done_at = by.pk, when.at
    row.save(update_fields=["lines", "done_by", "done_at"])
    return row.lines


def of(pupil: UUID) -> tuple[Asked, ...]:
    """What was asked for a child, the last first: one query."""
    rows = Erasure.objects.filter(pupil=pupil).order_by("-asked_at")
    return tuple(shown(row) for row in rows)


def at(school: int) -> tuple[Asked, ...]:
    """What was asked in a school, what waits first: one query."""
    rows = Erasure.objects.filter(school=school).order_by("done_at", "asked_at")
    return tuple(shown(row) for row in rows)


def school_of(number: int) -> int:
    """The school in which a request was made; NoErasure when there is none."""
    found = Erasure.objects.filter(pk=number).values_list("school", flat=True).first()
    if found is None:
        raise NoErasure(str(number))
    return found


def shown(row: Erasure) -> Asked:
    """A row as a value."""
    return Asked(row.pk, row.pupil_id, row.asked_at, row.read_at, row.done_at, row.lines)


def answers(by: Actor, school: int, when: When) -> bool:
    """Whether somebody runs the school or protects its data; else NoMandate."""
    runs = ruling(by, Power.READ_CLASS, at=school, on=when.on).allowed
    if not runs:
        require(by, Power.REVIEW, at=school, on=when.on)
    return runs


def _locked(number: int, by: Actor, when: When) -> Erasure:
    row = Erasure.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NoErasure(str(number))
    answers(by, row.school_id, when)
    return row
