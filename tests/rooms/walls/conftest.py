"""The demonstration's people, and what belongs to one school of theirs."""

import pytest
from django.test import override_settings

from egide.gateway.saml import keys as of_saml
from egide.gateway.secrets import keyfiles, keys, sealing
from egide.people import demo
from egide.people.models import Person
from tests.rooms.walls.objects import SOMEBODY_ELSES


@pytest.fixture(scope="session")
def saml_key(tmp_path_factory):
    """One key of SAML for all tests: making one takes longer than a test."""
    with override_settings(GATEWAY_KEYS=tmp_path_factory.mktemp("saml")):
        of_saml.make_missing()
        return of_saml.files()[0].read_bytes()


@pytest.fixture(autouse=True)
def gateway_keys(settings, tmp_path, saml_key):
    """What codes, cards of a class and the metadata of SAML are made with."""
    settings.GATEWAY_KEYS = tmp_path
    keys.make(tmp_path)
    sealing.make_missing()
    keyfiles.write(of_saml.folder() / "0001.pem", saml_key)


@pytest.fixture
def people(db):
    """Everybody of the demonstration by key, and "" who did not sign in."""
    demo.load()
    return {person.key: person for person in Person.objects.exclude(key="")} | {"": None}


@pytest.fixture
def somebody_elses_objects(people):
    """By the name of an address: an object of the Collège des Tilleuls."""
    return SOMEBODY_ELSES
