"""Reads the flat lists of law/vocabulary."""

from collections.abc import Mapping

from egide.trust.evidence.answers import Proof
from egide.trust.loading.node import Node
from egide.trust.outcome import SILENT
from egide.trust.vocabulary import (
    Act,
    Check,
    ClauseKind,
    Combination,
    ConditionKind,
    EvidenceKind,
    Level,
    Question,
)

QUESTION_KINDS = ("one", "many", "codes", "number", "date")
NATURES = ("commitment", "fact", "document")
RULES = ("worst", "best", "union", "highest", "prevail")
WHO = ("gateway", "egide", "provider", "controller")
TIMINGS = ("opening", "always", "deadline")
MERGES = ("once", "highest", "lowest", "earliest")
EVERY = "any"


def read_questions(file: Node) -> dict[str, Question]:
    """What is asked of a document."""
    return {name: _question(name, node) for name, node in file.items()}


def _question(name: str, node: Node) -> Question:
    node.only("kind", "values", "codes", "asks", "rule")
    return Question(
        name,
        node.at("kind").word(QUESTION_KINDS),
        frozenset(node.at("values").words()) - {SILENT},
        node.at("asks").says(),
        node.at("rule").says(),
        node.at("codes").text() if node.has("codes") else "",
    )


def read_combine(file: Node, questions: Mapping[str, Question]) -> dict[str, Combination]:
    """How the answers of several documents make one: every question has its line."""
    for name in questions:
        if not file.has(name):
            file.at(name).refuse("how its answers combine is not said")
    return {name: _combination(name, node, questions) for name, node in file.items()}


def _combination(name: str, node: Node, questions: Mapping[str, Question]) -> Combination:
    node.only("nature", "rule", "order", "favourable")
    if name not in questions:
        node.refuse(f"unknown question {name!r}")
    values = questions[name].values
    order = node.at("order").words(values)
    rule = node.at("rule").word(RULES) if node.has("rule") else ""
    if rule in {"worst", "best"} and set(order) != values:
        node.at("order").refuse("every answer needs its place, from the least favourable")
    favourable = node.at("favourable")
    every = favourable.value == EVERY
    return Combination(
        name,
        node.at("nature").word(NATURES),
        rule,
        order,
        None if every else frozenset(favourable.words(values or None)),
    )


def read_levels(file: Node) -> dict[str, Level]:
    """The classes of the French school."""
    return {name: _level(name, node) for name, node in file.items()}


def _level(name: str, node: Node) -> Level:
    node.only("rank", "stage", "turns", "youngest", "oldest")
    return Level(
        name,
        node.at("rank").whole(),
        node.at("stage").text(),
        node.at("youngest").whole(),
        node.at("oldest").whole(),
    )


def read_checks(file: Node, questions: Mapping[str, Question]) -> dict[str, Check]:
    """The named tests and their closed results."""
    return {name: _check(name, node, questions) for name, node in file.items()}


def _check(name: str, node: Node, questions: Mapping[str, Question]) -> Check:
    node.only("reads", "case", "proof", "legal", "values")
    return Check(
        name,
        frozenset(node.at("values").words()),
        node.at("reads").words(questions),
        node.at("case").words(),
        node.at("proof").words(),
        node.at("legal").words(),
    )


def read_evidence(file: Node) -> dict[str, EvidenceKind]:
    """What proves something that terms cannot say."""
    return {name: _evidence(name, node) for name, node in file.items()}


def _evidence(name: str, node: Node) -> EvidenceKind:
    node.only("level", "valid_days", "from", "says")
    return EvidenceKind(
        name,
        node.at("level").choice(Proof),
        node.at("valid_days").whole(),
        node.at("from").word(WHO),
        node.at("says").says(),
    )


def read_clauses(file: Node, questions: Mapping[str, Question]) -> dict[str, ClauseKind]:
    """What a provider signs."""
    return {name: _clause(name, node, questions) for name, node in file.items()}


def _clause(name: str, node: Node, questions: Mapping[str, Question]) -> ClauseKind:
    node.only("answers", "says")
    answers: dict[str, tuple[str, ...]] = {}
    for question, place in node.at("answers").items() if node.has("answers") else ():
        if question not in questions:
            place.refuse(f"unknown question {question!r}")
        closed = questions[question].values
        words = place.said_words()
        if closed and not set(words) <= closed:
            place.refuse(f"not an answer to {question}: {', '.join(words)}")
        answers[question] = tuple(sorted(words))
    return ClauseKind(name, answers, node.at("says").says())


def read_acts(file: Node, evidence: Mapping[str, EvidenceKind]) -> dict[str, Act]:
    """What is recorded before the door opens."""
    return {name: _act(name, node, evidence) for name, node in file.items()}


def _act(name: str, node: Node, evidence: Mapping[str, EvidenceKind]) -> Act:
    node.only("by", "proves", "says")
    proves = node.at("proves").word(evidence) if node.has("proves") else ""
    return Act(name, node.at("by").word(WHO), proves, node.at("says").says())


def read_conditions(file: Node) -> dict[str, ConditionKind]:
    """What a verdict may put on an agreement."""
    return {name: _condition(name, node) for name, node in file.items()}


def _condition(name: str, node: Node) -> ConditionKind:
    node.only("who", "timing", "merge", "params", "says")
    params = node.at("params").items() if node.has("params") else ()
    return ConditionKind(
        name,
        node.at("who").word(WHO),
        node.at("timing").word(TIMINGS),
        node.at("merge").word(MERGES),
        {param: place.text() for param, place in params},
        node.at("says").says(),
    )
