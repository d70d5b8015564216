"""A few classes try, under pseudonyms, until a day that comes by itself."""

from datetime import date, timedelta

import pytest

from egide.decisions import actions, errors, queries
from egide.law.shelf import shelf
from egide.people.errors import NoMandate
from egide.trust.agreement.attributes import Attribute
from egide.trust.agreement.life import Status
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db
LONGEST, IN_ALL = shelf().delays.experiment, shelf().delays.in_all


@pytest.fixture
def world():
    made = World()
    makers.a_service(conditions=())
    return made


def test_pseudonyms_only_whatever_the_verdict_lets_out(world):
    made = makers.an_experiment(world)
    assert "pseudonyms_only" in queries.agreement(made.pk, on=TODAY).signed.conditions
    with pytest.raises(errors.TooMuch):
        makers.an_experiment(world, attributes=(Attribute.GIVEN_NAME,))


def test_it_ends_on_the_day_whatever_no_job_did(world):
    made = makers.an_experiment(world, until=date(2027, 1, 15))
    group = queries.Pupils("5e", world.fifth.pk)
    eve, day = date(2027, 1, 14), date(2027, 1, 15)
    assert queries.in_force(world.college.pk, "cartes", on=eve, pupils=group)
    assert queries.in_force(world.college.pk, "cartes", on=day, pupils=group) is None
    assert queries.agreement(made.pk, on=day).status is Status.EXPIRED


def test_it_opens_for_its_classes_alone(world):
    makers.an_experiment(world)
    other = queries.Pupils("5e", world.fourth.pk)
    assert queries.in_force(world.college.pk, "cartes", on=TODAY, pupils=other) is None


@pytest.mark.parametrize("days, goes", [(1, True), (LONGEST, True), (LONGEST + 1, False)])
def test_it_lasts_no_longer_than_the_law_folder_says(world, days, goes):
    until = TODAY + timedelta(days)
    if goes:
        assert makers.an_experiment(world, until=until).until == until
        return
    with pytest.raises(errors.BadDays):
        makers.an_experiment(world, until=until)


def test_it_asks_something(world):
    with pytest.raises(errors.NoReason):
        makers.an_experiment(world, question=actions.Question("Aide-t-il ?", " "))


def test_it_names_its_classes(world):
    request = makers.a_request(world, groups=[])
    makers.an_opinion(world, request)
    sheet = queries.sheet_to_try(request.pk, on=TODAY, choices=makers.choices())
    with pytest.raises(errors.NoClassNamed):
        signing = actions.Signing(sheet.seal, makers.choices())
        asked = actions.Question("Aide-t-il ?", "Oui.")
        actions.try_out(request.pk, asked, signing, by=world.helene, on=TODAY)


@pytest.mark.parametrize(
    "verdict, goes",
    [
        ({"overall": "not_assessable", "law": "under_conditions"}, True),
        ({"standing": "provisional"}, True),
        ({"overall": "not_assessable"}, False),
        ({"overall": "not_conforming"}, False),
        ({"overall": "not_conforming", "law": "conforming"}, False),
    ],
)
def test_what_the_law_does_not_settle_is_not_tried(world, verdict, goes):
    makers.a_verdict("cartes", **verdict)
    if goes:
        assert makers.an_experiment(world).pk
        return
    with pytest.raises(errors.VerdictForbids):
        makers.an_experiment(world)


def test_extending_needs_the_mandate_and_stays_under_the_total(world):
    made = makers.an_experiment(world, until=date(2027, 1, 15))
    with pytest.raises(NoMandate):
        actions.extend(made.pk, date(2027, 2, 15), by=world.camille, on=TODAY)
    for day in (date(2027, 1, 15), date(2026, 12, 1), TODAY + timedelta(IN_ALL + 1)):
        with pytest.raises(errors.BadDays):
            actions.extend(made.pk, day, by=world.helene, on=TODAY)
    actions.extend(made.pk, TODAY + timedelta(IN_ALL), by=world.helene, on=TODAY)
    held = queries.agreement(made.pk, on=date(2027, 3, 1))
    assert (held.status, held.ends) == (Status.IN_FORCE, TODAY + timedelta(IN_ALL))


def test_what_is_over_is_not_extended(world):
    made = makers.an_experiment(world, until=date(2027, 1, 15))
    with pytest.raises(errors.NotOpen):
        actions.extend(made.pk, date(2027, 2, 15), by=world.helene, on=date(2027, 1, 15))


def test_what_came_out_is_written_once_and_read_by_the_academy(world):
    made = makers.an_experiment(world)
    actions.record_result(made.pk, actions.Result("Oui.", True), by=world.camille, on=TODAY)
    with pytest.raises(errors.AlreadyRecorded):
        actions.record_result(made.pk, actions.Result("Non.", False), by=world.camille, on=TODAY)
    (tried,) = queries.experiments_below(world.academy.pk, on=TODAY)
    assert (tried.result, tried.succeeded, tried.agreement.school) == (
        "Oui.", True, world.college.pk,
    )  # fmt: skip


def test_an_experiment_that_ended_without_a_result_waits_for_whoever_asked(world):
    made = makers.an_experiment(world, until=date(2027, 1, 15))
    assert queries.waiting_for(world.camille, on=TODAY).count == 0
    (held,) = queries.waiting_for(world.camille, on=date(2027, 1, 15)).results
    assert held.id == made.pk
