"""One school for all the tests of a module: what a test needs, it registers anew."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.test.utils import override_settings

from egide.gateway import keyfiles, memory
from egide.gateway.kit import school
from egide.gateway.saml import keys as of_saml
from egide.journal.actions import scribe
from tests.rooms.gateway.flow import TODAY, registered


@pytest.fixture(scope="module", autouse=True)
def house(django_db_setup, django_db_blocker, tmp_path_factory, saml_key):
    """The kit's school, ready; committed, because the journal has a connection of its own."""
    from django.conf import settings

    folder = tmp_path_factory.mktemp("house")
    journal = replace(settings.JOURNAL, keys=folder / "keys", files=folder / "files")
    with (
        django_db_blocker.unblock(),
        override_settings(GATEWAY_KEYS=folder / "gateway", JOURNAL=journal),
    ):
        memory.forget()
        keyfiles.write(of_saml.folder() / "0001.pem", saml_key)
        school.prepare(on=TODAY)
        yield folder
        scribe().leave()
        call_command("flush", verbosity=0, interactive=False)
        memory.forget()


@pytest.fixture(autouse=True)
def places(house):
    """Where the keys of this module are."""
    return house


@pytest.fixture
def client_of():
    """A client and its agreement."""
    return registered()
