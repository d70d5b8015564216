"""One part of a criterion, put to one situation: gate, applicability, rows, proof, conditions."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.trust.charter import Condition, Criterion, Part, Row
from egide.trust.evidence.dossier import Derogation
from egide.trust.law_of_day import LawOfDay, Rests
from egide.trust.outcome import Layer, Outcome, Severity, reaches, weight
from egide.trust.verdict.conditions import due
from egide.trust.verdict.finding import NOT_CONCERNED, NOT_IN_FORCE, Finding
from egide.trust.verdict.matching import matches
from egide.trust.verdict.situation import Situation
from egide.trust.verdict.value import Trace, Value


@dataclass(slots=True)
class Reading:
    """A part being decided: `seen` is all that was read, `told` what the deciding row read."""

    part: Part
    at: Situation
    seen: Trace
    told: Trace
    row: int = -1
    missing: tuple[str, ...] = ()


def find(criterion: Criterion, at: Situation) -> tuple[Finding, ...]:
    """What is found of each part of a criterion, in order."""
    seen = Trace()
    applies = _applies(criterion, at, seen)
    if applies is False:
        facts, evidence = seen.facts, seen.evidence
        return tuple(_idle(part, NOT_CONCERNED, facts, evidence) for part in criterion.parts)
    return tuple(_part(part, at, seen, applies=applies) for part in criterion.parts)


def _applies(criterion: Criterion, at: Situation, seen: Trace) -> bool | None:
    """An OR of ANDs: one true line settles it; None when only an unknown fact could tell."""
    if not criterion.applies:
        return True
    results = [matches(when, at, seen.values) for when in criterion.applies]
    if True in results:
        return True
    return None if None in results else False


def _part(part: Part, at: Situation, before: Trace, *, applies: bool | None) -> Finding:
    reading = Reading(part, at, Trace(before.values.copy(), set(part.gate)), Trace())
    if part.gate and not any(at.law.in_force(fact) for fact in part.gate):
        return _idle(part, NOT_IN_FORCE, reading.seen.facts, reading.seen.evidence)
    if applies is None:
        reading.missing = before.missing
        return _found(reading, Outcome.UNKNOWN)
    return _found(reading, _outcome(reading))


def _idle(part: Part, reason: str, facts: frozenset[str], evidence: frozenset[str]) -> Finding:
    return Finding(
        part,
        part.severity,
        Outcome.NOT_APPLICABLE,
        reason=reason,
        reads=facts,
        looks_for=evidence,
    )


def _outcome(reading: Reading) -> Outcome:
    """The first row whose line is true; a row that cannot be decided stops the table."""
    for number, row in enumerate(reading.part.rows):
        read: list[Value] = []
        found = matches(row.when, reading.at, read)
        reading.seen.values += read
        if found is None:
            reading.missing = Trace(read).missing
            return Outcome.UNKNOWN
        if found:
            reading.told, reading.row = Trace(read if row.when else _behind(row, reading)), number
            return _proven(row, reading)
    return Outcome.UNKNOWN


def _behind(row: Row, reading: Reading) -> list[Value]:
    """A last row reads nothing itself: what is lacking then rests on all that was read above it.

    What is silent rests on it without a quote; what is met by default rests on nobody's word.
    """
    if row.then.favourable:
        return []
    if row.then is Outcome.SILENT:
        return [Value((), value.level) for value in reading.seen.values]
    return list(reading.seen.values)


def _proven(row: Row, reading: Reading) -> Outcome:
    """Below the level that the part needs, what would be met is unproven.

    Silence is concluded only where the documents that should speak were captured.
    """
    if row.then.favourable and not reaches(reading.told.level, reading.part.find):
        return Outcome.UNPROVEN
    if row.then is Outcome.SILENT and not reading.at.file.captured:
        reading.missing = ("documents",)
        return Outcome.UNKNOWN
    return row.then


def _severity(reading: Reading) -> Severity:
    for step in reading.part.escalate:
        if matches(step.when, reading.at, reading.seen.values):
            return step.severity
    return reading.part.severity


def _found(reading: Reading, outcome: Outcome) -> Finding:
    part, at, told = reading.part, reading.at, reading.told
    severity = _severity(reading)
    conditions: tuple[Condition, ...] = ()
    if outcome is Outcome.MET_IF:
        conditions = due(part.rows[reading.row].conditions, at)
        outcome = Outcome.MET_IF if conditions else Outcome.MET  # all that was asked is done
    remedy = due(part.remedy, at) if outcome.lacking else ()
    leave = _leave(part, outcome, at)
    return Finding(
        table=part,
        severity=severity,
        outcome=outcome,
        row=reading.row,
        level=told.level,
        conditions=conditions,
        remedy=remedy,
        # a blocking part that lacks puts nothing on the agreement: there is none to sign
        asked=conditions if severity is Severity.BLOCKING else conditions or remedy,
        weighs=weight(severity, Outcome.MET_IF if leave else outcome),
        derogation=leave,
        quotes=told.quotes,
        facts=tuple(_rests((*part.gate, *sorted(told.facts)), at.law)),
        missing=reading.missing,
        differing=tuple(sorted(told.differing)),
        evidence=tuple(sorted(told.evidence)),
        reads=reading.seen.facts,
        looks_for=reading.seen.evidence,
    )


def _leave(part: Part, outcome: Outcome, at: Situation) -> Derogation | None:
    """The derogation that bears on what is not met: the charter's, never the law's."""
    if outcome is not Outcome.NOT_MET or part.layer is not Layer.CHARTER:
        return None
    return at.file.derogated.get(part.criterion)


def _rests(facts: Iterable[str], law: LawOfDay) -> Iterable[Rests]:
    """How the legal facts that the finding rests on stand on the day, each once."""
    for fact in dict.fromkeys(facts):
        rests = law.stands(fact)
        if rests is not None:
            yield rests
