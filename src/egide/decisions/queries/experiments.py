"""Experiments, with their question and what came out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from egide.decisions.errors import NoSuchAgreement
from egide.decisions.held import Held, held
from egide.decisions.models import Agreement, Experiment
from egide.law.shelf import shelf
from egide.trust.agreement.value import Kind
from egide.trust.dated import days_after


@dataclass(frozen=True)
class Tried:
    """An experiment. `latest`: the last day to which it may be extended."""

    agreement: Held
    question: str
    success: str
    result: str
    succeeded: bool | None
    recorded_by: str
    recorded_on: date | None
    latest: date


def experiments_of(school: int, *, on: date) -> tuple[Tried, ...]:
    """The experiments of a school, the latest first."""
    return tried(Agreement.objects.filter(school=school), on)


def experiments_below(organisation: int, *, on: date) -> tuple[Tried, ...]:
    """Those of the schools of an academy or of the ministry: what came out is for them to read."""
    below = Q(school__parent=organisation) | Q(school__parent__parent=organisation)
    return tried(Agreement.objects.filter(below), on)


def experiment(agreement: int, *, on: date) -> Tried:
    """That experiment; NoSuchAgreement when there is none."""
    found = tried(Agreement.objects.filter(pk=agreement), on)
    if not found:
        raise NoSuchAgreement(str(agreement))
    return found[0]


def tried(rows: "QuerySet[Agreement]", on: date) -> tuple[Tried, ...]:
    """Experiments among these agreements: three queries."""
    found = held(rows.filter(kind=Kind.EXPERIMENT.value), on=on)
    asked = questions(one.id for one in found)
    return tuple(value(one, asked[one.id]) for one in found if one.id in asked)


def questions(agreements: Iterable[int]) -> dict[int, Experiment]:
    """The rows that go with these agreements."""
    rows = Experiment.objects.filter(agreement__in=list(agreements)).select_related("recorded_by")
    return {row.agreement_id: row for row in rows}


def value(one: Held, row: Experiment) -> Tried:
    """An agreement and its question, as a value."""
    return Tried(
        agreement=one,
        question=row.question,
        success=row.success,
        result=row.result,
        succeeded=row.succeeded,
        recorded_by=row.recorded_by.display_name if row.recorded_by else "",
        recorded_on=row.recorded_on,
        latest=days_after(one.signed.span.since, shelf().delays.in_all),
    )
