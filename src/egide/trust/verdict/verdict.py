"""The verdict: a frozen value that names everything it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from egide.trust.canonical import digest
from egide.trust.charter import Condition
from egide.trust.evidence.combine import Combined
from egide.trust.evidence.documents import Stated
from egide.trust.law import Mark, View
from egide.trust.outcome import Conclusion, Outcome, Severity, Standing, worst
from egide.trust.verdict.finding import Finding, fact_dict, quote_dict


@dataclass(frozen=True)
class CriterionFinding:
    """What is found of a whole criterion: the worst of its applicable parts."""

    criterion: str
    parts: tuple[Finding, ...]

    @cached_property
    def outcome(self) -> Outcome:
        """Not applicable only when every part is."""
        return worst(part.outcome for part in self.parts)

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The parts that make the outcome."""
        return tuple(part for part in self.parts if part.outcome is self.outcome)

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it: the deciding parts' quotes and facts, then every part."""
        quotes = dict.fromkeys(cited for part in self.deciding for cited in part.quotes)
        facts = dict.fromkeys(rests for part in self.deciding for rests in part.facts)
        return {
            "criterion": self.criterion,
            "outcome": self.outcome.value,
            "severity": min(part.severity for part in self.deciding).value,
            "quotes": [quote_dict(cited) for cited in quotes],
            "basis": self.parts[0].legal_basis,
            "fact": [fact_dict(rests) for rests in facts],
            "confirmed": all(part.confirmed for part in self.deciding),
            "parts": [part.to_dict() for part in self.parts],
        }


@dataclass(frozen=True)
class MadeFrom:
    """The digests of all that the verdict was made from. `law`: only the facts that were read."""

    charter: str
    law: Mapping[str, str]
    view: View
    documents: Mapping[str, str]
    dossier: str
    engine: str

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it."""
        return {
            "charter": self.charter,
            "law": dict(self.law),
            "view": self.view.value,
            "documents": dict(self.documents),
            "dossier": self.dossier,
            "engine": self.engine,
        }


@dataclass(frozen=True)
class Verdict:
    """What the law of that day and the charter say of a service, in one case."""

    on: date
    charter: str
    view: View
    law_column: Conclusion
    charter_column: Conclusion
    overall: Conclusion
    standing: Standing
    cause: str
    findings: tuple[Finding, ...]
    conditions: tuple[Condition, ...]
    contradictions: tuple[Combined, ...]
    re_judge_on: tuple[date, ...]
    made_from: MadeFrom

    @cached_property
    def criteria(self) -> tuple[CriterionFinding, ...]:
        """The findings, criterion by criterion, in the charter's order."""
        parts: dict[str, list[Finding]] = {}
        for finding in self.findings:
            parts.setdefault(finding.criterion, []).append(finding)
        return tuple(CriterionFinding(name, tuple(found)) for name, found in parts.items())

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The parts that stop the service."""
        return tuple(finding for finding in self.findings if finding.blocking)

    @property
    def to_verify(self) -> tuple[str, ...]:
        """The legal facts it rests on whose source or day is still to be verified."""
        rests = {r.fact for f in self.findings for r in f.facts if r.mark is Mark.TO_VERIFY}
        return tuple(sorted(rests))

    def with_outcome(self, outcome: Outcome) -> tuple[str, ...]:
        """The criteria of that outcome, in order."""
        return tuple(found.criterion for found in self.criteria if found.outcome is outcome)

    def outcome_of(self, criterion: str) -> Outcome:
        """The outcome of one criterion; not applicable when the charter does not hold it."""
        return worst(f.outcome for f in self.findings if f.criterion == criterion)

    def of(self, criterion: str) -> CriterionFinding:
        """What is found of one criterion."""
        return next(found for found in self.criteria if found.criterion == criterion)

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it."""
        counted = [f for f in self.findings if f.severity is not Severity.INFORMATION]
        return {
            "verdict": self.overall.value,
            "law": self.law_column.value,
            "charter_column": self.charter_column.value,
            "on": self.on.isoformat(),
            "charter": self.charter,
            "view": self.view.value,
            "standing": self.standing.value,
            "cause": self.cause,
            "conditions": [condition.text for condition in self.conditions],
            "binding": self.overall is Conclusion.UNDER_CONDITIONS,
            "blocking": [finding.name for finding in self.blocking],
            "findings": [found.to_dict() for found in self.criteria],
            "unconfirmed": [f.name for f in counted if _rests_on_machine(f)],
            "contradictions": [_contradiction(combined) for combined in self.contradictions],
            "re_judge_on": [day.isoformat() for day in self.re_judge_on],
            "facts_to_verify": list(self.to_verify),
            "made_from": self.made_from.to_dict(),
        }

    @cached_property
    def digest(self) -> str:
        """The same inputs make the same digest, bit for bit."""
        return digest(self.to_dict())


def _rests_on_machine(finding: Finding) -> bool:
    return bool(finding.quotes) and not finding.confirmed


def _contradiction(combined: Combined) -> Mapping[str, object]:
    return {
        "question": combined.question,
        "kept": list(combined.values),
        "sides": [_side(said) for said in combined.differing],
    }


def _side(said: Stated) -> Mapping[str, object]:
    return {
        "document": said.document,
        "kind": said.kind,
        "values": list(said.values),
        "proof": said.proof.value,
        "quotes": [{"text": q.text, "start": q.start, "end": q.end} for q in said.quotes],
    }
