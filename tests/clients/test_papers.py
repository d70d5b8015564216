"""Clients of others for the doors of CAS and SAML: they sign people in and learn no name."""

import base64
import html
import json
import os
import re
import shutil
from urllib.parse import parse_qs, urlsplit

import cas
import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT, BINDING_SOAP
from saml2.client import Saml2Client
from saml2.config import SPConfig
from saml2.metadata import entity_descriptor
from saml2.response import UnsolicitedResponse
from saml2.sigver import SignatureError

from tests.clients import kit
from tests.rooms.gateway.idp.flow import pair

SP = "http://127.0.0.1:18996"
FIELD = re.compile(r'name="(SAMLResponse|RelayState)" value="([^"]*)"')
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


@pytest.fixture
def xmlsec1():
    """pysaml2 verifies with a program of the system."""
    found = shutil.which("xmlsec1")
    if found is None and "CI" not in os.environ:
        pytest.skip("xmlsec1 is not installed: apt install xmlsec1")
    return found


def provider(folder, program, metadata=None):
    """A strict service provider of pysaml2."""
    signer = pair("pysaml2")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    if not key.exists():
        private = signer.private.private_bytes(
            Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
        )
        key.write_bytes(private)
        certificate.write_text(signer.pem)
    places = {
        "assertion_consumer_service": [(f"{SP}/acs", BINDING_HTTP_POST)],
        "single_logout_service": [
            (f"{SP}/slo", BINDING_HTTP_REDIRECT),
            (f"{SP}/soap", BINDING_SOAP),
        ],
    }
    wants = {"authn_requests_signed": True, "want_assertions_signed": True,
             "want_response_signed": True, "allow_unsolicited": False,
             "logout_requests_signed": True}  # fmt: skip
    known = {"metadata": {"local": [str(metadata)]}} if metadata else {}
    pairs = [{"key_file": str(key), "cert_file": str(certificate)}]
    return SPConfig().load({
        "entityid": f"{SP}/metadata", "xmlsec_binary": program, "key_file": str(key),
        "cert_file": str(certificate), "encryption_keypairs": pairs,
        "allow_unknown_attributes": True, **known,
        "service": {"sp": {"name": "proof", "endpoints": places, **wants}},
    })  # fmt: skip


def signed_in(browser, address, word):
    """The fields that the browser would post to the service."""
    form = browser.get(address, follow_redirects=True)
    posted = {"user": "leo", "password": word,
              "csrfmiddlewaretoken": kit.TOKEN.search(form.text)[1]}  # fmt: skip
    page = browser.post(form.url, data=posted, follow_redirects=True)
    return {name: html.unescape(value) for name, value in FIELD.findall(page.text)}


def test_pysaml2_signs_somebody_in_and_out_and_believes_nothing_else(house, xmlsec1, tmp_path):
    """pysaml2 as a strict provider: response and assertion signed, the assertion encrypted."""
    described = str(entity_descriptor(provider(tmp_path, xmlsec1)))
    told = kit.register(house, protocol="saml", entity_id=f"{SP}/metadata", metadata=described)
    assert told["assertions_encrypted"]
    (tmp_path / "idp.xml").write_text(httpx.get(told["metadata_url"]).text)
    client = Saml2Client(provider(tmp_path, xmlsec1, tmp_path / "idp.xml"))
    asked, sent = client.prepare_for_authenticate(relay_state="rs", binding=BINDING_HTTP_REDIRECT)
    with httpx.Client() as browser:
        word = password(told, "leo")
        fields = signed_in(browser, dict(sent["headers"])["Location"], word)
        given = fields["SAMLResponse"]
        read = client.parse_authn_request_response(given, BINDING_HTTP_POST, {asked: "/"})
        assert fields["RelayState"] == "rs"
        identity = read.get_identity()
        assert identity["role"] == ["pupil"]
        received = json.dumps([identity, str(read.get_subject())], ensure_ascii=False)
        assert not [name for name in FORBIDDEN if name in received.replace("@127.0.0.1", "")]
        bent = base64.b64decode(given).replace(b' ID="_', b' ID="_0', 1)
        refused(client, base64.b64encode(bent).decode(), {asked: "/"}, SignatureError)
        refused(client, given, {}, UnsolicitedResponse)
        signed_out(client, browser, read)


def refused(client, given, outstanding, why):
    """Neither a changed answer nor one that was not asked for."""
    with pytest.raises(why):
        client.parse_authn_request_response(given, BINDING_HTTP_POST, outstanding)


def signed_out(client, browser, read):
    """The service says that somebody leaves; whoever comes again must sign in."""
    ((_, (_, sent)),) = client.do_logout(
        read.get_subject(), [read.issuer()], "", None, sign=True,
        expected_binding=BINDING_HTTP_REDIRECT,
    ).items()  # fmt: skip
    answer = browser.get(dict(sent["headers"])["Location"])
    assert answer.headers["Location"].startswith(f"{SP}/slo?SAMLResponse=")
    said = parse_qs(urlsplit(answer.headers["Location"]).query)["SAMLResponse"][0]
    assert client.parse_logout_request_response(said, BINDING_HTTP_REDIRECT).status_ok()
    _, sent = client.prepare_for_authenticate(binding=BINDING_HTTP_REDIRECT)
    again = browser.get(dict(sent["headers"])["Location"])
    assert "/ent/" in again.headers["Location"]
