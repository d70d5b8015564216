"""A charter: criteria in order, each a few decision tables. `verdict` applies them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from egide.trust.canonical import digest
from egide.trust.dated import Span
from egide.trust.evidence.answers import Proof
from egide.trust.law import Text
from egide.trust.outcome import Layer, Outcome, Severity
from egide.trust.vocabulary import Vocabulary, When

Param = str | int


@dataclass(frozen=True)
class Condition:
    """What an agreement must carry, with its parameters in order.

    `because`: the parts that put it. `rank`: of two of the same, the lower is the stricter.
    `lasting`: never struck out, it lasts as long as the agreement.
    """

    do: str
    params: tuple[tuple[str, Param], ...] = ()
    because: tuple[str, ...] = ()
    rank: int = 0
    lasting: bool = False

    @cached_property
    def text(self) -> str:
        """As written in a charter's examples: `deliver what=sla days=60`."""
        return " ".join([self.do, *(f"{name}={value}" for name, value in self.params)])

    @cached_property
    def what(self) -> str:
        """The clause, evidence or act that it is about."""
        return str(self.param("what") or "")

    def param(self, name: str) -> Param | None:
        """One parameter, or None."""
        return next((value for key, value in self.params if key == name), None)

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """When these answers meet these values, that outcome, under these conditions."""

    when: When
    then: Outcome
    conditions: tuple[Condition, ...] = ()
    by: tuple[str, ...] = ()
    tier: int = 0


@dataclass(frozen=True, slots=True)
class Escalation:
    """The severity that a part takes in some cases."""

    when: When
    severity: Severity


@dataclass(frozen=True)
class Part:
    """One table of a criterion: one layer, one severity, the legal facts that put it in force."""

    criterion: str
    id: str
    layer: Layer
    severity: Severity
    rows: tuple[Row, ...]
    find: Proof
    sign: Proof
    legal_basis: str = ""
    gate: tuple[str, ...] = ()
    escalate: tuple[Escalation, ...] = ()
    remedy: tuple[Condition, ...] = ()

    @cached_property
    def name(self) -> str:
        """Its name inside the charter."""
        return f"{self.criterion}.{self.id}"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is asked of a service. `applies`: an OR of ANDs; empty = always."""

    id: str
    title: Text
    obligation: Text
    legal_basis: str
    severity: Severity
    family: str
    parts: tuple[Part, ...]
    applies: tuple[When, ...] = ()
    asks: tuple[str, ...] = ()
    beyond_terms: tuple[str, ...] = ()
    terms: str = "full"
    source: str = ""
    more: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Charter:
    """One edition. A choice, not a law of the day: it may be judged with on any day."""

    edition: str
    title: Text
    status: Text
    span: Span
    criteria: tuple[Criterion, ...]
    vocabulary: Vocabulary

    @cached_property
    def digest(self) -> str:
        """What a verdict names to say which wording of the charter and vocabulary it applied."""
        return digest([self.edition, self.criteria, self.vocabulary])

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """The criteria by name."""
        return {criterion.id: criterion for criterion in self.criteria}
