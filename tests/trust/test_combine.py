"""Several documents of one service, and the one answer that they make."""

from dataclasses import replace
from datetime import date

import pytest

from egide.trust.evidence.answers import Proof
from egide.trust.evidence.combine import Combined
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import (
    ActDone,
    Document,
    Dossier,
    Evidence,
    Said,
    Signature,
    State,
)
from tests.trust.made import DAY, WORDS, an_answer


def a_text(kind: str, scope: str = "general", proof: Proof = Proof.CONFIRMED, **answers: Said):
    said = tuple(an_answer(question, value, proof) for question, value in answers.items())
    return Document(f"{kind}-{scope}", kind, scope, said)


def combined(question: str, *documents: Document, clauses: tuple[str, ...] = ()) -> Combined:
    signed = tuple(Signature(name, DAY) for name in clauses)
    return on_day(Dossier(documents, clauses=signed), DAY, WORDS).answers[question]


@pytest.mark.parametrize(
    "question, said, kept",
    [
        ("advertising", ["none", "targeted"], ["targeted"]),
        ("subprocessors", ["mentioned", "listed"], ["listed"]),
        ("hosting", [["FR"], ["FR", "US"]], ["FR", "US"]),
        ("minimum_age", [13, 9], ["13"]),
        ("minimum_age", [13, 16], ["16"]),
        ("retention", ["criteria", "durations"], ["durations"]),
    ],
)
def test_each_question_has_its_rule(question: str, said: list[Said], kept: list[str]) -> None:
    first, second = a_text("terms", **{question: said[0]}), a_text("policy", **{question: said[1]})
    for documents in ((first, second), (second, first)):
        found = combined(question, *documents)
        assert list(found.values) == kept
        assert {s.document for s in found.differing} == {"terms-general", "policy-general"}
        assert all(side.quotes for side in found.differing)


def test_a_contract_for_schools_drops_the_general_texts_but_not_their_facts() -> None:
    general = a_text("terms", advertising="targeted", trackers="third_party")
    school = a_text("terms_school", "school", advertising="none", trackers="none")
    assert combined("advertising", general, school).values == ("none",)
    assert combined("trackers", general, school).values == ("third_party",)
    assert combined("advertising", general, school).differing


def test_what_a_school_contract_does_not_say_is_still_said_by_the_general_one() -> None:
    general, school = (
        a_text("terms", sale="yes"),
        a_text("terms_school", "school", role="processor"),
    )
    assert combined("sale", general, school).values == ("yes",)


def test_a_signed_clause_wins_alone_over_commitments_and_changes_no_fact() -> None:
    terms = a_text("terms", sale="yes", hosting=["US"])
    found = combined("sale", terms, clauses=("no_sale",))
    assert (found.values, found.level) == (("no",), Proof.CERTIFIED)
    assert combined("hosting", terms, clauses=("no_sale",)).values == ("US",)


def test_two_clauses_on_one_question_bind_together() -> None:
    found = combined("improvement", clauses=("anonymous_improvement", "no_own_use"))
    assert found.values == ("no",)


def test_a_promise_is_declared_when_it_favours_and_read_when_it_admits() -> None:
    assert combined("advertising", a_text("help", advertising="none")).level is Proof.DECLARED
    assert combined("advertising", a_text("help", advertising="targeted")).level is Proof.READ


def test_an_answer_is_as_good_as_its_best_witness_and_its_weakest_value() -> None:
    read, confirmed = Proof.READ, Proof.CONFIRMED
    terms = a_text("terms", proof=read, sale="no", hosting=["FR"])
    policy = a_text("policy", proof=confirmed, sale="no", hosting=["US"])
    assert combined("sale", terms, policy).level is confirmed
    assert combined("hosting", terms, policy).level is read


def test_a_text_about_another_product_does_not_speak() -> None:
    assert not combined("sale", a_text("terms", "other", sale="yes")).said


def test_only_the_last_version_in_effect_speaks() -> None:
    old = replace(a_text("terms", sale="no"), since=date(2024, 1, 1))
    new = replace(a_text("terms", sale="yes"), since=date(2025, 1, 1))
    coming = replace(a_text("terms", sale="no"), since=date(2027, 1, 1))
    assert combined("sale", coming, new, old).values == ("yes",)


def test_silence_is_concluded_only_when_both_kinds_of_text_were_captured() -> None:
    assert combined("sale", a_text("terms")).values == ("unknown",)
    assert combined("sale", a_text("terms"), a_text("policy")).values == ("silent",)
    assert combined("sale", a_text("whole")).values == ("silent",)


@pytest.mark.parametrize(
    "day, state",
    [(date(2026, 10, 23), State.UNFAVOURABLE), (date(2026, 10, 24), State.ABSENT)],
)
def test_a_scan_counts_for_ninety_days(day: date, state: State) -> None:
    taken = Evidence("scan_tls", State.UNFAVOURABLE, date(2026, 7, 26))
    held = on_day(Dossier(evidence=(taken,)), day, WORDS).evidence.get("scan_tls")
    assert (held.state if held else State.ABSENT) is state


def test_of_two_pieces_of_one_day_the_unfavourable_counts() -> None:
    good = Evidence("dpia", State.FAVOURABLE, DAY)
    bad = Evidence("dpia", State.UNFAVOURABLE, DAY)
    for order in ((good, bad), (bad, good)):
        assert on_day(Dossier(evidence=order), DAY, WORDS).evidence["dpia"].state is bad.state


def test_a_later_piece_replaces_an_earlier_one() -> None:
    bad = Evidence("dpia", State.UNFAVOURABLE, date(2026, 1, 1))
    done = Dossier(evidence=(bad,), acts=(ActDone("dpia", date(2026, 2, 1)),))
    assert on_day(done, DAY, WORDS).evidence["dpia"].state is State.FAVOURABLE
