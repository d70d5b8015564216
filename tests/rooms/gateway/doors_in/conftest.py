"""LemonLDAP::NG, once for all the tests of a module; our SAML key is the one of all tests."""

import os

import pytest
from django.test import override_settings

from egide.gateway.doors_in.ents import Ent, Saml
from egide.gateway.doors_in.ways.saml import asking
from egide.gateway.saml import keys as of_saml
from egide.gateway.saml import xml
from egide.gateway.secrets import keyfiles
from tests.llng import server
from tests.rooms.gateway.doors_in import journeys


@pytest.fixture(scope="session")
def llng(saml_key, tmp_path_factory):
    """Its address; it knows us by the metadata that we publish."""
    if server.missing():
        assert os.environ.get("CI") != "true", "lemonldap-ng is not installed"
        pytest.skip("lemonldap-ng is not installed: see .ci/run")
    with override_settings(GATEWAY_KEYS=tmp_path_factory.mktemp("llng")):
        keyfiles.write(of_saml.folder() / "0001.pem", saml_key)
        us = asking.metadata(Ent(key="par-saml", way=Saml(b""), **journeys.COMMON))
    with server.served(journeys.llng(xml.written(us).decode())) as base:
        yield base


@pytest.fixture(scope="session")
def three_ents(llng):
    """The three of them, read once."""
    return journeys.three(llng)


@pytest.fixture
def ents(three_ents, settings, lasting_house):
    """The kit's school, whose people come from LemonLDAP::NG."""
    settings.GATEWAY_KEYS = lasting_house / "gateway"
    settings.ENTS = three_ents
    return three_ents
