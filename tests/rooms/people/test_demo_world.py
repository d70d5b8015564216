"""The demonstration's world: everybody in their seat, nobody in another's, loaded once."""

import pytest

from egide.kit.clock import today
from egide.people import demo, queries
from egide.people.demo.places import HIRONDELLES, LYCEE, MOULIN, PROVIDER, TILLEULS
from egide.people.demo.roster import records
from egide.people.imports.records import Table
from egide.people.mandates import ruling
from egide.people.models import (
    Attachment,
    Guardianship,
    ImportRun,
    Mandate,
    Member,
    Person,
    Placement,
)
from egide.people.roles import Role
from egide.trust.mandate import Power

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    demo.load()
    return {person.key: person for person in Person.objects.exclude(key="")}


def counted():
    tables = (Person, Mandate, Member, Attachment, Placement, Guardianship, ImportRun)
    return [table.objects.count() for table in tables]


def test_a_second_load_adds_nothing(people):
    before = counted()
    demo.load()
    assert counted() == before


def test_nobody_is_named_twice():
    names = [row[2:4] for table, row in records() if table is Table.MEMBER and row[1] == "pupil"]
    assert len(names) == len(set(names)) == 67


def test_there_is_somebody_for_each_role(people):
    assert {person.role for person in people.values()} == set(Role)


@pytest.mark.parametrize(
    "power, code, who",
    [
        (Power.SIGN, TILLEULS, {"helene"}),
        (Power.SIGN, HIRONDELLES, {"agnes"}),
        (Power.SIGN, LYCEE, {"benoit"}),
        (Power.SIGN, MOULIN, {"rachida"}),
        (Power.REVIEW, TILLEULS, {"marc"}),
        (Power.REQUEST, TILLEULS, {"camille", "mehdi", "helene"}),
        (Power.REQUEST, HIRONDELLES, {"nadia", "claire"}),
        (Power.FRAME, MOULIN, {"rachida", "thierry", "solene"}),
        (Power.SPEAK_FOR_PROVIDER, PROVIDER, {"sillage"}),
    ],
)
def test_who_may_in_the_demonstration(people, power, code, who):
    at = queries.organisation(code).id
    assert {
        key for key, person in people.items() if ruling(person, power, at=at, on=today()).allowed
    } == who


def test_camille_teaches_two_classes_and_leo_is_in_one(people):
    mine = queries.classes_of(people["camille"].member_id)
    assert [one.name for one in mine] == ["4e A", "5e B"]
    assert [len(one.pupils) for one in mine] == [16, 19]


def test_two_parents_who_live_apart_see_the_same_child_and_not_each_other(people):
    anne, julien = (queries.children_of(people[key].member_id) for key in ("anne", "julien"))
    assert anne == julien
    assert [child.given_name for child in anne] == ["Léo"]


def test_the_provider_of_the_catalogue_is_the_one_whose_people_speak(people):
    assert queries.provider("Atelier Sillage (inventé)").code == PROVIDER
    assert queries.provider("RealtimeBoard") is None


def test_the_label_says_where_somebody_works(client, people):
    client.post("/entrer/nadia")
    assert "École des Hirondelles" in client.get("/").content.decode()


def test_rows_that_no_import_wrote_are_brought_up_to_what_the_roster_says(people):
    Member.objects.update(digest=b"", given_name="Before")
    ImportRun.objects.all().delete()
    demo.load()
    assert not Member.objects.filter(given_name="Before").exists()
