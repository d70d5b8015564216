"""Which criteria of a charter read a legal fact, and which clauses would settle a criterion."""

from collections.abc import Iterator
from functools import lru_cache

from egide.law.shelf import shelf
from egide.trust.charter import Condition, Criterion, Part
from egide.trust.vocabulary import Check, When

TEST = "test."
CLAUSE = "clause"


@lru_cache(maxsize=4)
def read_by(edition: str) -> dict[str, tuple[str, ...]]:
    """For each fact, the criteria that read it, in the charter's order."""
    found: dict[str, list[str]] = {}
    for criterion in shelf().charters[edition].criteria:
        for fact in sorted(facts_of(criterion)):
            found.setdefault(fact, []).append(criterion.id)
    return {fact: tuple(names) for fact, names in found.items()}


def facts_of(criterion: Criterion) -> frozenset[str]:
    """Every legal fact that a criterion may look at: its gates, and what its tests read."""
    whens = [*criterion.applies, *(when for part in criterion.parts for when in _whens(part))]
    checks = shelf().vocabulary.checks
    tests = {name.removeprefix(TEST) for when in whens for name, _ in when if name.startswith(TEST)}
    gates = {fact for part in criterion.parts for fact in part.gate}
    return frozenset(gates | {fact for name in tests for fact in _legal(checks[name])})


def _whens(part: Part) -> Iterator[When]:
    yield from (row.when for row in part.rows)
    yield from (step.when for step in part.escalate)


def _legal(check: Check) -> Iterator[str]:
    """A test names a fact, or a family of facts."""
    for name in check.legal:
        for fact in shelf().law.facts:
            if fact == name or fact.startswith(f"{name}."):
                yield fact


def asked_of(criterion: Criterion) -> tuple[Condition, ...]:
    """Everything that a criterion may put or ask, each once, in the order of its tables."""
    rows = (c for part in criterion.parts for row in part.rows for c in row.conditions)
    remedies = (c for part in criterion.parts for c in part.remedy)
    return tuple(dict.fromkeys([*rows, *remedies]))


def clauses_of(criterion: Criterion) -> tuple[str, ...]:
    """The clauses that may settle a criterion."""
    return tuple(dict.fromkeys(c.what for c in asked_of(criterion) if c.do == CLAUSE))


@lru_cache(maxsize=4)
def settled_by(edition: str) -> dict[str, tuple[str, ...]]:
    """For each clause, the criteria that it settles."""
    found: dict[str, list[str]] = {}
    for criterion in shelf().charters[edition].criteria:
        for clause in clauses_of(criterion):
            found.setdefault(clause, []).append(criterion.id)
    return {clause: tuple(names) for clause, names in found.items()}
