"""Schools open, close, merge, change name and code; what they were is never lost."""

from datetime import date, timedelta

import pytest

from egide.people import actions, errors, queries
from egide.people.actions import Opening
from egide.people.mandates import ruling
from egide.people.models import Organisation
from egide.people.models.organisation import Kind, SchoolKind, What
from egide.trust.mandate import Because, Power
from tests.rooms.people.country import DAY, FOUNDED, a_country

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return a_country()


def happened(organisation):
    return [event.what for event in queries.history(organisation.pk)]


def test_a_school_that_changed_code_is_found_by_both_and_says_so(country):
    actions.recode(country.college.pk, "0989999L", by=country.rector, on=DAY)
    for code in ("0980001A", "0989999L"):
        assert queries.organisation(code).id == country.college.pk
    assert happened(country.college) == [What.OPENED, What.CODE_CHANGED]
    assert queries.history(country.college.pk)[1].about == {
        "before": "0980001A",
        "after": "0989999L",
    }


def test_a_code_goes_to_whoever_bears_it_today(country):
    actions.recode(country.college.pk, "0989999L", by=country.rector, on=DAY)
    actions.recode(country.next_door.pk, "0980001A", by=None, on=DAY)
    assert queries.organisation("0980001A").id == country.next_door.pk


@pytest.mark.parametrize("typed", ["0989999Z", "99", "0989999l", "٠٩٨٩٩٩٩L"])
def test_a_code_typed_wrong_is_refused_and_one_that_exists_is_kept(country, typed):
    opening = Opening(Kind.SCHOOL, typed, "X", country.academy.pk, SchoolKind.EPLE)
    with pytest.raises(errors.WrongCode):
        actions.open_organisation(opening, by=country.rector, on=DAY)
    with pytest.raises(errors.WrongCode):
        actions.recode(country.college.pk, typed, by=country.rector, on=DAY)
    if typed == "0989999Z":
        assert actions.open_organisation(opening, by=None, on=DAY).code == typed


def test_a_code_borne_by_another_is_refused(country):
    with pytest.raises(errors.CodeTaken):
        actions.recode(country.college.pk, "0980002B", by=country.rector, on=DAY)


def test_a_closed_school_is_read_and_binds_nobody(country):
    actions.close(country.college.pk, by=country.rector, on=DAY)
    at, eve = country.college.pk, DAY - timedelta(1)
    assert ruling(country.head, Power.SIGN, at=at, on=eve).allowed
    assert ruling(country.head, Power.SIGN, at=at, on=DAY).because is Because.CLOSED
    assert ruling(country.head, Power.READ_REGISTER, at=at, on=DAY).allowed
    actions.close(country.college.pk, by=country.rector, on=DAY + timedelta(3))
    assert queries.organisation(at).until == DAY
    assert happened(country.college) == [What.OPENED, What.CLOSED]


def test_a_school_merges_into_another_and_says_which(country):
    actions.merge(country.college.pk, country.next_door.pk, by=country.minister, on=DAY)
    event = queries.history(country.college.pk)[-1]
    assert (event.what, event.about["code"]) == (What.MERGED, "0980003C")
    assert queries.organisation(country.college.pk).until == DAY
    assert queries.organisation(country.next_door.pk).until is None


@pytest.mark.parametrize("into", ["college", "academy"])
def test_a_school_merges_into_another_school_alone(country, into):
    with pytest.raises(errors.NotAnotherSchool):
        actions.merge(country.college.pk, getattr(country, into).pk, by=country.minister, on=DAY)


def test_a_name_that_did_not_change_is_no_event(country):
    actions.rename(country.college.pk, "Collège A", by=country.rector, on=DAY)
    assert happened(country.college) == [What.OPENED]
    actions.rename(country.college.pk, "Collège Ada", by=country.rector, on=DAY)
    assert happened(country.college) == [What.OPENED, What.RENAMED]


@pytest.mark.parametrize("who", ["head", "director", "teacher", "dasen", "dpo", "auditor"])
def test_who_cannot_organise_schools(country, who):
    by, school = getattr(country, who), country.college.pk
    opening = Opening(Kind.SCHOOL, "0980009C", "X", country.academy.pk, SchoolKind.EPLE)
    for attempt in (
        lambda: actions.open_organisation(opening, by=by, on=DAY),
        lambda: actions.close(school, by=by, on=DAY),
        lambda: actions.merge(school, country.next_door.pk, by=by, on=DAY),
        lambda: actions.rename(school, "Y", by=by, on=DAY),
        lambda: actions.recode(school, "0980009C", by=by, on=DAY),
    ):
        with pytest.raises(errors.NoMandate):
            attempt()
    assert happened(country.college) == [What.OPENED]


def test_what_stands_in_nothing_is_opened_by_the_machine_alone(country):
    with pytest.raises(errors.NoMandate):
        actions.open_organisation(
            Opening(Kind.MINISTRY, "MEN2", "Another"), by=country.minister, on=DAY
        )
    assert not Organisation.objects.filter(code="MEN2").exists()


def test_a_lineage_is_one_query_up_to_the_ministry(country, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = queries.lineage(country.college.pk)
    assert [one.code for one in found] == ["0980001A", "98", "MEN"]


def test_what_stands_in_a_place_is_one_query(country, django_assert_num_queries):
    with django_assert_num_queries(2):
        schools, academies = (queries.below(one.pk) for one in (country.academy, country.ministry))
    assert [one.name for one in schools] == ["Collège A", "Collège C", "École B"]
    assert [one.name for one in academies] == ["Académie du Val"]
    assert queries.below(country.college.pk) == ()


@pytest.mark.parametrize("named", ["9999999Z", "", "' OR 1=1", 0, -1])
def test_an_organisation_that_does_not_exist_is_said_so(country, named):
    with pytest.raises(errors.NoOrganisation):
        queries.organisation(named)


def test_a_school_was_not_open_before_it_opened(country):
    early = date(2020, 8, 31)
    assert not queries.place_of(country.college.pk).is_open(early)
    assert queries.place_of(country.college.pk).is_open(FOUNDED)
