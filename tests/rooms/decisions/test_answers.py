"""May I use it today? One word, and always a way out. The number of queries does not grow."""

from datetime import date

import pytest

from egide.decisions import actions, queries
from egide.trust.agreement.stances import Stance
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db
TRIABLE = {"overall": "not_assessable", "law": "under_conditions"}


@pytest.fixture
def world():
    return World()


def answer(world, slug="cartes", levels=("5e",), **more):
    return queries.answer_for(world.college.pk, slug, levels, on=TODAY, **more)


@pytest.mark.parametrize(
    "verdict, may",
    [
        ({}, "sign"),
        ({"overall": "not_conforming"}, "no"),
        ({"overall": "not_conforming", "standing": "provisional"}, "not_yet"),
        ({"overall": "not_assessable"}, "not_yet"),
        (TRIABLE, "try"),
        ({"standing": "provisional"}, "try"),
        ({"conditions": ("minimum_level level=4e",)}, "no"),
        ({"levels": ("2de",)}, "not_yet"),
    ],
)
def test_from_what_stands(world, verdict, may):
    makers.a_service(**verdict)
    assert answer(world).may == may


def test_now_once_it_is_signed_for_these_classes(world):
    makers.a_service()
    made = makers.an_agreement(world)
    assert answer(world).may == "now"
    assert answer(world, levels=("5e", "4e")).may == "sign"
    assert answer(world).in_force.agreement.id == made.pk


def test_in_one_click_where_there_is_something_to_join(world):
    makers.a_service()
    framework = makers.a_framework(world)
    found = answer(world)
    assert (found.may, [one.id for one in found.joinable]) == ("join", [framework.pk])


def test_no_where_a_level_closed_it_with_who_and_why(world):
    makers.a_service()
    makers.an_agreement(world)
    taking = actions.Taking(Stance.CLOSED, reason="Fuite.")
    actions.take_stance(world.academy.pk, "cartes", taking, by=world.rector, on=TODAY)
    found = answer(world)
    assert (found.may, found.line.closed_by.by) == ("no", "Académie du Val")


def test_a_suspended_one_is_shown_as_such(world):
    makers.a_service()
    made = makers.an_agreement(world)
    actions.suspend(made.pk, "Fuite.", by=world.helene, on=TODAY)
    assert [one.id for one in answer(world).suspended] == [made.pk]


def test_a_refusal_proposes_what_does_the_same_work_the_nearest_first(world):
    makers.a_service("refuse", overall="not_conforming")
    for number, verdict in enumerate([{}, TRIABLE, {"overall": "not_conforming"}, {}, {}]):
        makers.a_service(f"outil-{number}", **verdict)
    makers.an_agreement(world, "outil-4")
    found = answer(world, "refuse").equivalents
    assert [(one.service.slug, one.may) for one in found] == [
        ("outil-4", "now"), ("outil-0", "sign"), ("outil-3", "sign"),
    ]  # fmt: skip


def test_an_experiment_answers_for_its_class_alone(world):
    makers.a_service(**TRIABLE)
    makers.an_experiment(world, until=date(2027, 1, 1))
    assert answer(world, group=world.fifth.pk).may == "now"
    assert answer(world, group=world.fourth.pk).may == "try"


QUERIES = {
    "answer": (16, answer),
    "in_force": (6, lambda world: queries.in_force(world.college.pk, "cartes", on=TODAY)),
    "agreements": (4, lambda world: queries.agreements_of(world.college.pk, on=TODAY)),
    "requests": (4, lambda world: queries.requests_of(world.college.pk, on=TODAY)),
    "waiting": (12, lambda world: queries.waiting_for(world.helene, on=TODAY)),
    "rests_on": (3, lambda world: queries.rests_on("cartes", on=TODAY)),
    "sheet": (14, lambda world: queries.sheet_to_sign(world.request.pk, on=TODAY)),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_more_queries_with_more_to_read(world, name, django_assert_max_num_queries):
    most, read = QUERIES[name]
    for slug in ("cartes", "autre", "encore"):
        makers.a_service(slug)
        makers.an_agreement(world, slug)
        makers.an_experiment(world, slug)
    makers.an_accession(world, makers.a_framework(world))
    world.request = makers.a_request(world)
    makers.a_request(world, by=world.basile)
    with django_assert_max_num_queries(most):
        read(world)
