"""What is found of one part of one criterion, with everything that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from egide.trust.evidence.answers import Proof
from egide.trust.law import Mark
from egide.trust.outcome import Layer, Outcome, Severity, reaches
from egide.trust.verdict.conditions import Condition
from egide.trust.verdict.value import Cited

NOT_IN_FORCE = "not in force"
NOT_CONCERNED = "not concerned"


@dataclass(frozen=True, slots=True)
class Rests:
    """A legal fact that a finding rests on: from when, on whose word, found or still to verify."""

    fact: str
    since: date
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of a part. `missing`: what nobody has said. `reads`: legal facts looked at.

    `row` is the line of the table that decided, from 0; -1 when none did.
    """

    criterion: str
    part: str
    layer: Layer
    severity: Severity
    outcome: Outcome
    legal_basis: str
    row: int = -1
    level: Proof = Proof.CERTIFIED
    sign: Proof = Proof.READ
    conditions: tuple[Condition, ...] = ()
    remedy: tuple[Condition, ...] = ()
    by: tuple[str, ...] = ()
    tier: int = 0
    quotes: tuple[Cited, ...] = ()
    facts: tuple[Rests, ...] = ()
    missing: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    reason: str = ""
    reads: frozenset[str] = frozenset()
    looks_for: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The part's name inside the charter."""
        return f"{self.criterion}.{self.part}"

    @property
    def firm(self) -> bool:
        """Whether an agreement may rest on it: proven to the level that signing needs."""
        return reaches(self.level, self.sign)

    @property
    def blocking(self) -> bool:
        """Whether it stops the service: blocking, and not met or not known."""
        return self.severity is Severity.BLOCKING and self.outcome.lacking

    @property
    def confirmed(self) -> bool:
        """Whether a person or a thing stands behind it, and not a machine's proposal alone."""
        return reaches(self.level, Proof.CONFIRMED)

    @property
    def asked(self) -> tuple[Condition, ...]:
        """What it puts on the agreement; a blocking part that lacks puts nothing."""
        if self.outcome is Outcome.MET_IF:
            return self.conditions
        return self.remedy if self.outcome.lacking and not self.blocking else ()

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it."""
        return {
            "part": self.part,
            "outcome": self.outcome.value,
            "layer": self.layer.value,
            "severity": self.severity.value,
            "proof": self.level.value,
            "confirmed": self.confirmed,
            "firm": self.firm,
            "basis": self.legal_basis,
            "facts": [fact_dict(rests) for rests in self.facts],
            "quotes": [quote_dict(cited) for cited in self.quotes],
            "evidence": list(self.evidence),
            "by": list(self.by),
            "conditions": [str(condition) for condition in self.conditions],
            "remedy": [str(condition) for condition in self.remedy],
            "missing": list(self.missing),
            "contradictions": list(self.differing),
            "tier": self.tier,
            "reason": self.reason,
        }


def fact_dict(rests: Rests) -> Mapping[str, object]:
    """A legal fact as JSON shows it."""
    return {
        "id": rests.fact,
        "since": rests.since.isoformat(),
        "source": rests.title,
        "mark": rests.mark.value,
    }


def quote_dict(cited: Cited) -> Mapping[str, object]:
    """A quote as JSON shows it."""
    quote = cited.quote
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "document": cited.document,
        "question": cited.question,
        "readers": list(cited.readers),
    }
