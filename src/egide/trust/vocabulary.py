"""The closed lists that a charter is written with: what may be asked, said, proven and required.

Loaded from law/vocabulary; a name that is not here does not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from egide.trust.evidence.answers import Proof
from egide.trust.law import Text
from egide.trust.outcome import Severity

When = tuple[tuple[str, frozenset[str]], ...]  # an AND: each name, and the values that match


class Binding(StrEnum):
    """How far a document binds the provider, from the strongest."""

    CONTRACT = "contract"
    STATEMENT = "statement"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a document, and its closed answers (none: open codes, number or date)."""

    id: str
    kind: str
    values: frozenset[str]
    asks: Text
    rule: Text = field(default_factory=dict)
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Combination:
    """How the answers of several documents make one. `order`: the least favourable first.

    `favourable`: the answers that a mere promise makes `declared` only (None: every answer).
    """

    question: str
    nature: str
    rule: str = ""
    order: tuple[str, ...] = ()
    favourable: frozenset[str] | None = frozenset()


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """One line of a derived case fact."""

    when: When
    then: str


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What is said of a case. `by`: school, provider or derived."""

    id: str
    kind: str
    values: frozenset[str]
    by: str
    unsaid: tuple[str, ...]
    says: Text
    rows: tuple[DerivedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A named function of `verdict.checks`, its closed results and what it may read."""

    id: str
    values: frozenset[str]
    reads: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A class of the French school, its rank and the ages of its on-time pupils."""

    id: str
    rank: int
    stage: str
    youngest: int
    oldest: int


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """What proves something that terms cannot say; `valid_days` 0 = no expiry."""

    id: str
    level: Proof
    valid_days: int
    brought_by: str
    says: Text


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """Wording that a provider signs, and what the signed agreement then answers."""

    id: str
    answers: Mapping[str, tuple[str, ...]]
    says: Text


@dataclass(frozen=True, slots=True)
class Act:
    """What is recorded before the door opens, and the evidence that recording it makes."""

    id: str
    by: str
    proves: str
    says: Text


@dataclass(frozen=True, slots=True)
class ConditionKind:
    """What a verdict may put on an agreement: who executes it, when, and how two add up."""

    id: str
    who: str
    timing: str
    merge: str
    params: Mapping[str, str]
    says: Text


@dataclass(frozen=True, slots=True)
class ProofNeed:
    """The level that is enough for the finding, and for an agreement to rest on it."""

    find: Proof
    sign: Proof


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the closed lists."""

    questions: Mapping[str, Question]
    combine: Mapping[str, Combination]
    case: Mapping[str, CaseFact]
    checks: Mapping[str, Check]
    levels: Mapping[str, Level]
    evidence: Mapping[str, EvidenceKind]
    clauses: Mapping[str, ClauseKind]
    acts: Mapping[str, Act]
    invariants: Mapping[str, Text]
    conditions: Mapping[str, ConditionKind]
    documents: Mapping[str, Binding]
    scopes: tuple[str, ...]
    needed_for_silence: tuple[frozenset[str], ...]
    needs: Mapping[Severity, ProofNeed]
    says: Mapping[str, Mapping[str, Text]]
