"""What flips between two verdicts, and the one of the four causes that moved it."""

from dataclasses import replace
from datetime import date

from egide.trust.evidence.answers import Proof
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import Document, Evidence, State
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import Conclusion, Outcome
from egide.trust.verdict.again import Judged
from egide.trust.verdict.compare import Cause, Comparison, Inputs, compare
from egide.trust.verdict.judge import judge
from egide.trust.verdict.replay import replays
from egide.trust.verdict.what_if import fallen, services
from tests.trust.made import (
    DAY,
    a_document,
    a_dossier,
    an_answer,
    the_charter,
    the_law,
)

HOST_IN_US = a_document(
    language="fr", hosting=["US"], transfers="yes", transfer_mechanisms=["privacy_shield"]
)
EVE, JUDGMENT = date(2020, 7, 15), date(2020, 7, 16)


def before(**changes: object) -> Inputs:
    entry = Evidence("shield_entry", State.FAVOURABLE, date(2020, 3, 2))
    dossier = replace(a_dossier(HOST_IN_US), evidence=(entry,))
    return replace(Inputs(the_charter(), the_law(), dossier, EVE), **changes)


def causes(comparison: Comparison, what: str) -> tuple[Cause, ...]:
    return next(move.causes for move in comparison.moves if move.what == what)


def answering(document: Document, **answers: str) -> Document:
    kept = tuple(a for a in document.answers if a.question not in answers)
    return replace(document, answers=(*kept, *(an_answer(q, v) for q, v in answers.items())))


def test_nothing_flips_between_a_verdict_and_itself() -> None:
    found = compare(before(), before())
    assert (found.overall, found.moves) == (None, ())


def test_the_judgment_moves_a_host_that_changed_nothing() -> None:
    found = compare(before(), before(on=JUDGMENT))
    assert causes(found, "HEB-02") == (Cause.LAW,)
    assert {move.what for move in found.moves} == {"HEB-02", "HEB-03"}


def test_hindsight_is_the_law_too() -> None:
    found = compare(before(), replace(before(), view=type(before().view).HINDSIGHT))
    assert causes(found, "HEB-02") == (Cause.LAW,)


def test_a_new_version_of_the_terms_is_the_terms() -> None:
    sold = replace(answering(HOST_IN_US, sale="yes"), sha256="a later version")
    found = compare(before(), before(dossier=replace(before().dossier, documents=(sold,))))
    assert causes(found, "FIN-05") == (Cause.TERMS,)


def test_the_same_text_read_otherwise_is_the_reader() -> None:
    corrected = answering(HOST_IN_US, sale="no")
    found = compare(before(), before(dossier=replace(before().dossier, documents=(corrected,))))
    assert causes(found, "FIN-05") == (Cause.READER,)


def test_another_edition_is_the_charter() -> None:
    found = compare(before(), before(charter=the_charter("2017-06")))
    assert causes(found, "C17-11") == (Cause.CHARTER,)
    assert causes(found, "HEB-02") == (Cause.CHARTER,)


def test_a_look_up_grown_stale_is_the_file_and_not_the_law() -> None:
    entry = Evidence("dpf_entry", State.FAVOURABLE, date(2026, 11, 20))
    listed = a_document(language="fr", hosting=["US"], transfer_mechanisms=["dpf"])
    dossier = replace(a_dossier(listed), evidence=(entry,))
    first = Inputs(the_charter(), the_law(), dossier, DAY)
    found = compare(first, replace(first, on=date(2027, 1, 10)))
    assert causes(found, "HEB-02") == (Cause.TERMS,)


def test_two_causes_that_move_together_are_both_named() -> None:
    """A French host becomes a US one, under a law in which the framework has fallen."""
    entry = Evidence("dpf_entry", State.FAVOURABLE, date(2026, 11, 20))
    home = a_document(language="fr", hosting=["FR"], transfers="none")
    away = replace(
        a_document(language="fr", hosting=["US"], transfer_mechanisms=["dpf"]), sha256="later"
    )
    dossier = replace(a_dossier(home), evidence=(entry,))
    first = Inputs(the_charter(), the_law(), dossier, DAY)
    second = replace(
        first, law=the_law().without("transfer.us.dpf"), dossier=replace(dossier, documents=(away,))
    )
    found = compare(first, second)
    assert Cause.TERMS in causes(found, "HEB-02")


def test_conditions_gained_and_lost_are_told() -> None:
    signed = replace(before().dossier, documents=(answering(HOST_IN_US, security="at_rest"),))
    found = compare(before(), before(dossier=signed))
    assert "deliver what=certificate_security days=180" in found.conditions_lost
    assert found.conditions_gained == ()


def test_a_verdict_replays_from_its_inputs_and_from_no_other() -> None:
    inputs = before()
    verdict = judge(inputs.charter, inputs.law, inputs.dossier, on=inputs.on)
    assert replays(verdict, inputs)
    assert not replays(verdict, before(on=JUDGMENT))
    assert not replays(verdict, before(law=the_law().without("transfer.us.privacy_shield")))


def test_what_if_the_framework_fell() -> None:
    law = LawOfDay(the_law(), DAY)
    entry = Evidence("dpf_entry", State.FAVOURABLE, date(2026, 11, 20))
    listed = a_document(language="fr", hosting=["US"], transfer_mechanisms=["dpf"])
    at_home = a_document(language="fr", hosting=["FR"], transfers="none")
    dossiers = {
        "away": replace(a_dossier(listed), evidence=(entry,)),
        "at home": a_dossier(at_home),
    }
    words = the_charter().vocabulary
    judged = {
        name: Judged(on_day(dossier, DAY, words), judge(the_charter(), the_law(), dossier, on=DAY))
        for name, dossier in dossiers.items()
    }
    touched = fallen(the_charter(), judged, law, "transfer.us.dpf")
    assert [found.service for found in touched] == ["away"]
    assert services(touched) == ("away",)
    assert (touched[0].before, touched[0].after) == (
        Conclusion.NOT_ASSESSABLE,
        Conclusion.NOT_CONFORMING,
    )
    assert {(t.criterion, t.after) for t in touched[0].turns} == {
        ("HEB-02", Outcome.NOT_MET),
        ("HEB-03", Outcome.NOT_MET),
    }


def test_a_reader_s_proposal_and_a_person_s_word_are_told_apart() -> None:
    proposed = replace(HOST_IN_US, answers=(an_answer("sale", "no", Proof.READ),))
    confirmed = replace(HOST_IN_US, answers=(an_answer("sale", "no", Proof.CONFIRMED),))
    for document, word in ((proposed, False), (confirmed, True)):
        verdict = judge(the_charter(), the_law(), a_dossier(document), on=DAY)
        (sale, *_) = verdict.of("FIN-05").parts
        assert sale.outcome is Outcome.MET
        assert (sale.confirmed, sale.firm) == (word, word)
        assert ("FIN-05.sale" in verdict.to_dict()["unconfirmed"]) is not word
