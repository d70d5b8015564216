"""Reads law/questions.yaml and law/vocabulary: the closed lists."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from egide.trust.evidence.answers import Proof
from egide.trust.law import Text
from egide.trust.loading.case import read_case
from egide.trust.loading.lists import (
    read_acts,
    read_checks,
    read_clauses,
    read_combine,
    read_conditions,
    read_evidence,
    read_levels,
    read_questions,
)
from egide.trust.loading.names import known_names, texts
from egide.trust.loading.node import Node
from egide.trust.outcome import CONCLUSIONS, GRAVITY, PROOFS, Layer, Severity
from egide.trust.verdict import checks as functions
from egide.trust.vocabulary import Binding, ProofNeed, Vocabulary

FOLDER = "vocabulary/"


def read_vocabulary(files: Mapping[str, object]) -> Vocabulary:
    """The closed lists; `files` holds questions.yaml and vocabulary/*.yaml."""

    def file(name: str) -> Node:
        return Node(name, "", files.get(name))

    questions = read_questions(file("questions.yaml"))
    evidence = read_evidence(file(FOLDER + "evidence.yaml"))
    clauses = read_clauses(file(FOLDER + "clauses.yaml"), questions)
    levels = read_levels(file(FOLDER + "levels.yaml"))
    checks = read_checks(file(FOLDER + "tests.yaml"), questions)
    _same(file(FOLDER + "tests.yaml"), tuple(sorted(checks)), tuple(sorted(functions.ALL)))
    case = read_case(file(FOLDER + "case.yaml"), questions, checks, evidence, clauses)
    documents = file(FOLDER + "documents.yaml").only("kinds", "scopes", "needed_for_silence")
    kinds = {name: node.choice(Binding) for name, node in documents.at("kinds").items()}
    return Vocabulary(
        questions=questions,
        combine=read_combine(file(FOLDER + "combine.yaml"), questions),
        case=case,
        checks=checks,
        levels=levels,
        evidence=evidence,
        clauses=clauses,
        acts=read_acts(file(FOLDER + "acts.yaml"), evidence),
        invariants=_invariants(file(FOLDER + "invariants.yaml")),
        conditions=read_conditions(file(FOLDER + "conditions.yaml")),
        documents=MappingProxyType(kinds),
        scopes=documents.at("scopes").words(),
        needed_for_silence=_groups(documents.at("needed_for_silence"), kinds),
        needs=_needs(file(FOLDER + "proof.yaml")),
        says=_closed_words(file),
    )


def vocabulary_names(words: Vocabulary) -> dict[str, frozenset[str] | None]:
    """Every name that a charter's tables may read."""
    return known_names(words.questions, words.case, words.checks, words.evidence, words.clauses)


def _same(node: Node, said: tuple[str, ...], coded: tuple[str, ...]) -> None:
    """A closed list in the law and its twin in the code must not drift apart."""
    if said != coded:
        node.refuse(f"the code knows {', '.join(coded)}, in this order")


def _invariants(node: Node) -> Mapping[str, Text]:
    return {name: place.only("says").at("says").says() for name, place in node.items()}


def _groups(node: Node, kinds: Mapping[str, Binding]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.words(kinds)) for group in node.each())


def _needs(node: Node) -> Mapping[Severity, ProofNeed]:
    needs = node.only("levels", "need", "says").at("need")
    return {
        severity: ProofNeed(
            needs.at(severity.value).at("find").choice(Proof),
            needs.at(severity.value).at("sign").choice(Proof),
        )
        for severity in Severity
    }


def _closed_words(file: Callable[[str], Node]) -> Mapping[str, Mapping[str, Text]]:
    """What the closed words of the code mean to people; their order is checked."""
    outcomes, proof = file(FOLDER + "outcomes.yaml"), file(FOLDER + "proof.yaml")
    verdict = file(FOLDER + "verdict.yaml")
    verdict.only("order", "columns", "rules", "in_force", "says", "delays")
    outcomes.only("gravity", "open", "says")
    _same(outcomes.at("gravity"), outcomes.at("gravity").words(), GRAVITY)
    _same(outcomes.at("open"), outcomes.at("open").words(), tuple(o for o in GRAVITY if o.open))
    _same(proof.at("levels"), proof.at("levels").words(), PROOFS)
    _same(verdict.at("order"), verdict.at("order").words(), CONCLUSIONS)
    _same(verdict.at("columns"), verdict.at("columns").words(), tuple(Layer))
    return {
        "outcomes": texts(outcomes.at("says")),
        "proof": texts(proof.at("says")),
        "in_force": texts(verdict.at("in_force")),
        "verdict": texts(verdict.at("says")) if verdict.has("says") else {},
    }
