"""The closed words of a verdict: outcomes, layers, severities, conclusions, standing."""

from collections.abc import Iterable
from enum import StrEnum

from egide.trust.evidence.answers import Proof

UNKNOWN = "unknown"
SILENT = "silent"


class Outcome(StrEnum):
    """What is found of one part of a criterion, from the worst to the best."""

    NOT_MET = "not_met"
    SILENT = "silent"
    UNPROVEN = "unproven"
    UNKNOWN = "unknown"
    MET_IF = "met_if"
    MET = "met"
    NOT_APPLICABLE = "not_applicable"

    @property
    def open(self) -> bool:
        """Not known yet: someone can still say, prove or answer."""
        return self in {Outcome.SILENT, Outcome.UNPROVEN, Outcome.UNKNOWN}

    @property
    def favourable(self) -> bool:
        """Met, be it under a condition."""
        return self in {Outcome.MET, Outcome.MET_IF}

    @property
    def lacking(self) -> bool:
        """Not met or not known: what a blocking part must not be."""
        return self.open or self is Outcome.NOT_MET


class Layer(StrEnum):
    """Binding prescriptions, or what the charter asks on top."""

    LAW = "law"
    CHARTER = "charter"


class Severity(StrEnum):
    """Blocking, condition, information."""

    BLOCKING = "B"
    CONDITION = "C"
    INFORMATION = "I"


class Conclusion(StrEnum):
    """What a column says, from the worst to the best."""

    NOT_CONFORMING = "not_conforming"
    NOT_ASSESSABLE = "not_assessable"
    UNDER_CONDITIONS = "under_conditions"
    CONFORMING = "conforming"


class Standing(StrEnum):
    """Whether a verdict may open or close a door."""

    FIRM = "firm"
    PROVISIONAL = "provisional"


GRAVITY = tuple(Outcome)
CONCLUSIONS = tuple(Conclusion)
PROOFS = tuple(Proof)
_PROOF_RANK = {level: rank for rank, level in enumerate(PROOFS)}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """A criterion is worth its worst applicable part; silence is not consent."""
    return min(outcomes, key=GRAVITY.index, default=Outcome.NOT_APPLICABLE)


def worse(one: Conclusion, other: Conclusion) -> Conclusion:
    """The worse of two columns."""
    return min(one, other, key=CONCLUSIONS.index)


def weight(severity: Severity, outcome: Outcome) -> Conclusion:
    """What a column that held this part only would conclude. Information never counts."""
    if severity is Severity.INFORMATION or not (outcome.lacking or outcome is Outcome.MET_IF):
        return Conclusion.CONFORMING
    if severity is Severity.CONDITION or outcome is Outcome.MET_IF:
        return Conclusion.UNDER_CONDITIONS
    return Conclusion.NOT_CONFORMING if outcome is Outcome.NOT_MET else Conclusion.NOT_ASSESSABLE


def weakest(levels: Iterable[Proof]) -> Proof:
    """A finding is as well proven as the weakest thing it read; it read nothing: certified."""
    return min(levels, key=_PROOF_RANK.__getitem__, default=Proof.CERTIFIED)


def strongest(levels: Iterable[Proof]) -> Proof:
    """Of several who say the same, the best proven speaks."""
    return max(levels, key=_PROOF_RANK.__getitem__, default=Proof.DECLARED)


def reaches(level: Proof, needed: Proof) -> bool:
    """Whether a level of proof is enough."""
    return _PROOF_RANK[level] >= _PROOF_RANK[needed]
