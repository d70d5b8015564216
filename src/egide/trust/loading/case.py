"""Reads the closed list of case facts, given and derived."""

from collections.abc import Mapping

from egide.trust.loading.names import known_names, read_when
from egide.trust.loading.node import Node
from egide.trust.outcome import UNKNOWN
from egide.trust.vocabulary import CaseFact, Check, DerivedRow, Question

KINDS = ("one", "set", "flag")
FLAGS = frozenset({"true", "false"})
WHO = ("school", "provider", "derived")


def read_case(
    file: Node,
    questions: Mapping[str, Question],
    checks: Mapping[str, Check],
    evidence: Mapping[str, object],
    clauses: Mapping[str, object],
) -> dict[str, CaseFact]:
    """The case facts; a derived one may read the others, never a name that is not there."""
    plain = {name: _fact(name, node) for name, node in file.items()}
    names = known_names(questions, plain, checks, evidence, clauses)
    return {name: _with_rows(plain[name], node, names) for name, node in file.items()}


def _fact(name: str, node: Node) -> CaseFact:
    node.only("kind", "values", "by", "unsaid", "says", "rows")
    kind = node.at("kind").word(KINDS)
    values = FLAGS if kind == "flag" else frozenset(node.at("values").words())
    by = node.at("by").word(WHO)
    unsaid = node.at("unsaid").said_words() if by != "derived" else ()
    for word in unsaid:
        if word not in values | {UNKNOWN}:
            node.at("unsaid").refuse(f"unknown value {word!r}")
    return CaseFact(name, kind, values, by, unsaid, node.at("says").says())


def _with_rows(fact: CaseFact, node: Node, names: Mapping[str, frozenset[str] | None]) -> CaseFact:
    if fact.by != "derived":
        return fact
    rows = tuple(_row(row, fact, names) for row in node.at("rows").each())
    if not rows or rows[-1].when:
        node.at("rows").refuse("the last row must always match")
    return CaseFact(fact.id, fact.kind, fact.values, fact.by, (), fact.says, rows)


def _row(node: Node, fact: CaseFact, names: Mapping[str, frozenset[str] | None]) -> DerivedRow:
    node.only("when", "then")
    (word,) = node.at("then").said_words()
    if word not in fact.values | {UNKNOWN}:
        node.at("then").refuse(f"unknown value {word!r}")
    return DerivedRow(read_when(node.at("when"), names), word)
