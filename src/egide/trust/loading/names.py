"""What the names of a table may be, and the closed values of each."""

from collections.abc import Mapping

from egide.trust.evidence.dossier import State
from egide.trust.law import Text
from egide.trust.loading.node import Node
from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.vocabulary import CaseFact, Check, Question, When

SIGNATURES = frozenset({"signed", "unsigned"})


def known_names(
    questions: Mapping[str, Question],
    case: Mapping[str, CaseFact],
    checks: Mapping[str, Check],
    evidence: Mapping[str, object],
    clauses: Mapping[str, object],
) -> dict[str, frozenset[str] | None]:
    """Every name that a `when` may read, with its closed values (None: open codes)."""
    names: dict[str, frozenset[str] | None] = {}
    for question in questions.values():
        closed = question.values | {SILENT, UNKNOWN}
        names[f"answer.{question.id}"] = closed if question.values else None
    names |= {f"case.{fact.id}": fact.values | {UNKNOWN} for fact in case.values()}
    names |= {f"test.{check.id}": check.values for check in checks.values()}
    names |= {f"proof.{what}": frozenset(state.value for state in State) for what in evidence}
    names |= {f"clause.{what}": SIGNATURES for what in clauses}
    return names


def read_when(node: Node, names: Mapping[str, frozenset[str] | None]) -> When:
    """An AND over known names and closed values; empty: always true."""
    if node.value is None:
        return ()
    return tuple((name, _values(place, name, names)) for name, place in node.items())


def _values(node: Node, name: str, names: Mapping[str, frozenset[str] | None]) -> frozenset[str]:
    if name not in names:
        node.refuse(f"unknown name {name!r}")
    closed = names[name]
    values = node.said_words()
    if not values:
        node.refuse("at least one value is expected")
    for value in values:
        if closed is not None and value not in closed:
            node.refuse(f"unknown value {value!r}; known: {', '.join(sorted(closed))}")
    return frozenset(values)


def texts(node: Node) -> dict[str, Text]:
    """Texts by name."""
    return {name: place.says() for name, place in node.items()}
