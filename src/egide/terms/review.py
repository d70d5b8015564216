"""What a person may say of an answer: the reviewer's four verbs. They only ever add a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.transaction import atomic

from egide.kit.announcements import announce
from egide.kit.errors import NotYours
from egide.law.shelf import shelf
from egide.people.roles import Role
from egide.terms.actions import services_of
from egide.terms.announcements import AnswerReviewed
from egide.terms.errors import NoSuchDocument, NotAnAnswer, NothingProposed, QuoteNotThere
from egide.terms.models import Confirmation, ProposedAnswer, Snapshot
from egide.terms.words import quotes_of
from egide.trust.dated import written
from egide.trust.evidence.answers import Quote

Kind = Confirmation.Kind


class Reviewer(Protocol):
    """The person who speaks: a number and the role that lets them."""

    pk: UUID
    role: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote as a person points at it: offsets in the version's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of: one question on one version."""

    snapshot: int
    question: str


def confirm(subject: Subject, *, by: Reviewer, on: date) -> Confirmation:
    """The machine's proposal is right, quotes included; a proposed silence is a silence."""
    proposal = proposal_for(subject)
    if not proposal.values:
        return silence(subject, by=by, on=on)
    return say(subject, Kind.CONFIRM, proposal, by=by, on=on)


def correct(
    subject: Subject,
    values: Sequence[str],
    passages: Sequence[Passage],
    *,
    by: Reviewer,
    on: date,
) -> Confirmation:
    """The answer is this one, and these sentences say so."""
    given = tuple(sorted(set(values)))
    require_answer(subject.question, given)
    text = snapshot_of(subject).text
    quotes = [quoted(text, passage) for passage in passages]
    if not quotes and shelf().vocabulary.combine[subject.question].nature != "document":
        raise QuoteNotThere("")  # only what is said of the whole document needs no sentence
    answer = ProposedAnswer(question=subject.question, values=list(given), quotes=quotes)
    return say(subject, Kind.CORRECT, answer, by=by, on=on)


def silence(subject: Subject, *, by: Reviewer, on: date) -> Confirmation:
    """The text does not say."""
    require_question(subject.question)
    return say(subject, Kind.SILENCE, ProposedAnswer(), by=by, on=on)


def reject(subject: Subject, *, by: Reviewer, on: date) -> Confirmation:
    """The proposal is wrong; what is right remains to be said."""
    proposal_for(subject)
    return say(subject, Kind.REJECT, ProposedAnswer(), by=by, on=on)


@atomic
def say(
    subject: Subject, kind: str, answer: ProposedAnswer, *, by: Reviewer, on: date
) -> Confirmation:
    """Write a person's word, once checked, and tell the rooms below."""
    if by.role != Role.REVIEWER:
        raise NotYours(Role.REVIEWER)
    snapshot = snapshot_of(subject)
    require_verbatim(snapshot.text, quotes_of(answer.quotes))
    word = Confirmation.objects.create(
        snapshot=snapshot,
        question=subject.question,
        kind=kind,
        values=answer.values,
        quotes=answer.quotes,
        by_id=by.pk,
        on=on,
    )
    of = snapshot.document
    announce(AnswerReviewed(of.slug, snapshot.pk, subject.question, services_of(of)))
    return word


def snapshot_of(subject: Subject) -> Snapshot:
    """The version spoken of."""
    found = Snapshot.objects.select_related("document").filter(pk=subject.snapshot).first()
    if found is None:
        raise NoSuchDocument(str(subject.snapshot))
    return found


def proposal_for(subject: Subject) -> ProposedAnswer:
    """The machine's last proposal to this question on this version."""
    rows = ProposedAnswer.objects.filter(run__snapshot=subject.snapshot, question=subject.question)
    found = rows.order_by("-run").first()
    if found is None:
        raise NothingProposed
    return found


def quoted(text: str, passage: Passage) -> dict[str, object]:
    """A passage as a quote; it must hold words of the text."""
    words = text[passage.start : passage.end]
    if not 0 <= passage.start < passage.end <= len(text) or not words.strip():
        raise QuoteNotThere(words)
    return {"text": words, "start": passage.start, "end": passage.end, "rule": "person"}


def require_verbatim(text: str, quotes: Sequence[Quote]) -> None:
    """Refuse a quote that is not at its place, letter by letter."""
    for quote in quotes:
        if text[quote.start : quote.end] != quote.text:
            raise QuoteNotThere(quote.text)


def require_question(question: str) -> None:
    """Refuse a question that is not in the vocabulary."""
    if question not in shelf().vocabulary.questions:
        raise NotAnAnswer(question, ())


def require_answer(question: str, values: tuple[str, ...]) -> None:
    """Refuse values that the question does not allow; silence is said with `silence`."""
    require_question(question)
    asked = shelf().vocabulary.questions[question]
    several = asked.kind in {"many", "codes"}
    allowed = {
        "number": all(value.isdecimal() for value in values),
        "date": all(written(value) for value in values),
    }.get(asked.kind, not asked.values or set(values) <= asked.values - {"silent"})
    if not values or not allowed or (len(values) > 1 and not several):
        raise NotAnAnswer(question, values)
