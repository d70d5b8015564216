"""The metadata of a service: what is read of it, and what is refused before anything is kept."""

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from egide.gateway.doors_out.saml import descriptions
from egide.gateway.kit.errors import NotARegistration
from egide.gateway.kit.reading import read
from egide.gateway.saml import keys
from egide.gateway.saml.xml import BadXml
from tests.rooms.gateway.idp.flow import ACS, NAME, Provider, pair


@pytest.fixture(autouse=True)
def places():
    """No house is needed to read."""


GOOD = Provider(signer=pair("sp"), encrypts=True).metadata


def test_what_is_said_is_read():
    found = descriptions.read(GOOD)
    assert (found.entity_id, found.signs) == (NAME, True)
    assert [one.address for one in found.places] == [ACS, f"{ACS}/2"]
    assert (len(found.certificates), len(found.encryption)) == (1, 1)
    assert descriptions.Description.of(found.kept()) == found


@pytest.mark.parametrize("old, new", [
    ("<md:EntityDescriptor", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                             "<md:EntityDescriptor"),
    ("md:EntityDescriptor", "md:EntitiesDescriptor"),
    (ACS, "javascript:alert(1)"), (ACS, "https://a@evil.example/"), (ACS, "https:///acs"),
    (ACS, "https://sp.example/a b"), (ACS, "https://sp.example\\@evil.example"),
    (ACS, "https://sp.éxample/acs"), (ACS, "https://sp.example/acs#x"), (ACS, "data:text/html,x"),
    ("https://sp.example/soap", "file:///etc/passwd"),
    ("HTTP-POST", "HTTP-Artifact"), ("SAML:2.0:protocol", "SAML:1.1:protocol"),
    ("<ds:X509Certificate>", "<ds:X509Certificate>AAAA"),
    ("</md:EntityDescriptor>", f"{' ' * 300_000}</md:EntityDescriptor>"),
    ("</md:SPSSODescriptor>", '</md:SPSSODescriptor><md:SPSSODescriptor '
     'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>'),
])  # fmt: skip
def test_a_description_that_would_open_more_is_refused(old, new):
    assert old in GOOD
    with pytest.raises(BadXml):
        descriptions.read(GOOD.replace(old, new))


def test_a_short_key_is_refused(settings):
    from datetime import UTC, datetime

    short = keys.self_signed(
        rsa.generate_private_key(65537, 1024),  # noqa: S505 - that is the point
        at=datetime(2026, 11, 24, tzinfo=UTC),
    )
    with pytest.raises(BadXml):
        descriptions.pem(b64encode(short.public_bytes(Encoding.DER)).decode())


@pytest.mark.parametrize("bent", [
    {"metadata": None}, {"metadata": ""}, {"metadata": "https://sp.example/metadata"},
    {"metadata": GOOD.replace(NAME, "")}, {"metadata": GOOD.replace(NAME, "x" * 501)},
    {"entity_id": "https://other.example/"}, {"dialect": "klingon"}, {"attribute_names": []},
    {"attribute_names": {"marks": "x"}}, {"attribute_names": {"role": ""}},
])  # fmt: skip
def test_a_registration_that_cannot_be_read_says_which_field(bent):
    with pytest.raises(NotARegistration) as refused:
        read({"protocol": "saml", "metadata": GOOD} | bent)
    assert refused.value.field in {*bent, "marks", "klingon"}
