"""SAML answers that are bent by whoever holds a right one, or by a provider that is careless."""

from base64 import b64encode
from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.test import Client, override_settings
from lxml import etree

from egide.gateway.doors_in.ents import Ent, Saml
from egide.gateway.doors_in.ways.saml import asking
from egide.gateway.saml import keys, packing, signing, xml
from egide.gateway.saml.names import saml, samlp
from tests.rooms.gateway.doors_in import journeys
from tests.rooms.gateway.doors_in.journeys import HERE, depart, query

pytestmark = pytest.mark.django_db
IDP, PLACE = "https://idp.example", f"{HERE}/ent/saml/par-saml"
NAMES = ('xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" '
         'xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"')  # fmt: skip
ANSWER = """<p:Response {names} ID="_r" Version="2.0" IssueInstant="{now}" Destination="{place}"
 InResponseTo="{request}"><a:Issuer>{issuer}</a:Issuer><p:Status>
<p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>
<a:Assertion ID="{id}" Version="2.0" IssueInstant="{now}"><a:Issuer>{issuer}</a:Issuer><a:Subject>
<a:NameID>x</a:NameID>
<a:SubjectConfirmation Method="{method}"><a:SubjectConfirmationData NotOnOrAfter="{until}"
 Recipient="{recipient}" {answers}/></a:SubjectConfirmation></a:Subject>
<a:Conditions NotBefore="{since}" NotOnOrAfter="{until}"><a:AudienceRestriction>
<a:Audience>{audience}</a:Audience></a:AudienceRestriction></a:Conditions>
<a:AuthnStatement AuthnInstant="{now}" SessionIndex="s"/>
<a:AttributeStatement><a:Attribute Name="ENTPersonJointure">
<a:AttributeValue>{who}</a:AttributeValue></a:Attribute></a:AttributeStatement>
</a:Assertion></p:Response>"""


@pytest.fixture(scope="module")
def signer(saml_key, tmp_path_factory):
    """A provider of our own, with a key of its own."""
    with override_settings(GATEWAY_KEYS=tmp_path_factory.mktemp("idp")):
        keys.make(at=datetime.now(UTC))
        return keys.signer()


@pytest.fixture
def ent(signer, lasting_house, settings):
    """The provider, as an ENT."""
    der = b64encode(signer.certificate.public_bytes(Encoding.DER)).decode()
    metadata = f"""<m:EntityDescriptor xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata"
     xmlns:d="http://www.w3.org/2000/09/xmldsig#" entityID="{IDP}"><m:IDPSSODescriptor
     protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><m:KeyDescriptor>
    <d:KeyInfo><d:X509Data><d:X509Certificate>{der}</d:X509Certificate></d:X509Data></d:KeyInfo>
    </m:KeyDescriptor><m:SingleSignOnService Location="{IDP}/sso"
     Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"/></m:IDPSSODescriptor>
    </m:EntityDescriptor>"""
    settings.GATEWAY_KEYS = lasting_house / "gateway"
    made = Ent(key="par-saml", way=Saml(metadata.encode()), **journeys.COMMON)
    settings.ENTS = (made,)
    return made


@pytest.fixture
def left(ent):
    """A browser that left for the provider, and the query that it brings there."""
    browser, address = depart("par-saml")
    return browser, query(address)


def written(ent, request, **bent):
    """A right answer to a request, bent."""
    now = datetime.now(UTC)
    right = {
        "names": NAMES, "now": stamp(now), "since": stamp(now), "place": PLACE,
        "until": stamp(now + timedelta(minutes=5)), "request": request, "issuer": IDP,
        "id": "_a", "method": "urn:oasis:names:tc:SAML:2.0:cm:bearer", "recipient": PLACE,
        "answers": f'InResponseTo="{request}"', "audience": asking.us(ent), "who": "p-leo",
    }  # fmt: skip
    return xml.parse(ANSWER.format(**right | bent))


def stamp(moment):
    """An instant, as XML has it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def asked(there):
    """The ID of the request that a query carries."""
    return packing.from_address(there["SAMLRequest"]).get("ID")


def signed(answer, signer):
    """With its assertion signed."""
    signing.sign(answer.find(saml("Assertion")), signer)
    return answer


def posted(browser, answer, there):
    """What the browser gets in the end, and whether somebody is in."""
    sent = {"SAMLResponse": packing.for_form(answer), "RelayState": there["RelayState"]}
    got = browser.post("/ent/saml/par-saml", sent)
    if got.status_code == 302:
        got = browser.get(got.headers["Location"])
    return got.status_code, "/ent/sortie" in browser.get("/ent/arrivee").content.decode()


def test_a_right_answer_lets_somebody_in(ent, left, signer):
    browser, there = left
    assert posted(browser, signed(written(ent, asked(there)), signer), there) == (302, True)


def test_an_answer_may_be_signed_around_too(ent, left, signer):
    browser, there = left
    answer = signing.sign(signed(written(ent, asked(there)), signer), signer)
    assert posted(browser, answer, there) == (302, True)


HOUR = timedelta(hours=1)
BENT = {
    "for another": {"audience": "https://another.example"},
    "to another": {"recipient": "https://another.example/acs"},
    "sent to another": {"place": "https://another.example/acs"},
    "of another": {"issuer": "https://another.example"},
    "to no request": {"answers": ""},
    "to another request": {"answers": 'InResponseTo="_other"'},
    "over": {"until": stamp(datetime.now(UTC) - HOUR)},
    "not yet": {"since": stamp(datetime.now(UTC) + HOUR)},
    "old": {"now": stamp(datetime.now(UTC) - HOUR)},
    "at no instant": {"until": "soon"},
    "by no bearer": {"method": "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"},
    "not before": {"answers": 'InResponseTo="_x" NotBefore="2020-01-01T00:00:00Z"'},
}  # fmt: skip


@pytest.mark.parametrize("bent", BENT.values(), ids=BENT)
def test_an_answer_that_is_not_for_this_journey_here_now_lets_nobody_in(ent, left, signer, bent):
    browser, there = left
    answer = signed(written(ent, asked(there), **bent), signer)
    assert posted(browser, answer, there) == (400, False)


def test_nothing_is_believed_that_the_provider_did_not_sign(ent, left, signer, saml_key):
    browser, there = left
    bare = written(ent, asked(there))
    ours = signed(written(ent, asked(there)), keys.signer())
    changed = signed(written(ent, asked(there)), signer)
    changed.find(f".//{saml('AttributeValue')}").text = "t-camille"
    for answer in (bare, ours, changed):
        assert posted(browser, answer, there) == (400, False)


def wrappings(right, evil):
    """An evil assertion around, beside or before the one that was signed (Somorovsky, 2012)."""
    own = right.find(saml("Assertion"))
    beside, before, around, inside, extension = (deepcopy(right) for _ in range(5))
    beside.append(deepcopy(evil))
    before.insert(2, deepcopy(evil))
    outer = deepcopy(evil)
    outer.append(deepcopy(own))
    around.replace(around.find(saml("Assertion")), outer)
    swallowed = deepcopy(evil)
    swallowed.append(deepcopy(own.find("{http://www.w3.org/2000/09/xmldsig#}Signature")))
    inside.replace(inside.find(saml("Assertion")), swallowed)
    etree.SubElement(extension, samlp("Extensions")).append(deepcopy(own))
    extension.replace(extension.find(saml("Assertion")), deepcopy(evil))
    return beside, before, around, inside, extension


def test_a_signature_covers_what_is_read_however_it_is_wrapped(ent, left, signer):
    browser, there = left
    right = signed(written(ent, asked(there)), signer)
    for name in ("_b", "_a"):  # under another ID, and under the very same
        evil = written(ent, asked(there), who="t-camille", id=name).find(saml("Assertion"))
        for answer in wrappings(right, evil):
            assert posted(browser, answer, there) == (400, False)


def test_an_assertion_is_worth_something_once(ent, left, signer):
    browser, there = left
    answer = signed(written(ent, asked(there)), signer)
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    assert posted(browser, answer, there) == (302, True)
    thief = Client()
    thief.cookies.load(cookies)
    assert posted(thief, answer, there) == (400, False)


def test_a_provider_that_refuses_is_a_page(ent, left, signer):
    browser, there = left
    answer = written(ent, asked(there))
    answer.find(f".//{samlp('StatusCode')}").set(
        "Value", "urn:oasis:names:tc:SAML:2.0:status:Responder"
    )
    assert posted(browser, answer, there) == (403, False)


@pytest.mark.parametrize("sent", [
    b"", b"%%%", b64encode(b"<a"), b64encode(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    b64encode(b"<a/>" * 60000),
])  # fmt: skip
def test_what_is_no_message_is_refused(ent, left, sent):
    sent = {"SAMLResponse": sent.decode(), "RelayState": left[1]["RelayState"]}
    got = left[0].post("/ent/saml/par-saml", sent)
    assert got.status_code == 400
