"""A dossier as it stands on one day: documents in effect, valid evidence, what is signed and done.

It reads no law: the same day's dossier can be put to any law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from egide.trust.dated import following, latest_first, reached, written
from egide.trust.evidence.answers import Answer, Proof
from egide.trust.evidence.closed import refuse_unknown
from egide.trust.evidence.combine import Combined, combine, silence
from egide.trust.evidence.documents import LAST_UPDATE, Stated, agreement, speaking, stated
from egide.trust.evidence.dossier import Derogation, Document, Dossier, Signature
from egide.trust.evidence.held import Held, held_on
from egide.trust.vocabulary import Vocabulary


@dataclass(frozen=True)
class DossierOfDay:
    """What the tables may read of a dossier on a day."""

    day: date
    dossier: Dossier
    documents: tuple[Document, ...]
    answers: Mapping[str, Combined]
    evidence: Mapping[str, Held]
    clauses: Mapping[str, date]
    acts: frozenset[str]
    captured: bool
    said: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    derogated: Mapping[str, Derogation] = field(default_factory=dict)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The digest of the text of each document in effect."""
        return {document.id: document.sha256 for document in self.documents}

    @cached_property
    def coming(self) -> tuple[date, ...]:
        """The days after this one from which something that is already filed will count."""
        filed = self.dossier
        updates = (answers.get(LAST_UPDATE) for answers in self.said.values())
        spans = (written(text) for update in updates if update for text in update.values)
        return following(
            self.day,
            [
                *(document.since for document in filed.documents),
                *(piece.on for piece in filed.evidence),
                *(signature.on for signature in filed.clauses),
                *(done.on for done in filed.acts),
                *(bound for d in filed.derogations for bound in (d.span.since, d.span.until)),
                *(span.since for span in spans if span is not None),
            ],
        )

    @cached_property
    def digest(self) -> str:
        """The digest of all that was filed, whatever the order."""
        return self.dossier.digest


def on_day(dossier: Dossier, day: date, vocabulary: Vocabulary) -> DossierOfDay:
    """The dossier as it stands on that day; DossierRefused if it says what has no name."""
    refuse_unknown(dossier, vocabulary)
    signed = tuple(s for s in dossier.clauses if reached(s.on, day))
    contract = agreement(signed, vocabulary)
    documents = speaking((*dossier.documents, *((contract,) if contract else ())), day)
    captured = _captured(documents, vocabulary)
    return DossierOfDay(
        day,
        dossier,
        documents,
        _answers(documents, vocabulary, captured=captured),
        held_on(dossier, day, vocabulary),
        dict(_first_signed(signed)),
        frozenset(done.act for done in dossier.acts if reached(done.on, day)),
        captured,
        {document.id: {a.question: a for a in document.answers} for document in documents},
        {d.criterion: d for d in dossier.derogations if d.holds(day)},
    )


def _first_signed(signed: tuple[Signature, ...]) -> Iterator[tuple[str, date]]:
    """Each clause with the day of its first signature."""
    for day, clause in latest_first((s.on, s.clause) for s in signed):
        if day is not None:
            yield clause, day


def _captured(documents: tuple[Document, ...], vocabulary: Vocabulary) -> bool:
    """Silence may be concluded only where one document of each group was captured."""
    kinds = {document.kind for document in documents}
    return all(kinds & group for group in vocabulary.needed_for_silence)


def _answers(
    documents: tuple[Document, ...], vocabulary: Vocabulary, *, captured: bool
) -> dict[str, Combined]:
    said: dict[str, list[Stated]] = {}
    silent: dict[str, list[Proof]] = {}
    for document in documents:
        for answer in document.answers:
            if answer.silent:
                silent.setdefault(answer.question, []).append(answer.proof)
            else:
                combination = vocabulary.combine[answer.question]
                word = stated(document, answer, combination, vocabulary)
                said.setdefault(answer.question, []).append(word)
    return {
        question: combine(
            combination,
            tuple(said.get(question, ())),
            silence(question, tuple(silent.get(question, ())), captured=captured),
        )
        for question, combination in vocabulary.combine.items()
        if combination.nature != "document"
    }
