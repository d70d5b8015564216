"""The demonstration's people, and what belongs to one school of theirs."""

import pytest

from egide.gateway import keys, sealing
from egide.people import demo
from egide.people.models import Person
from tests.rooms.walls.objects import SOMEBODY_ELSES


@pytest.fixture(autouse=True)
def gateway_keys(settings, tmp_path):
    """What codes and cards of a class are made with."""
    settings.GATEWAY_KEYS = tmp_path
    keys.make(tmp_path)
    sealing.make_missing()


@pytest.fixture
def people(db):
    """Everybody of the demonstration by key, and "" who did not sign in."""
    demo.load()
    return {person.key: person for person in Person.objects.exclude(key="")} | {"": None}


@pytest.fixture
def somebody_elses_objects(people):
    """By the name of an address: an object of the Collège des Tilleuls."""
    return SOMEBODY_ELSES
