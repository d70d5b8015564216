"""Clients of others for the doors of CAS and SAML: they sign people in and learn no name."""

import json
from urllib.parse import parse_qs, urlsplit

import cas
import pytest

from tests.clients import kit

SERVICE = "http://127.0.0.1:18997/app?page=1"
FORBIDDEN = ("Léo", "Marchal", "leo", "Camille", "Delorme", "camille", "@")


@pytest.fixture(scope="module")
def house():
    with kit.served() as environ:
        yield environ


def password(told, user):
    """The word of somebody of the kit."""
    return next(one["password"] for one in told["people"] if one["user"] == user)


@pytest.mark.parametrize("version, dialect", [("1", "flat"), (2, "nested"), (3, "v3")])
def test_python_cas_signs_somebody_in_once(house, version, dialect):
    """python-cas, which django-cas-ng and others stand on."""
    told = kit.register(house, protocol="cas", service=SERVICE.partition("?")[0], dialect=dialect)
    client = cas.CASClient(version=version, service_url=SERVICE, server_url=told["cas"] + "/")
    client.session.trust_env = False
    back = kit.through_the_ent(client.get_login_url(), "leo", password(told, "leo"), SERVICE)
    ticket = parse_qs(urlsplit(back).query)["ticket"][0]
    user, attributes, _ = client.verify_ticket(ticket)
    assert user
    assert version == "1" or attributes
    assert not [name for name in FORBIDDEN if name in json.dumps([user, attributes, back])]
    assert client.verify_ticket(ticket)[0] is None
