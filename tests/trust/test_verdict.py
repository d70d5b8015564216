"""Columns, standing, doors, leave: how findings add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from egide.trust.dated import Span
from egide.trust.evidence.answers import Answer, Proof
from egide.trust.evidence.closed import DossierRefused
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import (
    ActDone,
    Derogation,
    Document,
    Dossier,
    Evidence,
    Signature,
    State,
)
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import GRAVITY, Conclusion, Outcome, Standing
from egide.trust.verdict import checks
from egide.trust.verdict.judge import judge
from egide.trust.verdict.situation import Situation
from egide.trust.verdict.verdict import Verdict
from tests.trust.made import (
    DAY,
    WORDS,
    a_document,
    a_dossier,
    an_answer,
    dossiers,
    the_charter,
    the_law,
)

# A service that suits a school: its terms, its policy, one contract, in French, in France.
GOOD = a_document(
    language="fr",
    role="processor",
    governing_law="FR",
    courts="FR",
    advertising="none",
    prospecting="no",
    improvement="no",
    sale="no",
    profiling="no",
    trackers="none",
    hosting="FR",
    transfers="none",
    subprocessors="listed",
    retention="durations",
    deletion=["on_request", "at_end"],
    export="yes",
    incident_notice="hours",
    user_content="none",
    rights="gdpr",
    dpo="dpo",
    authority="FR",
    last_update="2026-06-01",
)


def verdict_of(dossier: Dossier, on: date = DAY) -> Verdict:
    return judge(the_charter(), the_law(), dossier, on=on)


def saying(document: Document, proof: Proof, **answers: str) -> Document:
    kept = tuple(a for a in document.answers if a.question not in answers)
    return replace(document, answers=(*kept, *(an_answer(q, v, proof) for q, v in answers.items())))


def test_a_good_service_is_accepted_under_conditions_and_firmly() -> None:
    verdict = verdict_of(a_dossier(GOOD))
    assert (verdict.overall, verdict.standing) == (Conclusion.UNDER_CONDITIONS, Standing.FIRM)
    assert verdict.blocking == ()
    assert verdict.to_dict()["binding"] is True


@pytest.mark.parametrize(
    ("proof", "standing"),
    [(Proof.READ, Standing.PROVISIONAL), (Proof.CONFIRMED, Standing.FIRM)],
)
def test_what_a_machine_alone_read_neither_opens_nor_shuts(
    proof: Proof, standing: Standing
) -> None:
    opens = verdict_of(a_dossier(saying(GOOD, proof, sale="no")))
    assert (opens.overall, opens.standing) == (Conclusion.UNDER_CONDITIONS, standing)
    shuts = verdict_of(a_dossier(saying(GOOD, proof, sale="yes")))
    assert (shuts.overall, shuts.standing) == (Conclusion.NOT_CONFORMING, standing)


def test_a_declared_answer_proves_nothing_of_a_blocking_part() -> None:
    verdict = verdict_of(a_dossier(saying(GOOD, Proof.DECLARED, sale="no")))
    (sale, *_) = verdict.of("FIN-05").parts
    assert sale.outcome is Outcome.UNPROVEN
    assert verdict.overall is Conclusion.NOT_ASSESSABLE


def test_a_refusal_shows_its_way_out() -> None:
    verdict = verdict_of(a_dossier(saying(GOOD, Proof.CONFIRMED, sale="yes")))
    (sale, *_) = verdict.blocking
    assert [c.text for c in sale.remedy] == ["clause what=no_sale"]
    assert sale.quotes[0].quote.text == "sale is yes"
    # a way out is shown, not put on an agreement that will not be
    assert "clause what=no_sale" not in {c.text for c in verdict.conditions}


@pytest.mark.parametrize(
    ("case", "overall", "cause"),
    [
        ({"levels": ["6e"]}, Conclusion.NOT_CONFORMING, "no_one_left"),
        ({"levels": ["6e", "4e"]}, Conclusion.UNDER_CONDITIONS, ""),
        ({"levels": ["6e"], "users": ["teachers"]}, Conclusion.UNDER_CONDITIONS, ""),
        ({"levels": ["6e"], "ai": "none"}, Conclusion.UNDER_CONDITIONS, ""),
    ],
)
def test_conditions_that_let_in_no_pupil_are_a_refusal(
    case: dict[str, object], overall: Conclusion, cause: str
) -> None:
    ai = {"ai": "generative", "ai_evaluates": False, "emotion_inference": False, **case}
    verdict = verdict_of(a_dossier(saying(GOOD, Proof.CONFIRMED, ai_training="no"), **ai))
    assert (verdict.overall, verdict.cause) == (overall, cause)


def test_an_unsaid_ai_is_a_question_and_not_a_refusal() -> None:
    dossier = a_dossier(GOOD)
    case = {name: said for name, said in dossier.case.items() if name != "ai"}
    verdict = verdict_of(replace(dossier, case=case))
    assert verdict.overall is Conclusion.NOT_ASSESSABLE
    assert ("case.ai",) in {f.missing for f in verdict.findings if f.criterion == "IA-03"}


def test_leave_lifts_the_charter_s_refusal_until_its_day_and_never_the_law_s() -> None:
    year = Span(date(2026, 10, 1), date(2027, 7, 1))
    leave = Derogation("PUB-01", year, "rector", "a single resource for a rare language")
    shown = saying(GOOD, Proof.CONFIRMED, advertising="contextual")
    with_leave = replace(a_dossier(shown), derogations=(leave,))
    assert verdict_of(a_dossier(shown)).charter_column is Conclusion.NOT_CONFORMING
    verdict = verdict_of(with_leave)
    assert verdict.charter_column is Conclusion.UNDER_CONDITIONS
    assert verdict.of("PUB-01").outcome is Outcome.NOT_MET
    assert date(2027, 7, 1) in verdict.re_judge_on
    assert verdict_of(with_leave, date(2027, 7, 1)).charter_column is Conclusion.NOT_CONFORMING
    too_long = replace(leave, span=Span(date(2026, 10, 1), date(2027, 9, 2)))
    lasting = replace(a_dossier(shown), derogations=(too_long,))
    assert verdict_of(lasting).charter_column is Conclusion.NOT_CONFORMING
    targeted = saying(GOOD, Proof.CONFIRMED, advertising="targeted")
    lawless = replace(a_dossier(targeted), derogations=(leave,))
    assert verdict_of(lawless).law_column is Conclusion.NOT_CONFORMING


def test_a_deadline_and_the_end_of_a_proof_are_days_to_judge_again() -> None:
    signed = replace(
        a_dossier(GOOD),
        clauses=(Signature("no_sale", DAY),),
        evidence=(Evidence("scan_tls", State.FAVOURABLE, DAY),),
    )
    days = verdict_of(signed).re_judge_on
    assert {date(2027, 1, 23), date(2027, 2, 22)} <= set(days)  # 60 days for a schedule, 90 a scan


def test_the_stricter_of_two_equal_conditions_stays() -> None:
    texts = [c.text for c in verdict_of(a_dossier(GOOD)).conditions]
    assert len(texts) == len(set(texts))
    assert [t for t in texts if t.startswith("deliver what=location_list")] == [
        "deliver what=location_list days=60"
    ]


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        (Dossier((Document("d", "poster"),)), "poster"),
        (Dossier((Document("d", "terms", "mars"),)), "mars"),
        (Dossier((Document("d", "terms", answers=(Answer("colour", ("red",)),)),)), "colour"),
        (Dossier((Document("d", "terms", answers=(Answer("sale", ("maybe",)),)),)), "maybe"),
        (Dossier((Document("d", "terms", answers=(Answer("sale", ("no", "yes")),)),)), "yes"),
        (Dossier((Document("d", "terms", answers=(Answer("minimum_age", ("old",)),)),)), "old"),
        (Dossier((Document("d", "terms", answers=(Answer("courts", ("silent",)),)),)), "silent"),
        (Dossier(case={"mood": ("good",)}), "mood"),
        (Dossier(case={"levels": ("7e",)}), "7e"),
        (Dossier(case={"minors": ("false",)}), "derived"),
        (Dossier(evidence=(Evidence("a hunch", State.FAVOURABLE, DAY),)), "a hunch"),
        (Dossier(clauses=(Signature("be_nice", DAY),)), "be_nice"),
        (Dossier(acts=(ActDone("shrug", DAY),)), "shrug"),
    ],
)
def test_what_has_no_name_is_refused(broken: Dossier, word: str) -> None:
    with pytest.raises(DossierRefused) as refused:
        verdict_of(broken)
    assert refused.value.word == word


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossier=dossiers())
def test_a_test_reads_what_it_says_it_reads_and_answers_with_its_closed_results(
    dossier: Dossier,
) -> None:
    at = Situation(WORDS, LawOfDay(the_law(), DAY), on_day(dossier, DAY, WORDS))
    for name, check in WORDS.checks.items():
        found = checks.ALL[name](at)
        assert set(found.words) <= check.values | {"unknown"}, name
        assert found.evidence <= set(check.proof), name
        assert all(fact.startswith(check.legal) for fact in found.facts), name
        assert {cited.question for cited in found.quotes} <= set(check.reads), name


def test_silence_rests_on_who_read_the_document() -> None:
    by_person = a_document(language=["fr"])
    unread = tuple(replace(answer, proof=Proof.READ) for answer in by_person.answers)
    by_machine = replace(by_person, answers=unread)
    for document, confirmed in ((by_person, True), (by_machine, False)):
        found = verdict_of(a_dossier(document)).of("PUB-01")
        assert found.outcome is Outcome.SILENT
        assert all(part.confirmed is confirmed for part in found.deciding)


def test_no_grade_has_a_name_but_to_be_refused() -> None:
    names = [*WORDS.evidence, *WORDS.clauses, *WORDS.acts, *WORDS.conditions, *WORDS.questions]
    marks = ("grade", "diploma", "note_", "bulletin", "lsu")
    assert [name for name in names if any(mark in name for mark in marks)] == []
    assert [n for n in WORDS.case if "grade" in n] == ["official_grades"]
    wants = verdict_of(a_dossier(GOOD, official_grades=True))
    assert wants.of("FIN-07").outcome is Outcome.NOT_MET


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossier=dossiers())
def test_doing_all_that_is_asked_leaves_nothing_worse(dossier: Dossier) -> None:
    """Sign every clause, record every act, deliver and pass every proof that the verdict asks."""
    assert worsened(dossier) == set()


def worsened(dossier: Dossier) -> set[str]:
    """What is found worse once all that is asked was done."""
    before = verdict_of(dossier)
    asked = before.conditions
    done = replace(
        dossier,
        clauses=(*dossier.clauses, *(Signature(c.what, DAY) for c in asked if c.do == "clause")),
        acts=(*dossier.acts, *(ActDone(c.what, DAY) for c in asked if c.do == "act")),
        evidence=(*dossier.evidence, *_delivered(dossier, before)),
    )
    after = verdict_of(done)
    return {
        new.name
        for old, new in zip(before.findings, after.findings, strict=True)
        if Outcome.NOT_APPLICABLE not in {old.outcome, new.outcome}
        and standing(new.outcome) < standing(old.outcome)
    }


def standing(outcome: Outcome) -> int:
    """The three ways of not knowing are equal: a signed word can replace a half-proven one."""
    known = {Outcome.SILENT: Outcome.UNKNOWN, Outcome.UNPROVEN: Outcome.UNKNOWN}
    return GRAVITY.index(known.get(outcome, outcome))


def _delivered(dossier: Dossier, verdict: Verdict) -> list[Evidence]:
    held = {piece.what for piece in dossier.evidence}
    kinds = {"deliver", "test", "scan"}
    wanted = {c.what for c in verdict.conditions if c.do in kinds and c.what not in held}
    return [Evidence(what, State.FAVOURABLE, DAY) for what in sorted(wanted)]
