"""A verdict moves, and every agreement that rests on it is shut, warned, told or left alone."""

from datetime import date, timedelta

import pytest

from egide.decisions import actions, errors, queries
from egide.decisions.models import AgreementEvent, Told
from egide.decisions.reactions import verdict_moved
from egide.kit.announcements import announce, deliver
from egide.law.shelf import shelf
from egide.people.errors import NoMandate
from egide.trust.agreement.life import Status
from egide.verdicts import queries as verdicts
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db
LATER = date(2026, 12, 10)
DELAYS = shelf().delays
REFUSED = {"overall": "not_conforming"}
BY_CHARTER = {"overall": "not_conforming", "law": "under_conditions"}


@pytest.fixture
def world():
    made = World()
    makers.a_service()
    return made


@pytest.fixture
def signed(world):
    return makers.an_agreement(world)


def stands(made, on=LATER):
    held = queries.agreement(made.pk, on=on)
    return held.status, held.deadline


def moves(on=LATER, **verdict):
    verdict_moved(makers.moves("cartes", on, **verdict))
    deliver()


def after(days):
    return LATER + timedelta(days)


@pytest.mark.parametrize(
    "verdict, expected",
    [
        (REFUSED, (Status.SUSPENDED, None)),
        (REFUSED | {"standing": "provisional"}, (Status.IN_FORCE, None)),
        (BY_CHARTER, (Status.WARNED, after(DELAYS.charter))),
        (BY_CHARTER | {"standing": "provisional"}, (Status.IN_FORCE, None)),
        ({"overall": "not_assessable"}, (Status.WARNED, after(DELAYS.unassessable))),
        ({"overall": "conforming", "conditions": ()}, (Status.IN_FORCE, None)),
        ({"conditions": ("pseudonyms_only", "clause what=no_ads")},
         (Status.WARNED, after(DELAYS.undertaking))),
        ({"conditions": ("pseudonyms_only", "deliver days=60 what=sla")},
         (Status.WARNED, after(60))),
        ({"conditions": ("pseudonyms_only", "no_email")}, (Status.IN_FORCE, None)),
    ],
)  # fmt: skip
def test_by_gravity(signed, verdict, expected):
    moves(**verdict)
    assert stands(signed) == expected


def test_a_refusal_by_law_shuts_the_door_the_same_day(world, signed):
    moves(**REFUSED)
    assert queries.in_force(world.college.pk, "cartes", on=LATER) is None


def test_it_comes_by_announcement_and_twice_does_nothing_twice(world, signed):
    told = makers.moves("cartes", LATER, **REFUSED)
    announce(told)
    announce(told)
    deliver()
    assert [event.what for event in AgreementEvent.objects.all()] == ["suspended"]
    concerned = Told.objects.filter(said__code="suspended")
    assert concerned.count() == concerned.values("person").distinct().count() == 3


def test_a_deadline_passes_by_itself(world, signed):
    moves(**BY_CHARTER)
    eve, day = after(DELAYS.charter - 1), after(DELAYS.charter)
    assert queries.in_force(world.college.pk, "cartes", on=eve)
    assert queries.in_force(world.college.pk, "cartes", on=day) is None
    assert stands(signed, on=day)[0] is Status.SUSPENDED


def test_a_second_move_never_lengthens_a_deadline(signed):
    moves(**BY_CHARTER)
    moves(on=after(10), overall="not_assessable")
    assert stands(signed, on=after(10)) == (Status.WARNED, after(DELAYS.charter))


def test_new_conditions_that_the_gateway_keeps_bind_at_once_and_people_know(world, signed):
    moves(conditions=("attributes_minimum", "minimum_age years=13"))
    opened = queries.in_force(world.college.pk, "cartes", on=LATER)
    assert opened.conditions == ("attributes_minimum", "minimum_age years=13", "pseudonyms_only")
    assert "nouvelles conditions" in queries.told(world.camille)[0].sentence
    assert queries.agreement(signed.pk, on=LATER).signed.conditions == ("pseudonyms_only",)


def test_what_is_asked_no_longer_stays_as_it_was_signed(world, signed):
    moves(conditions=())
    opened = queries.in_force(world.college.pk, "cartes", on=LATER)
    assert opened.conditions == ("pseudonyms_only",)


def test_a_deadline_that_has_no_more_reason_is_lifted(signed):
    moves(**BY_CHARTER)
    moves(on=after(5), salt="mended")
    assert stands(signed, on=after(40)) == (Status.IN_FORCE, None)


def test_what_was_shut_opens_again_by_a_person_with_the_mandate(world, signed):
    moves(**REFUSED)
    with pytest.raises(errors.StillRefused):
        actions.resume(signed.pk, "Tout va bien.", by=world.helene, on=LATER)
    moves(on=after(5), salt="mended")
    assert stands(signed, on=after(5))[0] is Status.SUSPENDED
    assert "peut rouvrir" in queries.told(world.helene)[0].sentence
    with pytest.raises(NoMandate):
        actions.resume(signed.pk, "Tout va bien.", by=world.camille, on=after(5))
    actions.resume(signed.pk, "Le fournisseur a corrigé.", by=world.helene, on=after(5))
    assert stands(signed, on=after(5))[0] is Status.IN_FORCE


def test_shut_again_after_it_was_opened_again(world, signed):
    moves(**REFUSED)
    moves(on=after(5), salt="mended")
    actions.resume(signed.pk, "Corrigé.", by=world.helene, on=after(5))
    moves(on=after(9), **REFUSED)
    assert stands(signed, on=after(9))[0] is Status.SUSPENDED


def test_a_person_s_suspension_is_not_lifted_by_a_better_verdict(world, signed):
    actions.suspend(signed.pk, "Fuite de données.", by=world.helene, on=TODAY)
    moves(conditions=("pseudonyms_only",), salt="better")
    assert stands(signed)[0] is Status.SUSPENDED
    assert not Told.objects.filter(said__code="better").exists()


def test_only_the_people_concerned_are_told_with_the_cause(world, signed):
    fact = next(iter(shelf().law.facts))
    moves(**REFUSED, cause="law", facts=(fact,))
    for who in (world.camille, world.helene, world.marc):
        (sentence,) = [m.sentence for m in queries.told(who) if m.said["code"] == "suspended"]
        assert sentence.startswith("Cartes est suspendu. Le droit a changé. En cause")
        assert shelf().law.facts[fact].says["fr"].rstrip(".") in sentence
    for who in (world.basile, world.agnes, world.rector, world.lucas):
        assert queries.told(who) == ()


def test_the_reason_is_read_in_the_reader_s_language(world, signed):
    from django.utils import translation

    moves(**REFUSED)
    with translation.override("en"):
        (event,) = queries.history(signed.pk)
        assert event.why == "The provider’s terms changed."


def test_every_agreement_that_rests_on_it_moves_framework_included(world):
    framework = makers.a_framework(world)
    joined = makers.an_accession(world, framework)
    experiment = makers.an_experiment(world)
    assert {one.id for one in queries.rests_on("cartes", on=TODAY)} == {
        framework.pk, joined.pk, experiment.pk,
    }  # fmt: skip
    moves(**REFUSED)
    assert {stands(made)[0] for made in (framework, joined, experiment)} == {Status.SUSPENDED}


def test_a_class_whose_answer_does_not_move_keeps_its_agreement(world, signed):
    others = [level for level in makers.LEVELS if level != "5e"]
    makers.a_verdict("cartes", "not_conforming", levels=others, since=LATER)
    makers.a_verdict("cartes", levels=["5e"], since=LATER, salt="same")
    assert stands(signed)[0] is Status.IN_FORCE


def test_the_day_writes_what_passed_and_twice_writes_nothing(world):
    experiment = makers.an_experiment(world, until=date(2026, 12, 20))
    makers.a_service("autre")
    warned = makers.an_agreement(world, "autre")
    verdict_moved(makers.moves("autre", LATER, **BY_CHARTER))
    day = after(DELAYS.charter + 3)
    assert actions.run_day(day) == actions.DayDone(moved=0, ended=1, shut=1)
    assert actions.run_day(day) == actions.DayDone(moved=0, ended=0, shut=0)
    (ended,) = queries.history(experiment.pk)
    assert (ended.what, ended.on, ended.cause) == ("ended", date(2026, 12, 20), "day")
    assert queries.history(warned.pk)[-1].on == after(DELAYS.charter)
    deliver()
    assert Told.objects.filter(person=world.camille, said__code="ended").count() == 1


def test_what_the_calendar_moves_is_seen_on_its_day_without_any_announcement(world, signed):
    makers.a_verdict("cartes", "not_conforming", since=LATER, cause="law")
    assert actions.run_day(LATER - timedelta(1)).moved == 0
    assert stands(signed, on=LATER - timedelta(1))[0] is Status.IN_FORCE
    assert actions.run_day(LATER).moved == 1
    assert actions.run_day(LATER).moved == 0
    (event,) = queries.history(signed.pk)
    assert (event.what, event.cause) == ("suspended", "law")


def test_what_is_over_is_left_in_peace(world, signed):
    actions.end(signed.pk, "Plus besoin.", by=world.helene, on=TODAY)
    moves(**REFUSED)
    assert stands(signed)[0] is Status.ENDED
    assert len(queries.history(signed.pk)) == 1


@pytest.mark.parametrize("who", ["camille", "lucas", "agnes", "marc", "basile"])
def test_who_may_not_suspend_a_college_s_agreement(world, signed, who):
    with pytest.raises(NoMandate):
        actions.suspend(signed.pk, "Parce que.", by=getattr(world, who), on=TODAY)


@pytest.mark.parametrize("who", ["helene", "rector", "minister"])
def test_who_may_suspend_it_at_once(world, signed, who):
    actions.suspend(signed.pk, "Fuite de données.", by=getattr(world, who), on=TODAY)
    assert queries.in_force(world.college.pk, "cartes", on=TODAY) is None


def test_what_the_provider_owed_and_did_not_deliver_shuts_the_door(world):
    makers.a_service("autre", conditions=("deliver what=sla days=60",))
    made = makers.an_agreement(world, "autre")
    assert actions.run_day(TODAY + timedelta(59)).shut == 0
    assert actions.run_day(TODAY + timedelta(60)).shut == 1
    assert actions.run_day(TODAY + timedelta(60)).shut == 0
    (event,) = queries.history(made.pk)
    assert (event.what, event.about) == ("suspended", {"owed": ["deliver what=sla days=60"]})


def test_what_was_delivered_in_time_shuts_nothing(world):
    makers.a_service("autre", conditions=("deliver what=sla days=60",))
    makers.an_agreement(world, "autre")
    makers.a_verdict("autre", conditions=(), since=TODAY + timedelta(30))
    assert actions.run_day(TODAY + timedelta(60)).shut == 0


def test_what_would_be_shut_if_a_fact_fell(world, signed, monkeypatch):
    makers.a_verdict("cartes", **REFUSED)
    (stand,) = verdicts.grounds(["cartes"], ["5e"], TODAY)["cartes"]
    makers.a_verdict("cartes", salt="as signed")
    monkeypatch.setattr(verdicts, "grounds_if_fell", lambda fact, on: {"cartes": (stand,)})
    ((held, follows),) = queries.would_fall("transfer.dpf", on=TODAY)
    assert (held.id, follows.effect) == (signed.pk, "suspended")
    assert queries.in_force(world.college.pk, "cartes", on=TODAY)
