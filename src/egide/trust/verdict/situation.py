"""One dossier under one day's law: what each name of a table is worth, worked out once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from egide.trust.evidence.answers import Proof
from egide.trust.evidence.combine import Combined
from egide.trust.evidence.day import DossierOfDay
from egide.trust.evidence.dossier import State
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import UNKNOWN
from egide.trust.verdict import checks
from egide.trust.verdict.matching import matches
from egide.trust.verdict.value import Cited, Trace, Value
from egide.trust.vocabulary import CaseFact, Vocabulary

SIGNED, UNSIGNED = "signed", "unsigned"


@dataclass(frozen=True)
class Situation:
    """Answers names like `answer.role`, `case.levels`, `test.age`, `proof.dpia`, `clause.audit`."""

    vocabulary: Vocabulary
    law: LawOfDay
    file: DossierOfDay
    _worth: dict[str, Value] = field(default_factory=dict, repr=False)

    def value(self, name: str) -> Value:
        """What the name is worth."""
        worth = self._worth.get(name)
        if worth is None:
            room, _, rest = name.partition(".")
            worth = self._worth[name] = _ROOMS[room](self, rest)
        return worth


def _answer(at: Situation, question: str) -> Value:
    return value_of(at.file.answers[question])


def _case(at: Situation, name: str) -> Value:
    fact = at.vocabulary.case[name]
    if fact.by == "derived":
        return _derived(at, fact)
    said = at.file.dossier.case.get(name)
    words = fact.unsaid if said is None else said
    level = Proof.CERTIFIED if fact.by == "school" else Proof.DECLARED
    if name in at.file.dossier.tested:
        level = Proof.CONFIRMED
    missing = (f"case.{name}",) if UNKNOWN in words else ()
    return Value(words, level, missing=missing)


def _derived(at: Situation, fact: CaseFact) -> Value:
    """First row that matches; all that was read on the way counts."""
    trace = Trace()
    for row in fact.rows:
        found = matches(row.when, at, trace.values)
        if found is None:
            return trace.result(UNKNOWN)
        if found:
            return trace.result(row.then, unsaid=f"case.{fact.id}")
    return trace.result(UNKNOWN, unsaid=f"case.{fact.id}")


def _test(at: Situation, name: str) -> Value:
    return checks.ALL[name](at)


def _proof(at: Situation, what: str) -> Value:
    held = at.file.evidence.get(what)
    if held is None:
        return Value((State.ABSENT,), evidence=frozenset({what}))
    return Value((held.state,), held.level, evidence=frozenset({what}))


def _clause(at: Situation, what: str) -> Value:
    return Value((SIGNED if what in at.file.clauses else UNSIGNED,))


def value_of(answer: Combined) -> Value:
    """A combined answer as a value."""
    quotes = tuple(
        Cited(said.document, answer.question, quote, said.readers)
        for said in answer.behind
        for quote in said.quotes
    )
    return Value(
        answer.values,
        answer.level,
        quotes,
        differing=frozenset({answer.question} if answer.differing else ()),
        missing=(f"answer.{answer.question}",) if UNKNOWN in answer.values else (),
    )


_ROOMS: Mapping[str, Callable[[Situation, str], Value]] = {
    "answer": _answer,
    "case": _case,
    "test": _test,
    "proof": _proof,
    "clause": _clause,
}
