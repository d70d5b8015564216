"""One part of a criterion, put to one situation: gate, applicability, rows, proof, conditions."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.trust.charter import Criterion, Part, Row
from egide.trust.law import LawOfDay, Mark
from egide.trust.outcome import Outcome, Severity, reaches, weakest
from egide.trust.verdict.conditions import due
from egide.trust.verdict.finding import NOT_CONCERNED, NOT_IN_FORCE, Finding, Rests
from egide.trust.verdict.matching import matches
from egide.trust.verdict.situation import Situation
from egide.trust.verdict.value import Trace


@dataclass(slots=True)
class Reading:
    """A part being decided: `seen` is all that was read, `told` what the deciding row read."""

    criterion: Criterion
    part: Part
    at: Situation
    seen: Trace
    told: Trace
    row: int = -1


def find(criterion: Criterion, at: Situation) -> tuple[Finding, ...]:
    """What is found of each part of a criterion, in order."""
    seen = Trace()
    applies = _applies(criterion, at, seen)
    return tuple(_part(criterion, part, at, seen, applies=applies) for part in criterion.parts)


def _applies(criterion: Criterion, at: Situation, seen: Trace) -> bool | None:
    """An OR of ANDs: one true line settles it; None when only an unknown fact could tell."""
    if not criterion.applies:
        return True
    results = [matches(when, at, seen) for when in criterion.applies]
    if True in results:
        return True
    return None if None in results else False


def _part(
    criterion: Criterion, part: Part, at: Situation, before: Trace, *, applies: bool | None
) -> Finding:
    reading = Reading(criterion, part, at, _copy(before), Trace())
    if applies is False:
        return _not_applicable(reading, NOT_CONCERNED)
    reading.seen.facts.update(part.gate)
    if part.gate and not any(at.law.in_force(fact) for fact in part.gate):
        return _not_applicable(reading, NOT_IN_FORCE)
    if applies is None:
        reading.told.missing.update(before.missing)
        return _found(reading, Outcome.UNKNOWN)
    return _found(reading, _outcome(reading))


def _copy(trace: Trace) -> Trace:
    return Trace(facts=set(trace.facts), evidence=set(trace.evidence))


def _outcome(reading: Reading) -> Outcome:
    """The first row whose line is true; a row that cannot be decided stops the table."""
    for number, row in enumerate(reading.part.rows):
        told = Trace()
        found = matches(row.when, reading.at, told)
        reading.seen.facts |= told.facts
        reading.seen.evidence |= told.evidence
        if found is None:
            reading.told.missing.update(told.missing)
            return Outcome.UNKNOWN
        if found:
            reading.told, reading.row = told, number
            return _proven(row, reading)
    return Outcome.UNKNOWN


def _proven(row: Row, reading: Reading) -> Outcome:
    """Below the level that the part needs, what would be met is unproven.

    Silence is concluded only where the documents that should speak were captured.
    """
    if row.then.favourable and not reaches(weakest(reading.told.levels), reading.part.find):
        return Outcome.UNPROVEN
    if row.then is Outcome.SILENT and not reading.at.file.captured:
        reading.told.missing.setdefault("documents")
        return Outcome.UNKNOWN
    return row.then


def _severity(reading: Reading) -> Severity:
    for step in reading.part.escalate:
        if matches(step.when, reading.at, reading.seen):
            return step.severity
    return reading.part.severity


def _not_applicable(reading: Reading, reason: str) -> Finding:
    return Finding(
        reading.criterion.id,
        reading.part.id,
        reading.part.layer,
        reading.part.severity,
        Outcome.NOT_APPLICABLE,
        reading.criterion.legal_basis,
        reason=reason,
        reads=frozenset(reading.seen.facts),
        looks_for=frozenset(reading.seen.evidence),
    )


def _found(reading: Reading, outcome: Outcome) -> Finding:
    part, at, told = reading.part, reading.at, reading.told
    row = part.rows[reading.row] if reading.row >= 0 else None
    severity = _severity(reading)
    conditions = due(row.conditions, part.name, at) if row and outcome is Outcome.MET_IF else ()
    if outcome is Outcome.MET_IF and not conditions:
        outcome = Outcome.MET  # all that was asked is done
    return Finding(
        criterion=reading.criterion.id,
        part=part.id,
        layer=part.layer,
        severity=severity,
        outcome=outcome,
        legal_basis=reading.criterion.legal_basis,
        row=reading.row,
        level=weakest(told.levels),
        sign=part.sign,
        conditions=conditions,
        remedy=due(part.remedy, part.name, at) if outcome.lacking else (),
        by=row.by if row and outcome.favourable else (),
        tier=row.tier if row else 0,
        quotes=tuple(told.quotes),
        facts=tuple(_rests((*part.gate, *sorted(told.facts)), at.law)),
        missing=tuple(told.missing),
        differing=tuple(sorted(told.differing)),
        evidence=tuple(sorted(told.evidence)),
        reads=frozenset(reading.seen.facts),
        looks_for=frozenset(reading.seen.evidence),
    )


def _rests(facts: Iterable[str], law: LawOfDay) -> Iterable[Rests]:
    """The legal facts in force that the finding rests on, each once."""
    for fact in dict.fromkeys(facts):
        reign = law.span(fact)
        if reign is not None:
            mark = Mark.SOURCED if reign.source.sourced else Mark.TO_VERIFY
            yield Rests(fact, reign.span.since, reign.source.title, mark)
