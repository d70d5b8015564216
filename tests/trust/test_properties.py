"""What must hold of every service, every case and every day."""

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from egide.law.shelf import shelf
from egide.trust.evidence.answers import Proof
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import Dossier, Evidence, Signature, State
from egide.trust.law import View
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import GRAVITY, Conclusion, Outcome, Severity
from egide.trust.verdict.again import Judged, judge_again
from egide.trust.verdict.columns import NO_ONE_LEFT
from egide.trust.verdict.judge import judge, judge_under
from egide.trust.verdict.verdict import Verdict
from tests.trust.made import DAY, WORDS, days, dossiers, evidence, the_charter, the_law

SOME = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
EDITIONS = st.sampled_from(sorted(shelf().charters))


def judged(dossier: Dossier, on: date = DAY, edition: str = "2026-11") -> Verdict:
    return judge(the_charter(edition), the_law(), dossier, on=on)


@SOME
@given(dossier=dossiers(), on=days(), edition=EDITIONS)
def test_the_same_inputs_make_the_same_verdict_whatever_the_order_of_filing(
    dossier: Dossier, on: date, edition: str
) -> None:
    shuffled = random.Random(1)  # noqa: S311 - any other order will do
    mixed = replace(
        dossier,
        documents=tuple(shuffled.sample(dossier.documents, len(dossier.documents))),
        evidence=tuple(shuffled.sample(dossier.evidence, len(dossier.evidence))),
        clauses=tuple(reversed(dossier.clauses)),
        acts=tuple(reversed(dossier.acts)),
    )
    assert judged(dossier, on, edition).digest == judged(mixed, on, edition).digest


@SOME
@given(dossier=dossiers(), on=days(), edition=EDITIONS)
def test_nobody_is_refused_for_a_silence(dossier: Dossier, on: date, edition: str) -> None:
    verdict = judged(dossier, on, edition)
    refused = [f for f in verdict.blocking if f.outcome is Outcome.NOT_MET]
    if verdict.overall is Conclusion.NOT_CONFORMING:
        assert refused or verdict.cause == NO_ONE_LEFT
    if any(f.outcome.open for f in verdict.blocking):
        assert verdict.overall in {Conclusion.NOT_CONFORMING, Conclusion.NOT_ASSESSABLE}


@SOME
@given(dossier=dossiers(), on=days(), edition=EDITIONS)
def test_the_overall_verdict_is_the_worse_of_the_two_columns(
    dossier: Dossier, on: date, edition: str
) -> None:
    verdict = judged(dossier, on, edition)
    order = list(Conclusion)
    columns = (verdict.law_column, verdict.charter_column)
    assert verdict.overall is min(columns, key=order.index)
    assert (verdict.overall is Conclusion.CONFORMING) <= (not verdict.conditions)


@SOME
@given(dossier=dossiers(), on=days(), edition=EDITIONS)
def test_what_is_met_is_proven_and_what_is_open_says_its_way_out(
    dossier: Dossier, on: date, edition: str
) -> None:
    levels = list(Proof)
    for finding in judged(dossier, on, edition).findings:
        if finding.outcome.favourable:
            assert levels.index(finding.level) >= levels.index(finding.table.find)
        if finding.outcome is Outcome.UNKNOWN:
            assert finding.missing or finding.row >= 0
        if finding.blocking and not finding.remedy:
            # every way out of the table is already taken, or the table names none
            assert not finding.table.remedy or finding.conditions == ()
        if finding.severity is Severity.BLOCKING and finding.outcome.lacking:
            assert finding.asked == ()


@SOME
@given(dossier=dossiers(), on=days(), data=st.data())
def test_signing_a_clause_never_makes_what_it_answers_worse(
    dossier: Dossier, on: date, data: st.DataObject
) -> None:
    """A signature binds the provider more: no commitment that it covers may lose by it."""
    name = data.draw(st.sampled_from(["no_sale", "no_ads", "no_ai_training", "return_and_delete"]))
    assume(all(signature.clause != name for signature in dossier.clauses))
    before = judged(dossier, on)
    after = judged(replace(dossier, clauses=(*dossier.clauses, Signature(name, on))), on)
    part = {
        "no_sale": "FIN-05.sale",
        "no_ads": "PUB-01.any",
        "no_ai_training": "IA-04.training",
        "return_and_delete": "CON-02.deletion",
    }[name]
    # the advert that a scripted session met stays met: a signature changes no fact
    assert _rank(after, part) >= _rank(before, part) or _seen_otherwise(dossier, part)


def _rank(verdict: Verdict, part: str) -> int:
    return next(GRAVITY.index(f.outcome) for f in verdict.findings if f.name == part)


def _seen_otherwise(dossier: Dossier, part: str) -> bool:
    return part == "PUB-01.any" and any(e.what == "session_ads" for e in dossier.evidence)


@SOME
@given(dossier=dossiers(), pieces=evidence(), what=st.sampled_from(sorted(WORDS.evidence)))
def test_good_evidence_never_makes_a_table_that_reads_it_worse(
    dossier: Dossier, pieces: tuple[Evidence, ...], what: str
) -> None:
    assume(what != "us_recipient_declared")  # it states a fact, not a merit
    held = tuple(piece for piece in pieces if piece.what != what)
    before = judged(replace(dossier, evidence=held))
    good = Evidence(what, State.FAVOURABLE, DAY)
    after = judged(replace(dossier, evidence=(*held, good)))
    for old, new in zip(before.findings, after.findings, strict=True):
        if Outcome.NOT_APPLICABLE not in {old.outcome, new.outcome}:
            assert GRAVITY.index(new.outcome) >= GRAVITY.index(old.outcome), new.name


@SOME
@given(dossier=dossiers(), on=days(), fact=st.sampled_from(sorted(the_law().facts)))
def test_judging_again_is_judging_afresh_bit_for_bit(dossier: Dossier, on: date, fact: str) -> None:
    charter, law = the_charter(), LawOfDay(the_law(), on)
    file = on_day(dossier, on, charter.vocabulary)
    held = Judged(file, judge_under(charter, law, file))
    fallen = the_law().without(fact)
    under = LawOfDay(fallen, on)
    again = judge_again(charter, held, under, fallen.changed_from(the_law()))
    assert again.digest == judge_under(charter, under, file).digest
    assert again == judge_under(charter, under, file)


@SOME
@given(dossier=dossiers(), on=days(), edition=EDITIONS)
def test_nothing_moves_by_itself_before_the_next_day_told(
    dossier: Dossier, on: date, edition: str
) -> None:
    """`re_judge_on` misses no day, as long as nothing new is learnt of the law."""
    verdict = judged(dossier, on, edition)
    eve = verdict.re_judge_on[0] - timedelta(days=1) if verdict.re_judge_on else on
    assume(eve > on and not _learns(on, eve))
    later = judged(dossier, eve, edition)
    assert [f.outcome for f in later.findings] == [f.outcome for f in verdict.findings]


def _learns(since: date, until: date) -> bool:
    """Whether the law that is believed changes between two days otherwise than by its bounds."""
    news = [
        day
        for fact in the_law().facts.values()
        for reign in fact.reigns
        for day in (reign.learnt, reign.superseded, reign.span.until if reign.annulled else None)
        if day is not None
    ]
    return any(since < day <= until for day in news)


@SOME
@given(dossier=dossiers(), on=days())
def test_a_past_edition_is_judged_on_the_law_of_a_later_day(dossier: Dossier, on: date) -> None:
    verdict = judge(the_charter("2017-06"), the_law(), dossier, on=on, view=View.HINDSIGHT)
    assert len(verdict.criteria) == 13
    assert verdict.on == on
