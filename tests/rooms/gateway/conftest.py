"""Keys and journal of each test in a folder of its own, the kit's school, one client."""

from dataclasses import replace
from time import monotonic

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from egide.gateway.doors_out.oidc import signing
from egide.gateway.held import memory
from egide.gateway.kit import school
from egide.gateway.saml import keys as of_saml
from egide.gateway.secrets import keyfiles, keys, sealing
from egide.journal.actions import scribe
from tests.rooms.gateway.flow import TODAY, registered


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Where this test's keys are; nothing of another test is remembered."""
    settings.GATEWAY_KEYS = tmp_path / "gateway"
    settings.JOURNAL = replace(settings.JOURNAL, keys=tmp_path / "keys", files=tmp_path / "files")
    memory.forget()
    yield tmp_path
    memory.believe(until=0)


@pytest.fixture(scope="session")
def saml_key(tmp_path_factory):
    """One key of SAML for all tests: making one takes longer than a test."""
    with override_settings(GATEWAY_KEYS=tmp_path_factory.mktemp("shared")):
        of_saml.make_missing()
        return of_saml.files()[0].read_bytes()


@pytest.fixture(scope="module")
def lasting_house(django_db_setup, django_db_blocker, tmp_path_factory, saml_key):
    """The kit's school for a whole module of tests marked `django_db`: each rolls back its own.

    The journal has a connection of its own: lines of the journal stay until the module is over.
    """
    assert settings.DATABASES["default"]["NAME"].startswith("test_")  # it is emptied below
    folder = tmp_path_factory.mktemp("house")
    journal = replace(settings.JOURNAL, keys=folder / "keys", files=folder / "files")
    with (
        override_settings(GATEWAY_KEYS=folder / "gateway", JOURNAL=journal),
        django_db_blocker.unblock(),
    ):
        keyfiles.write(of_saml.folder() / "0001.pem", saml_key)
        memory.forget()
        school.prepare(on=TODAY)
        yield folder
        scribe().leave()
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@pytest.fixture
def house(transactional_db, places, saml_key):
    """The kit's school, ready."""
    keyfiles.write(of_saml.folder() / "0001.pem", saml_key)
    school.prepare(on=TODAY)
    yield
    scribe().leave()


@pytest.fixture
def listening(places):
    """What is held is believed, as in a process that hears what moves."""
    memory.believe(until=monotonic() + 60)


@pytest.fixture
def client_of(house):
    """A client and its agreement."""
    return registered()


@pytest.fixture
def keys_made(places):
    """A master key and signing keys, without a database."""
    keys.make(places / "gateway")
    signing.make_missing()
    sealing.make_missing()
