"""Persons are opaque, hold one known role, and come in through the right door."""

import pytest
from django.db import IntegrityError
from django.test import override_settings

from egide.people import demo
from egide.people.models import Person
from egide.people.roles import Role

pytestmark = pytest.mark.django_db


def a_person(**given):
    return Person.objects.create(**{"display_name": "Someone", "role": Role.TEACHER} | given)


def test_neither_name_nor_role_is_in_what_a_log_would_print():
    person = a_person(display_name="A. Name")
    assert "Name" not in f"{person!r} {person}"
    assert str(person.pk) in repr(person)


def test_a_role_that_no_guard_knows_cannot_be_kept():
    with pytest.raises(IntegrityError):
        a_person(role="superuser")


def test_invented_people_are_made_once():
    demo.load()
    demo.load()
    assert Person.objects.count() == len(demo.PERSONAS)


@pytest.mark.parametrize("persona", demo.PERSONAS, ids=lambda persona: persona.key)
def test_an_invented_person_comes_in_with_their_role(client, persona):
    answer = client.post(f"/entrer/{persona.key}", {"next": "/entrer"})
    assert answer.headers["Location"] == "/entrer"
    assert client.get("/").context["user"].role == persona.role


def test_nobody_comes_in_as_someone_who_does_not_exist(client):
    assert client.post("/entrer/personne").status_code == 404


@override_settings(PERSONAS=False)
def test_where_there_is_no_demonstration_invented_people_stay_out(client):
    demo.load()
    assert client.post("/entrer/camille").status_code == 404
    assert b"/entrer/camille" not in client.get("/entrer").content


def test_a_change_of_role_ends_the_session(client):
    client.post("/entrer/camille")
    Person.objects.update(role=Role.HEAD)
    assert not client.get("/").context["user"].is_authenticated


def test_no_password_is_kept():
    assert "password" not in {field.name for field in Person._meta.get_fields()}
