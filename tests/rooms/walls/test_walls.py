"""The walk: every address of the house, tried by everybody whose object it does not show."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from egide.people.signin import sessions
from tests.rooms.walls.objects import NOBODYS, SOMEBODY_ELSES, secrets
from tests.rooms.walls.routes import WITH, WITHOUT

NO_METHOD = 405
REFUSED = {401, 403, 404, NO_METHOD}


def as_(person):
    """A browser, signed in as that person or as nobody."""
    client = Client()
    if person is not None:
        client.force_login(person)
        session = client.session
        session[sessions.PROVED] = timezone.now().timestamp()
        session.save()
    return client


def tried(person, address, posted):
    """What both methods answer; whatever one of them changed is undone."""
    with transaction.atomic():
        client = as_(person)
        answers = [client.get(address), client.post(address, posted)]
        transaction.set_rollback(True)
    return answers


def refused(answer):
    """Whether the answer shows and does nothing: a refusal, or the door."""
    to_the_door = answer.status_code == 302 and answer.headers["Location"].startswith("/entrer?")
    return to_the_door or answer.status_code in REFUSED


@pytest.mark.parametrize("name", WITH)
def test_an_address_with_a_parameter_says_whose_it_is(name):
    assert (name in SOMEBODY_ELSES) != (name in NOBODYS), f"add {name} to walls/objects.py"


def test_no_line_speaks_of_an_address_that_is_gone():
    assert (set(SOMEBODY_ELSES) | set(NOBODYS)) - set(WITH) == set()


@pytest.mark.parametrize("name", SOMEBODY_ELSES)
def test_somebody_elses_object_stays_closed(people, somebody_elses_objects, name):
    theirs = somebody_elses_objects[name]
    address = reverse(name, kwargs=theirs.kwargs())
    assert theirs.own <= set(people)
    opened = {
        (key, answer.request["REQUEST_METHOD"], answer.status_code)
        for key, person in people.items()
        if key not in theirs.own
        for answer in tried(person, address, theirs.posted())
        if not refused(answer)
    }
    assert opened == set()


@pytest.mark.parametrize("name", SOMEBODY_ELSES)
def test_whose_it_is_opens_it(people, somebody_elses_objects, name):
    theirs = somebody_elses_objects[name]
    address = reverse(name, kwargs=theirs.kwargs())
    for key in theirs.own:
        assert any(
            not refused(answer) for answer in tried(people[key], address, theirs.posted())
        ), key


@pytest.mark.parametrize("name", WITHOUT)
def test_an_address_without_a_parameter_names_no_pupil_of_another_school(people, name):
    hidden = secrets()
    assert len(hidden) == 34
    for key, person in people.items():
        body = as_(person).get(reverse(name)).content.decode(errors="replace")
        assert [who for who in hidden if who in body and key not in {"camille", "helene"}] == []


# The door of a laptop lists everybody of the demonstration.
LISTS_PERSONAS = {"people:door"}


@pytest.mark.parametrize("key, other", [("anne", "Julien"), ("julien", "Anne Roussey")])
def test_a_guardian_reads_nothing_of_the_other_one_wherever_they_go(people, key, other):
    client, told = as_(people[key]), [other, str(people["julien" if key == "anne" else "anne"].pk)]
    told.append(str(people["julien" if key == "anne" else "anne"].member_id))
    for name in set(WITHOUT) - LISTS_PERSONAS:
        body = client.get(reverse(name)).content.decode(errors="replace")
        assert [words for words in told if words in body] == [], name
