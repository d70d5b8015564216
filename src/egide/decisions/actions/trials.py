"""Experiments: a few classes, pseudonyms only, a question, a day on which it is over."""

from dataclasses import dataclass
from datetime import date

from django.db.transaction import atomic

from egide.decisions import places, telling
from egide.decisions.actions.asking import open_request
from egide.decisions.actions.signing import (
    Signing,
    Written,
    close,
    keep,
    require_opinion,
    require_ready,
    require_same,
    with_vote,
)
from egide.decisions.errors import (
    AlreadyRecorded,
    BadDays,
    NoClassNamed,
    NoReason,
    NotOpen,
    NotThatKind,
    VerdictForbids,
)
from egide.decisions.events import Happening, happened
from egide.decisions.held import agreement as read
from egide.decisions.models import Agreement, AgreementEvent, Experiment
from egide.decisions.rows import row
from egide.decisions.sheets import Sheet, sheet_of
from egide.decisions.signatories import require_signatory
from egide.law.shelf import shelf
from egide.people import mandates
from egide.people.mandates import Actor
from egide.trust.agreement.life import What
from egide.trust.agreement.trial import within
from egide.trust.agreement.value import Kind
from egide.trust.mandate import Power


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what would count as success."""

    asks: str
    success: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came out."""

    text: str
    succeeded: bool


@atomic
def try_out(
    request: int, question: Question, signing: Signing, *, by: Actor, on: date
) -> Agreement:
    """Whoever binds the controller lets a few classes try, until a day; it ends by itself."""
    asked = open_request(request)
    at = places.school(asked.school_id)
    require_signatory(by, at, on=on, power=Power.EXPERIMENT)
    if not question.asks.strip() or not question.success.strip():
        raise NoReason
    sheet = sheet_of(asked, on=on, choices=signing.choices, kind=Kind.EXPERIMENT)
    require_triable(sheet, signing.seal)
    made = keep(with_vote(sheet), Written(request=asked.pk), by=by, on=on)
    Experiment.objects.create(
        agreement=made, question=question.asks.strip(), success=question.success.strip()
    )
    close(asked, by=by, on=on)
    telling.signed(made, asked, on=on)
    return made


def require_triable(sheet: Sheet, given: str) -> None:
    """The law is met, nothing is refused, classes are named, the end is near enough."""
    require_same(sheet, given)
    terms, agreement = sheet.draft.terms, sheet.draft.agreement
    if not terms.open_to_experiment:
        raise VerdictForbids(terms.blocks)
    if not agreement.groups:
        raise NoClassNamed
    if not within(agreement.span, shelf().delays.experiment):
        raise BadDays
    require_opinion(sheet)
    require_ready(sheet)


@atomic
def extend(agreement: int, until: date, *, by: Actor, on: date) -> AgreementEvent:
    """An experiment goes on until a later day, never beyond its total."""
    locked = row(agreement)
    held = read(agreement, on=on)
    if held.signed.kind is not Kind.EXPERIMENT or locked.school_id is None:
        raise NotThatKind
    require_signatory(by, places.school(locked.school_id), on=on, power=Power.EXPERIMENT)
    if not held.status.opens:
        raise NotOpen
    longer = held.ends is not None and held.ends < until
    if not longer or not within(held.signed.span.lasting(until), shelf().delays.in_all):
        raise BadDays
    event = happened(locked, Happening(What.EXTENDED, until=until), on=on, by=by)
    telling.moved(locked, event, on=on)
    return event


@atomic
def record_result(agreement: int, result: Result, *, by: Actor, on: date) -> Experiment:
    """What came out is written once, and read by the academy."""
    locked = row(agreement)
    experiment = Experiment.objects.select_for_update().filter(agreement=locked).first()
    if experiment is None or locked.school_id is None:
        raise NotThatKind
    mandates.require(by, Power.REQUEST, at=locked.school_id, on=on)
    if experiment.recorded_on is not None:
        raise AlreadyRecorded
    if not result.text.strip():
        raise NoReason
    experiment.result, experiment.succeeded = result.text.strip(), result.succeeded
    experiment.recorded_by_id, experiment.recorded_on = by.pk, on
    experiment.save(update_fields=["result", "succeeded", "recorded_by", "recorded_on"])
    return experiment
