"""A wish becomes a request, an opinion, a signature, and an agreement that opens the door."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from egide.decisions import actions, errors, queries
from egide.decisions.models import Agreement, Request
from egide.people.errors import NoMandate
from egide.trust.agreement.attributes import USUAL, Attribute
from egide.trust.agreement.life import Status
from egide.verdicts.errors import NoSuchClass
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    makers_world = World()
    makers.a_service()
    return makers_world


def test_in_four_acts(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    made = makers.a_signature(request, by=world.helene)
    held = queries.agreement(made.pk, on=TODAY)
    assert held.status is Status.IN_FORCE
    assert held.signed.attributes == USUAL
    assert held.signed.conditions == ("pseudonyms_only",)
    assert held.signed.levels == ("5e",)
    assert held.signed.board == "CA du 5 novembre 2026"
    assert held.signed.digest == made.digest
    request.refresh_from_db()
    assert (request.outcome, request.ended_on) == ("agreed", TODAY)
    assert [one.id for one in queries.agreements_of(world.college.pk, on=TODAY)] == [made.pk]


def test_what_was_signed_is_what_is_kept(world):
    made = makers.an_agreement(world)
    kept = queries.agreement(Agreement.objects.get().pk, on=TODAY).signed
    assert kept.digest == made.digest
    assert replace(kept, retention_days=kept.retention_days + 1).digest != made.digest


@pytest.mark.parametrize(
    "who", ["camille", "lucas", "dasen", "rector", "minister", "agnes", "marc"]
)
def test_nobody_else_signs_for_a_college(world, who):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises((NoMandate, errors.AnotherSigns)):
        makers.a_signature(request, by=getattr(world, who))
    assert not Agreement.objects.exists()


def test_a_director_of_a_public_primary_is_told_that_the_dasen_signs(world):
    request = makers.a_request(world, by=world.paul, groups=[world.cm2], at=world.primary)
    makers.an_opinion(world, request)
    with pytest.raises(errors.AnotherSigns) as refused:
        makers.a_signature(request, by=world.lucas)
    assert refused.value.role == "dasen"
    made = makers.a_signature(request, by=world.dasen)
    signed = queries.agreement(made.pk, on=TODAY).signed
    assert (signed.controller, signed.organisation.code) == ("academy", "98")
    assert signed.school == world.primary.code


def test_nothing_is_signed_before_data_protection_spoke(world):
    request = makers.a_request(world)
    with pytest.raises(errors.NoOpinion):
        makers.a_signature(request, by=world.helene)


def test_an_opinion_on_another_verdict_is_no_opinion(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    makers.a_verdict("cartes", conditions=["pseudonyms_only", "no_email"])
    with pytest.raises(errors.NoOpinion):
        makers.a_signature(request, by=world.helene)


def test_deciding_against_the_opinion_is_written(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request, favourable=False)
    with pytest.raises(errors.AgainstTheOpinion):
        makers.a_signature(request, by=world.helene)
    made = makers.a_signature(request, by=world.helene, despite="Aucun autre outil en braille.")
    assert queries.agreement(made.pk, on=TODAY).signed.despite.startswith("Aucun autre")


def test_what_moved_since_the_page_was_shown_is_said(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    sheet = queries.sheet_to_sign(request.pk, on=TODAY, choices=makers.choices())
    makers.a_verdict("cartes", conditions=["attributes_minimum"])
    with pytest.raises(errors.MovedSince) as refused:
        signing = actions.Signing(sheet.seal, makers.choices())
        actions.sign(request.pk, signing, by=world.helene, on=TODAY)
    assert set(refused.value.parts) >= {"verdict", "conditions", "attributes"}
    assert not Agreement.objects.exists()


def test_a_page_left_open_overnight_is_read_again(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    sheet = queries.sheet_to_sign(request.pk, on=TODAY, choices=makers.choices())
    with pytest.raises(errors.MovedSince):
        signing = actions.Signing(sheet.seal, makers.choices())
        actions.sign(request.pk, signing, by=world.helene, on=TODAY + timedelta(1))


@pytest.mark.parametrize("seal", ["", "verdict=0", "x" * 9000])
def test_a_seal_that_is_none_signs_nothing(world, seal):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises(errors.MovedSince):
        signing = actions.Signing(seal, makers.choices())
        actions.sign(request.pk, signing, by=world.helene, on=TODAY)


def test_a_name_cannot_leave_where_pseudonyms_are_the_rule(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises(errors.TooMuch) as refused:
        makers.a_signature(
            request, by=world.helene, attributes=(Attribute.PSEUDONYM, Attribute.GIVEN_NAME)
        )
    assert refused.value.attributes == ("given_name",)


def test_a_college_needs_a_vote_a_private_school_none(world):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises(errors.NoVote):
        makers.a_signature(request, by=world.helene, board="")


@pytest.mark.parametrize(
    "conditions, to_do",
    [
        (["act what=dpia"], ("act what=dpia",)),
        (["clause what=no_ads"], ("clause what=no_ads",)),
        (["act what=sign_article_28"], ()),
        (["act what=board_decision"], ()),
        (["deliver days=60 what=sla"], ()),
    ],
)
def test_what_must_come_first_comes_first(world, conditions, to_do):
    makers.a_verdict("cartes", conditions=conditions, salt=str(conditions))
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    if not to_do:
        assert makers.a_signature(request, by=world.helene).pk
        return
    with pytest.raises(errors.StillToDo) as refused:
        makers.a_signature(request, by=world.helene)
    assert refused.value.conditions == to_do


@pytest.mark.parametrize(
    "verdict, block",
    [
        ({"overall": "not_conforming"}, "law"),
        ({"overall": "not_assessable"}, "not_assessable"),
        ({"standing": "provisional"}, "to_review"),
        ({"conditions": ["minimum_level level=2de"]}, "no_pupil"),
        ({"conditions": ["teachers_only"]}, "no_pupil"),
        ({"levels": ["2de"]}, "not_judged"),
    ],
)
def test_what_stands_may_forbid(world, verdict, block):
    makers.a_verdict("cartes", **verdict)
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises(errors.VerdictForbids) as refused:
        makers.a_signature(request, by=world.helene)
    assert block in refused.value.blocks


def test_classes_that_the_conditions_leave_out_are_left_out(world):
    makers.a_verdict("cartes", conditions=["minimum_level level=4e"])
    request = makers.a_request(world, groups=[world.fifth, world.fourth])
    sheet = queries.sheet_to_sign(request.pk, on=TODAY)
    assert sheet.draft.agreement.levels == ("4e",)
    assert sheet.draft.left_out == ("5e",)


def test_signing_again_ends_what_was_signed_before(world):
    first = makers.an_agreement(world)
    second = makers.an_agreement(world, until=date(2027, 1, 1))
    stands = {one.id: one.status for one in queries.agreements_of(world.college.pk, on=TODAY)}
    assert stands == {second.pk: Status.IN_FORCE, first.pk: Status.ENDED}


def test_a_request_that_is_over_is_over(world):
    request = makers.a_request(world)
    actions.decline(request.pk, "Un outil équivalent existe.", by=world.helene, on=TODAY)
    with pytest.raises(errors.RequestOver):
        makers.an_opinion(world, request)
    assert Request.objects.get().reason == "Un outil équivalent existe."


def test_the_door_opens_with_the_signature_and_not_before(world):
    assert queries.in_force(world.college.pk, "cartes", on=TODAY) is None
    made = makers.an_agreement(world)
    opened = queries.in_force(world.college.pk, "cartes", on=TODAY)
    assert (opened.agreement.id, opened.attributes, opened.over) == (made.pk, USUAL, ())
    assert queries.in_force(world.college.pk, "cartes", on=TODAY - timedelta(1)) is None
    assert queries.in_force(world.college.pk, "cartes", on=made.until) is None
    assert queries.in_force(world.lycee.pk, "cartes", on=TODAY) is None
    assert (
        queries.in_force(world.college.pk, "cartes", on=TODAY, pupils=queries.Pupils("4e")) is None
    )


@pytest.mark.parametrize(
    "chosen", [{"levels": ("9e",)}, {"acts": ("dpia", "<b>")}, {"clauses": ("no_sale", "x" * 99)}]
)
def test_what_the_vocabulary_does_not_name_is_not_signed(world, chosen):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises((errors.NotACondition, NoSuchClass)):
        makers.a_signature(request, by=world.helene, **chosen)


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(400)])
def test_an_end_before_the_start_is_refused(world, until):
    request = makers.a_request(world)
    makers.an_opinion(world, request)
    with pytest.raises(errors.BadDays):
        makers.a_signature(request, by=world.helene, until=until)
