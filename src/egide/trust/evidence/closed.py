"""A dossier is closed: what it says has a name in the vocabulary, or it is refused whole."""

from collections.abc import Collection, Iterable

from egide.trust.evidence.answers import Answer
from egide.trust.evidence.dossier import Dossier
from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.vocabulary import Question, Vocabulary

NUMBER, SAID_ALONE = "number", frozenset({"one", "number", "date"})


class DossierRefused(ValueError):
    """A dossier says something that has no name; `where` and `word` say what."""

    code = "dossier-refused"

    def __init__(self, where: str, word: str) -> None:
        """Say where, and the word that is not known there."""
        super().__init__(f"{where}: {word!r} is not known")
        self.where, self.word = where, word


def refuse_unknown(dossier: Dossier, words: Vocabulary) -> None:
    """Refuse a dossier that uses a kind, a question, a value or a name out of the closed lists."""
    for document in dossier.documents:
        _known(f"{document.id}: kind", (document.kind,), words.documents)
        _known(f"{document.id}: scope", (document.scope,), words.scopes)
        for answer in document.answers:
            _known(document.id, (answer.question,), words.questions)
            _answer(f"{document.id}: {answer.question}", answer, words.questions[answer.question])
    for name, said in dossier.case.items():
        _known("case", (name,), words.case)
        fact = words.case[name]
        _known(f"case: {name}", ("derived",) if fact.by == "derived" else (), ())
        _known(f"case: {name}", said, fact.values | {UNKNOWN})
    _known("evidence", (piece.what for piece in dossier.evidence), words.evidence)
    _known("clauses", (signature.clause for signature in dossier.clauses), words.clauses)
    _known("acts", (done.act for done in dossier.acts), words.acts)
    _known("tested", dossier.tested, words.case)


def _answer(where: str, answer: Answer, question: Question) -> None:
    if question.values:
        _known(where, answer.values, question.values)
    reserved = {SILENT, UNKNOWN}.intersection(answer.values)  # silence is no value at all
    too_many = answer.values[1:] if question.kind in SAID_ALONE else ()
    letters = [v for v in answer.values if question.kind == NUMBER and not v.isdecimal()]
    _known(where, (*reserved, *too_many, *letters), ())


def _known(where: str, said: Iterable[str], known: Collection[str]) -> None:
    for word in said:
        if word not in known:
            raise DossierRefused(where, word)
