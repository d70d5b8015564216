"""Each criterion as a reader meets it: what is found, the sentence that says so, what founds it."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.charter import Condition
from egide.trust.law import Mark
from egide.trust.law_of_day import Rests
from egide.trust.outcome import Conclusion, Outcome
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.verdict import CriterionFinding, Verdict
from egide.verdicts import marks
from egide.verdicts.shown.asked import Asked, asked
from egide.verdicts.shown.sources import Passage, Sources

MOST_QUOTES = 2


@dataclass(frozen=True, slots=True)
class FactLine:
    """A legal fact that a finding rests on, as it stood on the day."""

    id: str
    says: str
    source: str
    when: str
    in_force: bool
    to_verify: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A criterion and what is found of it. `changes`: what would settle it."""

    id: str
    title: str
    obligation: str
    mark: str
    outcome: str
    reasons: tuple[str, ...]
    quotes: tuple[Passage, ...]
    basis: str
    basis_to_verify: bool
    facts: tuple[FactLine, ...]
    changes: tuple[Asked, ...]
    severity: str
    edition: str
    silent: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria of the same outcome, folded together."""

    mark: str
    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Decides:
    """Whether a part makes the conclusion: what refuses, what is missing, what asks."""

    overall: Conclusion

    def __call__(self, finding: Finding) -> bool:
        """A refusal is made by what blocks and is not met; and so on down to a plain yes."""
        if self.overall is Conclusion.NOT_CONFORMING:
            return finding.blocking and finding.outcome is Outcome.NOT_MET
        if self.overall is Conclusion.NOT_ASSESSABLE:
            return finding.blocking
        return finding.outcome is Outcome.MET_IF or bool(finding.asked)


def deciding(verdict: Verdict) -> tuple[CriterionFinding, ...]:
    """The criteria that make the answer what it is."""
    return tuple(
        found for found in verdict.criteria if any(map(Decides(verdict.overall), found.parts))
    )


def missing(verdict: Verdict) -> tuple[CriterionFinding, ...]:
    """In a refusal, what nobody has said or proven yet and that would stop the service next."""
    if verdict.overall is not Conclusion.NOT_CONFORMING:
        return ()
    decides = deciding(verdict)
    lacking = (one for one in verdict.criteria if any(part.blocking for part in one.parts))
    return tuple(one for one in lacking if one not in decides)


def cards(
    verdict: Verdict, found: Iterable[CriterionFinding], sources: Sources, lang: str
) -> tuple[Card, ...]:
    """These criteria as cards, in the charter's order."""
    return tuple(_card(verdict, one, sources, lang) for one in found)


def _card(verdict: Verdict, found: CriterionFinding, sources: Sources, lang: str) -> Card:
    said = words().criterion(verdict.charter, found.criterion)
    parts = [part for part in found.parts if Decides(verdict.overall)(part)] or list(found.deciding)
    outcome = min((part.outcome for part in parts), key=list(Outcome).index)
    remedies = dict.fromkeys(c for part in parts for c in _changes(part))
    return Card(
        id=found.criterion,
        title=said.title[lang],
        obligation=said.obligation[lang],
        mark=marks.OF_OUTCOME[outcome],
        outcome=words().label("outcomes", outcome, lang),
        reasons=tuple(dict.fromkeys(words().because(verdict.charter, p, lang) for p in parts)),
        quotes=sources.passages((q for part in parts for q in part.quotes), lang)[:MOST_QUOTES],
        basis=said.basis[lang],
        basis_to_verify=said.basis_mark is Mark.TO_VERIFY,
        facts=tuple(fact_line(r, lang) for r in dict.fromkeys(r for p in parts for r in p.facts)),
        changes=asked(remedies, lang),
        severity=words().label("severity", min(part.severity for part in parts), lang),
        edition=verdict.charter,
        silent=outcome is Outcome.SILENT,
        confirmed=all(part.confirmed for part in parts),
    )


def _changes(part: Finding) -> tuple[Condition, ...]:
    return part.conditions if part.outcome is Outcome.MET_IF else part.remedy


def fact_line(rests: Rests, lang: str) -> FactLine:
    """A legal fact in words, with its days."""
    since = words().date(rests.since, lang)
    until = words().date(rests.until, lang) if rests.until else ""
    spoken = {"fr": ("depuis le", "du", "au"), "en": ("since", "from", "to")}[lang]
    when = f"{spoken[1]} {since} {spoken[2]} {until}" if until else f"{spoken[0]} {since}"
    return FactLine(
        rests.fact,
        shelf().law.facts[rests.fact].says[lang],
        rests.title,
        when,
        rests.in_force,
        rests.mark is Mark.TO_VERIFY,
    )


def groups(verdict: Verdict, sources: Sources, lang: str) -> tuple[Group, ...]:
    """The other criteria, by outcome, from what asks for something to what asks for nothing."""
    shown = {found.criterion for found in deciding(verdict)}
    made = []
    for outcome in Outcome:
        found = [
            one for one in verdict.criteria if one.outcome is outcome and one.criterion not in shown
        ]
        if found:
            label = words().label("outcomes", outcome, lang)
            mark = marks.OF_OUTCOME[outcome]
            made.append(Group(mark, label, cards(verdict, found, sources, lang)))
    return tuple(made)
