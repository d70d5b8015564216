"""A dossier as it stands on one day: documents in effect, valid evidence, what is signed and done.

It reads no law: the same day's dossier can be put to any law.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from egide.trust.dated import Span, days_after, latest_first, reached
from egide.trust.evidence.answers import Answer, Proof
from egide.trust.evidence.combine import Combined, combine, silence
from egide.trust.evidence.documents import Stated, agreement, speaking, stated
from egide.trust.evidence.dossier import Document, Dossier, Evidence, State
from egide.trust.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of evidence that counts on the day; `until` is the first day it no longer does."""

    state: State
    level: Proof
    until: date | None


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

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The digest of the text of each document in effect."""
        return {document.id: document.sha256 for document in self.documents}

    @cached_property
    def digest(self) -> str:
        """The digest of all that was filed, whatever the order."""
        return self.dossier.digest


def on_day(dossier: Dossier, day: date, vocabulary: Vocabulary) -> DossierOfDay:
    """The dossier as it stands on that day."""
    signed = tuple(s for s in dossier.clauses if reached(s.on, day))
    contract = agreement(signed, vocabulary)
    documents = speaking((*dossier.documents, *((contract,) if contract else ())), day)
    captured = _captured(documents, vocabulary)
    return DossierOfDay(
        day,
        dossier,
        documents,
        _answers(documents, vocabulary, captured=captured),
        _evidence(dossier, day, vocabulary),
        {s.clause: s.on for s in signed},
        frozenset(done.act for done in dossier.acts if reached(done.on, day)),
        captured,
        {document.id: {a.question: a for a in document.answers} for document in documents},
    )


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


def _evidence(dossier: Dossier, day: date, vocabulary: Vocabulary) -> dict[str, Held]:
    """The last piece of each kind, if it is still valid: a stale scan is no scan."""
    by_kind: dict[str, list[Evidence]] = {}
    for piece in (*dossier.evidence, *_made_by_acts(dossier, vocabulary)):
        if reached(piece.on, day):
            by_kind.setdefault(piece.what, []).append(piece)
    held = {}
    for what, pieces in sorted(by_kind.items()):
        last = _last(pieces)
        kind = vocabulary.evidence[what]
        until = days_after(last.on, kind.valid_days) if kind.valid_days else None
        if Span(last.on, until).covers(day):
            held[what] = Held(last.state, last.level or kind.level, until)
    return held


def _last(pieces: list[Evidence]) -> Evidence:
    """Of two pieces of one day the unfavourable one counts: its name sorts last."""
    order = latest_first((piece.on, _sorts(piece)) for piece in pieces)
    return next(p for p in pieces if (p.on, _sorts(p)) == order[0])


def _sorts(piece: Evidence) -> str:
    return f"{piece.state} {piece.level or ''}"


def _made_by_acts(dossier: Dossier, vocabulary: Vocabulary) -> list[Evidence]:
    proofs = ((vocabulary.acts[done.act].proves, done.on) for done in dossier.acts)
    return [Evidence(what, State.FAVOURABLE, on) for what, on in proofs if what]
