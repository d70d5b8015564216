"""The entry: a charter, the law of a day and a dossier make a verdict."""

from collections.abc import Sequence
from datetime import date

from egide.trust.charter import Charter, Condition
from egide.trust.dated import following
from egide.trust.evidence.day import DossierOfDay, on_day
from egide.trust.evidence.dossier import Dossier
from egide.trust.law import Law, View
from egide.trust.law_of_day import LawOfDay
from egide.trust.verdict.columns import add_up
from egide.trust.verdict.conditions import deadlines, merged
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.situation import Situation
from egide.trust.verdict.table import find
from egide.trust.verdict.value import NOTHING
from egide.trust.verdict.verdict import MadeFrom, Verdict

ENGINE = "1"  # raised whenever the same inputs would make another verdict


def judge(
    charter: Charter, law: Law, dossier: Dossier, *, on: date, view: View = View.KNOWN
) -> Verdict:
    """The verdict of that day, in that view of the law. Pure: the same inputs, the same verdict."""
    return judge_under(charter, LawOfDay(law, on, view), on_day(dossier, on, charter.vocabulary))


def judge_under(charter: Charter, law: LawOfDay, file: DossierOfDay) -> Verdict:
    """The same, for who has already taken the law and the dossier on their day."""
    at = Situation(charter.vocabulary, law, file)
    findings = tuple(f for criterion in charter.criteria for f in find(criterion, at))
    return conclude(charter, findings, at)


def conclude(charter: Charter, findings: Sequence[Finding], at: Situation) -> Verdict:
    """Add the findings up."""
    columns = add_up(findings, at)
    facts = NOTHING.union(*(f.reads for f in findings if f.reads))
    conditions = merged(c for f in findings if f.asked for c in f.asked)
    return Verdict(
        on=at.file.day,
        charter=charter.edition,
        view=at.law.view,
        law_column=columns.law,
        charter_column=columns.charter,
        overall=columns.overall,
        standing=columns.standing,
        cause=columns.cause,
        findings=tuple(findings),
        conditions=conditions,
        contradictions=tuple(a for a in at.file.answers.values() if a.differing),
        re_judge_on=_re_judge_on(findings, conditions, at.law.next_bounds(facts), at),
        made_from=_made_from(charter, facts, at),
    )


def _re_judge_on(
    findings: Sequence[Finding],
    conditions: Sequence[Condition],
    bounds: tuple[date, ...],
    at: Situation,
) -> tuple[date, ...]:
    """The next days on which something that was read changes by itself."""
    looked_for = NOTHING.union(*(f.looks_for for f in findings if f.looks_for))
    expiries = [held.until for what, held in at.file.evidence.items() if what in looked_for]
    days = [*bounds, *expiries, *at.file.coming, *deadlines(conditions, at)]
    return following(at.file.day, days)


def _made_from(charter: Charter, facts: frozenset[str], at: Situation) -> MadeFrom:
    return MadeFrom(
        charter=charter.digest,
        law=at.law.digests(facts),
        view=at.law.view,
        documents=at.file.texts,
        dossier=at.file.digest,
        engine=ENGINE,
    )
