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
THEIR_TEACHERS = {"camille", "mehdi", "helene", "karim"}
# The door of a laptop lists everybody of the demonstration.
LISTS_PERSONAS = {"people:door"}
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
def test_an_object_opens_for_whose_it_is_and_for_nobody_else(people, somebody_elses_objects, name):
    theirs = somebody_elses_objects[name]
    address, posted = reverse(name, kwargs=theirs.kwargs()), theirs.posted()
    opened = {
        key
        for key, person in people.items()
        if not all(refused(answer) for answer in tried(person, address, posted))
    }
    assert opened == theirs.own


def test_no_page_names_the_pupils_of_another_school(people):
    hidden, tell = secrets(), {}
    assert len(hidden) == 2 * 34
    for key in set(people) - THEIR_TEACHERS:
        client = as_(people[key])
        for name in WITHOUT:
            body = read(client, name)
            if any(who in body for who in hidden):
                tell[name] = key
    assert tell == {}


@pytest.mark.parametrize("key, other, named", [("anne", "julien", "Julien"),
                                               ("julien", "anne", "Anne Roussey")])  # fmt: skip
def test_a_guardian_reads_nothing_of_the_other_one_wherever_they_go(people, key, other, named):
    client, told = as_(people[key]), [named, str(people[other].pk), str(people[other].member_id)]
    for name in set(WITHOUT) - LISTS_PERSONAS:
        body = read(client, name)
        assert [words for words in told if words in body] == [], name


def read(client, name):
    """What a page says, whatever it answers."""
    return client.get(reverse(name)).content.decode(errors="replace")
