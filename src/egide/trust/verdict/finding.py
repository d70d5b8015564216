"""What is found of one part of one criterion, with everything that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from egide.trust.charter import Condition, Part
from egide.trust.evidence.answers import Proof
from egide.trust.evidence.dossier import Derogation
from egide.trust.law_of_day import Rests
from egide.trust.outcome import Conclusion, Layer, Outcome, Severity, reaches
from egide.trust.verdict.value import Cited

NOT_IN_FORCE = "not in force"
NOT_CONCERNED = "not concerned"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of a part, read from its table.

    `asked`: what it puts on the agreement. `weighs`: what a column with it alone would conclude.
    `row`: the line that decided, from 0; -1 when none
    did. `missing`: what nobody has said.
    `reads`, `looks_for`: the legal facts and the evidence looked at on the way, in force or not.
    """

    table: Part
    severity: Severity
    outcome: Outcome
    row: int = -1
    level: Proof = Proof.CERTIFIED
    conditions: tuple[Condition, ...] = ()
    remedy: tuple[Condition, ...] = ()
    asked: tuple[Condition, ...] = ()
    weighs: Conclusion = Conclusion.CONFORMING
    quotes: tuple[Cited, ...] = ()
    facts: tuple[Rests, ...] = ()
    missing: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    reason: str = ""
    derogation: Derogation | None = None
    reads: frozenset[str] = frozenset()
    looks_for: frozenset[str] = frozenset()

    @property
    def criterion(self) -> str:
        """The criterion that the part belongs to."""
        return self.table.criterion

    @property
    def part(self) -> str:
        """The part's name inside its criterion."""
        return self.table.id

    @property
    def name(self) -> str:
        """The part's name inside the charter."""
        return self.table.name

    @property
    def layer(self) -> Layer:
        """Law, or charter."""
        return self.table.layer

    @property
    def legal_basis(self) -> str:
        """What founds the criterion."""
        return self.table.legal_basis

    @property
    def by(self) -> tuple[str, ...]:
        """What the gateway does for everyone, and that makes it met."""
        return self.table.rows[self.row].by if self.row >= 0 and self.outcome.favourable else ()

    @property
    def tier(self) -> int:
        """The preference that the deciding line bears, 0 when it bears none."""
        return self.table.rows[self.row].tier if self.row >= 0 else 0

    @property
    def firm(self) -> bool:
        """Whether an agreement may rest on it: proven to the level that signing needs."""
        return reaches(self.level, self.table.sign)

    @property
    def blocking(self) -> bool:
        """Whether it stops the service: blocking, not met or not known, and without leave."""
        lacks = self.severity is Severity.BLOCKING and self.outcome.lacking
        return lacks and self.derogation is None

    @property
    def confirmed(self) -> bool:
        """Whether a person or a thing stands behind it, and not a machine's proposal alone."""
        return reaches(self.level, Proof.CONFIRMED)

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
            "conditions": [condition.text for condition in self.conditions],
            "remedy": [condition.text for condition in self.remedy],
            "missing": list(self.missing),
            "contradictions": list(self.differing),
            "tier": self.tier,
            "reason": self.reason,
            "derogation": _derogation_dict(self.derogation),
        }


def _derogation_dict(derogation: Derogation | None) -> Mapping[str, object] | None:
    if derogation is None:
        return None
    until = derogation.span.until
    told = {"by": derogation.by, "reason": derogation.reason}
    return {**told, "until": until.isoformat() if until else None}


def fact_dict(rests: Rests) -> Mapping[str, object]:
    """A legal fact as JSON shows it."""
    return {
        "id": rests.fact,
        "in_force": rests.in_force,
        "since": rests.since.isoformat(),
        "until": rests.until.isoformat() if rests.until else None,
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
