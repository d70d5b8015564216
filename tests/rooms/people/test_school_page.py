"""The page of a place: who signs, who holds what, and forms that take nothing on trust."""

from uuid import UUID

import pytest

from egide.kit.clock import today
from egide.people import demo, queries
from egide.people.demo.places import ACADEMY, HIRONDELLES, MOULIN, TILLEULS
from egide.people.models import BoardVote, Group, Mandate, Person

pytestmark = pytest.mark.django_db
LAST = "2027-07-01"


@pytest.fixture
def people():
    demo.load()
    return {person.key: person for person in Person.objects.exclude(key="")}


@pytest.fixture
def as_(client, people):
    def enter(key):
        client.force_login(people[key])
        return client

    return enter


def own_mandate(person):
    return Mandate.objects.get(person=person, delegated=None)


def days(last=LAST):
    return {"since": today().isoformat(), "last": last}


@pytest.mark.parametrize(
    "who, code, signs",
    [
        ("helene", TILLEULS, "Hélène Vasseur"),
        ("camille", TILLEULS, "Hélène Vasseur"),
        ("nadia", HIRONDELLES, "Agnès Morvaux"),
    ],
)
def test_the_page_says_who_signs_there(as_, who, code, signs):
    page = as_(who).get(f"/ecole/{code}/").context["page"]
    assert [one.name.split(" · ")[0] for one in page.signs] == [signs]


def test_ones_own_page_costs_at_most_twelve_queries(as_, django_assert_max_num_queries):
    client = as_("helene")
    with django_assert_max_num_queries(12):
        assert client.get("/ecole/").status_code == 200


def test_a_deputy_signs_once_the_head_delegated(as_, people):
    number = own_mandate(people["helene"]).pk
    given = {"to": people["karim"].pk} | days()
    assert as_("helene").post(f"/mandats/{number}/deleguer", given).status_code == 302
    page = as_("karim").get(f"/ecole/{TILLEULS}/").context["page"]
    assert len(page.signs) == 2
    (line,) = [one for one in page.lines if one.mandate.delegated_by]
    assert not line.passes_on
    assert as_("helene").post(f"/mandats/{line.mandate.id}/retirer").status_code == 302
    assert len(as_("helene").get("/ecole/").context["page"].signs) == 1


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"to": "me"},
        {"to": str(UUID(int=7))},
        {"since": "hier"},
        {"last": "2026-13-40"},
        {"last": "9999-12-31"},
        {"last": "2020-01-01"},
        {"since": "\x00"},
    ],
)
def test_a_delegation_that_makes_no_sense_is_refused_and_says_what_to_do(as_, people, given):
    number = own_mandate(people["helene"]).pk
    whole = {"to": people["karim"].pk} | days() | given if given else {}
    answer = as_("helene").post(f"/mandats/{number}/deleguer", whole)
    assert answer.status_code in {403, 422}
    assert answer.context["refusal"].way_out
    assert not Mandate.objects.filter(person=people["karim"]).exists()


@pytest.mark.parametrize("who", ["camille", "karim", "rachida", "thierry", "marc", "anne"])
def test_nobody_delegates_the_mandate_of_somebody_else(as_, people, who):
    number = own_mandate(people["helene"]).pk
    given = {"to": people["karim"].pk} | days()
    assert as_(who).post(f"/mandats/{number}/deleguer", given).status_code == 403
    assert not Mandate.objects.filter(person=people["karim"]).exists()


def test_the_rectorate_appoints_a_head_and_the_head_does_not(as_, people):
    given = {"to": people["karim"].pk, "role": "head", "grounds": "arrêté"} | days(last="")
    assert as_("helene").post(f"/ecole/{TILLEULS}/mandats", given).status_code == 403
    assert as_("thierry").post(f"/ecole/{TILLEULS}/mandats", given).status_code == 302
    row = Mandate.objects.get(person=people["karim"])
    assert (row.until, row.grounds, row.by) == (None, "arrêté", people["thierry"])


@pytest.mark.parametrize("given", [{"role": "king"}, {"role": ""}, {"to": ""}, {"since": "x"}])
def test_a_mandate_that_makes_no_sense_is_not_given(as_, people, given):
    whole = {"to": people["karim"].pk, "role": "head"} | days() | given
    assert as_("thierry").post(f"/ecole/{TILLEULS}/mandats", whole).status_code == 422


def test_no_pupil_is_offered_a_mandate(as_):
    page = as_("helene").get("/ecole/").context["page"]
    assert page.colleagues
    assert not [name for _, name in page.colleagues if name.startswith("Léo")]


def test_a_vote_of_the_board_is_recorded_and_shown(as_):
    given = {"reference": "Acte n° 14"} | days()
    assert as_("helene").post(f"/ecole/{TILLEULS}/vote", given).status_code == 302
    assert "Acte n° 14" in as_("helene").get("/ecole/").content.decode()
    number = queries.organisation(TILLEULS).id
    assert queries.vote_for(number, on=today(), service="miro").reference == "Acte n° 14"


@pytest.mark.parametrize("who, code", [("camille", TILLEULS), ("rachida", TILLEULS),
                                       ("nadia", HIRONDELLES), ("agnes", HIRONDELLES)])  # fmt: skip
def test_who_records_no_vote_there(as_, who, code):
    given = {"reference": "Acte n° 14"} | days()
    assert as_(who).post(f"/ecole/{code}/vote", given).status_code == 403
    assert not BoardVote.objects.exists()


@pytest.mark.parametrize("reference", ["", "   ", "x" * 121, "a\x00b"])
def test_a_vote_without_an_act_is_refused(as_, reference):
    given = {"reference": reference} | days()
    assert as_("helene").post(f"/ecole/{TILLEULS}/vote", given).status_code == 422


def test_a_teacher_has_links_to_their_own_classes_alone(as_):
    page = as_("mehdi").get(f"/ecole/{TILLEULS}/").context["page"]
    assert [one.name for one, _ in page.rolls] == ["5e B", "6e C"]
    everything = as_("helene").get("/ecole/").context["page"].rolls
    assert [(one.name, count) for one, count in everything] == [
        ("4e A", 16), ("5e B", 19), ("6e C", 8),
    ]  # fmt: skip


def test_a_class_is_read_by_its_teachers_and_the_head(as_):
    fourth = Group.objects.get(name="4e A").pk
    answers = {
        key: as_(key).get(f"/classes/{fourth}/").status_code
        for key in ("camille", "helene", "mehdi", "rachida", "thierry", "marc", "leo", "anne")
    }
    assert {key for key, status in answers.items() if status == 200} == {"camille", "helene"}
    assert set(answers.values()) == {200, 403}


def test_a_class_costs_few_queries(as_, django_assert_max_num_queries):
    client, fifth = as_("camille"), Group.objects.get(name="5e B", school__code=TILLEULS).pk
    with django_assert_max_num_queries(14):  # two of them for the session
        client.get(f"/classes/{fifth}/")


def test_the_academy_lists_the_schools_that_the_reader_may_open(as_):
    shown = {
        key: [one.name for one in as_(key).get(f"/ecole/{ACADEMY}/").context["page"].below]
        for key in ("thierry", "agnes")
    }
    assert shown["agnes"] == ["École des Hirondelles"]
    assert len(shown["thierry"]) == 4


@pytest.mark.parametrize("address", ["/ecole/RIEN/", f"/classes/{UUID(int=7)}/"])
def test_what_is_not_there_is_not_there(as_, address):
    assert as_("helene").get(address).status_code == 404


def test_who_works_nowhere_is_told_so(as_):
    assert as_("anne").get("/ecole/").status_code == 404


def test_another_school_stays_closed(as_):
    for key in ("rachida", "lucie", "nadia", "benoit", "anne", "sillage", "bruno"):
        assert as_(key).get(f"/ecole/{TILLEULS}/").status_code == 403
    assert as_("thierry").get(f"/ecole/{MOULIN}/").status_code == 200
