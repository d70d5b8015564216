"""Which documents speak on a day, how far each binds, and what a signed agreement answers."""

from dataclasses import dataclass
from datetime import date

from egide.trust.dated import latest_first, reached
from egide.trust.evidence.answers import Answer, Proof, Quote
from egide.trust.evidence.dossier import Document, Signature
from egide.trust.outcome import weakest
from egide.trust.vocabulary import Binding, Combination, Vocabulary

AGREEMENT = "agreement_signed"
SCHOOL, OTHER = "school", "other"
LAST_UPDATE, LANGUAGE = "last_update", "language"


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document answers to one question, and how well that is established."""

    document: str
    kind: str
    binding: Binding
    scope: str
    values: tuple[str, ...]
    quotes: tuple[Quote, ...]
    proof: Proof
    readers: tuple[str, ...] = ()


def speaking(documents: tuple[Document, ...], on: date) -> tuple[Document, ...]:
    """The last version in effect of each document on that day; those of another scope do not speak.

    The order in which documents were filed never matters.
    """
    in_effect: dict[str, list[Document]] = {}
    for document in documents:
        if document.scope != OTHER and (document.since is None or reached(document.since, on)):
            in_effect.setdefault(document.id, []).append(document)
    return tuple(_last(in_effect[name]) for name in sorted(in_effect))


def _last(versions: list[Document]) -> Document:
    order = latest_first((version.since, version.sha256) for version in versions)
    return next(v for v in versions if (v.since, v.sha256) == order[0])


def stated(document: Document, answer: Answer, combination: Combination, by: Vocabulary) -> Stated:
    """What the document answers; the word of a mere promise is capped."""
    binding = by.documents[document.kind]
    proof = answer.proof
    if binding is Binding.PROMISE:
        proof = weakest((proof, _worth_of_promise(answer.values, combination.favourable)))
    return Stated(
        document.id,
        document.kind,
        binding,
        document.scope,
        tuple(sorted(answer.values)),
        answer.quotes,
        proof,
        answer.readers,
    )


def _worth_of_promise(values: tuple[str, ...], favourable: frozenset[str] | None) -> Proof:
    """A promise binds nobody: its favourable word is declared; what it admits counts as read."""
    if favourable is None or set(values) & favourable:
        return Proof.DECLARED
    return Proof.READ


def agreement(signed: tuple[Signature, ...], vocabulary: Vocabulary) -> Document | None:
    """The clauses in force as a document: French, for the school, certified."""
    if not signed:
        return None
    said: dict[str, set[str]] = {LANGUAGE: {"fr"}}
    for signature in signed:
        for question, values in vocabulary.clauses[signature.clause].answers.items():
            said.setdefault(question, set()).update(values)
    last, _ = latest_first((signature.on, signature.clause) for signature in signed)[0]
    answers = [
        Answer(question, _kept(values, vocabulary.combine[question]), proof=Proof.CERTIFIED)
        for question, values in sorted(said.items())
    ]
    answers.append(Answer(LAST_UPDATE, (str(last),), proof=Proof.CERTIFIED))
    return Document(AGREEMENT, AGREEMENT, SCHOOL, tuple(answers), last)


def _kept(values: set[str], combination: Combination) -> tuple[str, ...]:
    """Clauses bind together: where two answer the same question, the stricter duty holds."""
    if combination.order:
        return (max(values, key=combination.order.index),)
    return tuple(sorted(values))
