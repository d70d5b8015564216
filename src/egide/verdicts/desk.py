"""The writers of the review desk: a person's word, and the verdict that follows it at once."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db import connection
from django.db.transaction import atomic

from egide.terms import queries as terms
from egide.terms import review
from egide.terms.errors import NotAnAnswer
from egide.terms.review import Passage, Reviewer, Subject
from egide.terms.words import Held
from egide.trust.canonical import digest
from egide.trust.verdict.compare import Cause
from egide.verdicts.actions import Occasion, rejudge_these
from egide.verdicts.errors import AlreadyDecided
from egide.verdicts.models import Evaluation

CONFIRM, CORRECT, SILENCE, REJECT = "confirm", "correct", "silence", "reject"


@dataclass(frozen=True, slots=True)
class Word:
    """What a reviewer says. `seen` is the state of the answer on the page that they read."""

    verb: str
    seen: str
    values: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


def state(held: Held | None) -> str:
    """What a reviewer sees of an answer, in short: it changes when somebody decides."""
    if held is None:
        return "none"
    seen = [held.answer.values, held.answer.quotes, held.kind, held.by, held.on, held.whose]
    return digest(seen)[:16]


@atomic
def decide(subject: Subject, word: Word, *, by: Reviewer, on: date) -> list[Evaluation]:
    """Say a word on an answer and judge again the services it speaks for, in one transaction.

    AlreadyDecided when someone else spoke since the reviewer's page was made.
    """
    _one_at_a_time(subject)
    was = terms.answers(subject.snapshot).get(subject.question)
    if state(was) != word.seen:
        raise AlreadyDecided(subject.question)
    said = _say(subject, word, by=by, on=on)
    version = terms.version_of(subject.snapshot)
    about = {
        "document": version.document,
        "snapshot": subject.snapshot,
        "question": subject.question,
        "verb": word.verb,
        "was": list(was.answer.values) if was else [],
        "now": list(said.values),
    }
    occasion = Occasion(Cause.READER, by=by, about=about)
    return rejudge_these(terms.services_of(version.document), occasion, on=on)


class Said(Protocol):
    """The row of a person's word, as far as it is read here."""

    values: list[str]


def _say(subject: Subject, word: Word, *, by: Reviewer, on: date) -> Said:
    if word.verb == CORRECT:
        return review.correct(subject, word.values, word.passages, by=by, on=on)
    verbs = {CONFIRM: review.confirm, SILENCE: review.silence, REJECT: review.reject}
    if word.verb not in verbs:
        raise NotAnAnswer(subject.question, (word.verb,))
    return verbs[word.verb](subject, by=by, on=on)


def _one_at_a_time(subject: Subject) -> None:
    """Two words on one answer wait for each other: the second then sees the first."""
    with connection.cursor() as cursor:
        key = f"{subject.snapshot} {subject.question}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
