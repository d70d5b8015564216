"""Sign-in by SAML: what is answered, what is refused, and that nothing leaves for nobody."""

from datetime import UTC, datetime

import pytest
import xmlsec
from xmlsec import constants

from egide.gateway import journaling
from egide.gateway.doors_out.cas.dialects import NAMES
from egide.gateway.doors_out.saml import metadata, pages
from egide.gateway.doors_out.saml.attributes import DIALECTS, FRIENDLY
from egide.gateway.errors import Shut
from egide.gateway.saml import keys as of_saml
from egide.gateway.saml import verifying, xml
from egide.gateway.saml.names import MAIL, PERSISTENT, SAML, TRANSIENT, ds
from egide.gateway.saml.signing import sign
from egide.gateway.secrets import keys
from egide.journal.errors import JournalClosed
from egide.journal.models import Opening
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Reason
from tests.rooms.gateway.flow import NAMED, signed_in
from tests.rooms.gateway.idp.flow import (
    ACS,
    NAME,
    NAMING,
    Provider,
    back,
    by_address,
    by_form,
    nobody,
    pair,
    registered,
    request,
    when,
)

pytestmark = pytest.mark.django_db
PLAIN, SECRET = "https://plain.example/saml", "https://secret.example/saml"
PAIRWISE = "urn:oasis:names:tc:SAML:attribute:pairwise-id"
SP = "sp"


@pytest.fixture(scope="module", autouse=True)
def served(lasting_house):
    """One that signs, one that does not, one that reads encrypted assertions."""
    registered(Provider(signer=pair(SP)))
    named = {"dialect": "friendly", "attribute_names": {"role": "urn:x:profil"}}
    registered(Provider(name=PLAIN, signs=False), attributes=["pseudonym", "role"], **named)
    registered(Provider(name=SECRET, signs=False, encrypts=True))


def answered(user="leo", message=None, **more):
    """What the service that signs is answered about somebody."""
    message = request() if message is None else message
    return back(by_address(signed_in(user), message, pair(SP), **more))


def proved(element):
    """What our published key signed."""
    return verifying.verified(element, [of_saml.signer().pem])


def test_a_pupil_reaches_a_tool_that_knows_a_pseudonym_alone():
    before = Opening.objects.filter(person=keys.of_person(NAMED["leo"].member)).count()
    found = answered(relay="a page & more")
    assert (found.address, found.relay, found.status) == (ACS, "a page & more", ["Success"])
    assert proved(found.root).get("InResponseTo") == "_asked"
    assertion = proved(found.root.find("saml:Assertion", SAML))
    name = assertion.find("saml:Subject/saml:NameID", SAML)
    confirmed = assertion.find(".//saml:SubjectConfirmationData", SAML)
    assert (confirmed.get("Recipient"), confirmed.get("InResponseTo")) == (ACS, "_asked")
    assert assertion.findtext(".//saml:Audience", namespaces=SAML) == NAME
    assert name.get("Format") == PERSISTENT
    assert (name.get("NameQualifier"), name.get("SPNameQualifier")) == (metadata.entity_id(), NAME)
    assert found.attributes[PAIRWISE] == [f"{name.text}@{metadata.scope()}"]
    assert found.attributes["role"] == ["pupil"]
    text = xml.written(found.root).decode()
    assert not [one for one in NAMING if one in text.replace(name.text, "")]
    after = Opening.objects.filter(person=keys.of_person(NAMED["leo"].member)).count()
    assert after == before + 1


def test_each_service_has_its_own_names_and_no_more_than_its_agreement():
    here, there = answered(), back(by_form(signed_in(), request(issuer=PLAIN)))
    assert set(there.attributes) == {PAIRWISE, "uid", "urn:x:profil"}
    assert "urn:oid:2.16.840.1.113730.3.1.241" in here.attributes
    assert here.attributes[PAIRWISE] != there.attributes[PAIRWISE]


def test_every_attribute_that_may_leave_has_a_name():
    for named in (*DIALECTS.values(), FRIENDLY, NAMES):
        assert set(named) == set(Attribute)


def test_the_name_lasts_and_one_of_a_single_use_does_not():
    policy = f'<p:NameIDPolicy Format="{TRANSIENT}" AllowCreate="true"/>'
    path = "saml:Assertion/saml:Subject/saml:NameID"
    assert answered().text(path) == answered().text(path)
    once = [answered(message=request(inside=policy)) for _ in range(2)]
    assert once[0].text(path) != once[1].text(path)
    assert once[0].all(path)[0].get("NameQualifier") is None


def test_nothing_leaves_when_the_journal_cannot_be_written(monkeypatch):
    def broken(entries):
        raise JournalClosed

    monkeypatch.setattr(journaling, "append", broken)
    answer = by_address(signed_in(), request(), pair(SP))
    assert answer.status_code == 503
    assert b"SAMLResponse" not in answer.content


def test_an_assertion_for_a_reader_is_read_by_it_alone():
    found = back(by_form(signed_in(), request(issuer=SECRET)))
    assert found.attributes == {}
    sealed = found.root.find("saml:EncryptedAssertion", SAML)[0]
    manager = xmlsec.KeysManager()
    manager.add_key(pair("reader").xml_key)
    opened = xmlsec.EncryptionContext(manager).decrypt(sealed)
    assert proved(opened).findtext(".//saml:Audience", namespaces=SAML) == SECRET
    wrong = back(by_form(signed_in(), request(issuer=SECRET)))
    manager = xmlsec.KeysManager()
    manager.add_key(pair("other").xml_key)
    with pytest.raises(xmlsec.Error):
        xmlsec.EncryptionContext(manager).decrypt(
            wrong.root.find("saml:EncryptedAssertion", SAML)[0]
        )
    assert constants.TransformAes256Gcm.href in xml.written(wrong.root).decode()


def test_whoever_is_not_there_signs_in_and_comes_back_with_the_same_request():
    browser = nobody()
    asked = by_address(browser, request(), pair(SP), relay="here")
    assert asked.status_code == 302
    signed_in_there = browser.post(
        asked.headers["Location"], {"user": "leo", "password": NAMED["leo"].password}
    )
    found = back(browser.get(signed_in_there.headers["Location"]))
    assert (found.address, found.relay, found.root.get("InResponseTo")) == (ACS, "here", "_asked")


def test_a_form_of_another_site_comes_without_a_cookie_and_goes_on_with_it():
    browser = signed_in()
    posted = by_form(nobody(), request(), pair(SP), relay="r")
    assert posted.headers["Location"].startswith("/saml/suite?suite=")
    found = back(browser.get(posted.headers["Location"]))
    assert (found.status, found.relay) == (["Success"], "r")
    quiet = by_form(nobody(), request(IsPassive="true"), pair(SP))
    assert back(nobody().get(quiet.headers["Location"])).status == ["Responder", "NoPassive"]


@pytest.mark.parametrize("suite", ["", "x", "AAEAB5xH"])
def test_a_request_that_was_not_sealed_here_is_nobodys(suite):
    assert signed_in().get("/saml/suite", {"suite": suite}).status_code == 400


def test_to_be_asked_again_is_to_sign_in_after_the_request(monkeypatch):
    browser, later = signed_in(), pages.now() + 100
    monkeypatch.setattr(pages, "now", lambda: later)
    asked = by_address(browser, request(ForceAuthn="true"), pair(SP))
    assert asked.headers["Location"].startswith("/ent/?vers=%2Fsaml%2Fsuite")
    # Going round the form changes nothing: the sign-in is older than the request.
    suite = asked.headers["Location"].partition("suite%3D")[2]
    assert browser.get("/saml/suite", {"suite": suite}).status_code == 302


def test_a_service_that_wants_no_page_gets_a_status(monkeypatch):
    quiet = request(IsPassive="true")
    assert back(by_address(nobody(), quiet, pair(SP))).status == ["Responder", "NoPassive"]

    def shut(*given):
        raise Shut(Reason.SUSPENDED, "essai", pupil=True)

    monkeypatch.setattr(pages, "cross", shut)
    found = back(by_address(signed_in(), quiet, pair(SP)))
    assert found.status == ["Responder", "RequestDenied"]
    assert found.all("saml:Assertion") == []
    monkeypatch.setattr(pages.refusing, "page", lambda request, shut: pages.HttpResponse("why"))
    assert by_address(signed_in(), request(), pair(SP)).content == b"why"


@pytest.mark.parametrize("bent, status", [
    ({"inside": f'<p:NameIDPolicy Format="{MAIL}"/>'}, "InvalidNameIDPolicy"),
    ({"inside": '<p:NameIDPolicy SPNameQualifier="https://other.example/"/>'},
     "InvalidNameIDPolicy"),
    ({"inside": "<a:Subject><a:NameID>e1</a:NameID></a:Subject>"}, "RequestUnsupported"),
    ({"ProtocolBinding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"},
     "RequestUnsupported"),
])  # fmt: skip
def test_what_is_not_done_here_is_said_in_a_status(bent, status):
    found = answered(message=request(**bent))
    assert found.status == ["Requester", status]
    assert found.all("saml:Assertion") == []


@pytest.mark.parametrize("bent", [
    {"AssertionConsumerServiceURL": "https://evil.example/acs"},
    {"AssertionConsumerServiceURL": ACS + "/"}, {"AssertionConsumerServiceURL": ACS.upper()},
    {"AssertionConsumerServiceURL": "javascript:alert(1)"}, {"AssertionConsumerServiceIndex": "9"},
    {"Destination": "https://other.example/saml/sso"}, {"Destination": None},
    {"issuer": "https://unknown.example/"}, {"issuer": ""}, {"Version": "1.1"}, {"ID": None},
    {"ID": "x" * 300}, {"IssueInstant": None}, {"IssueInstant": "yesterday"},
    {"IssueInstant": when(-3600)}, {"IssueInstant": when(3600)},
])  # fmt: skip
@pytest.mark.parametrize("send", [by_address, by_form])
def test_a_request_that_is_not_sure_is_answered_nowhere(bent, send):
    answer = send(signed_in(), request(**bent), pair(SP))
    assert answer.status_code == 400
    assert b"SAMLResponse" not in answer.content


@pytest.mark.parametrize("send", [by_address, by_form])
def test_a_service_that_signs_is_not_believed_without_or_by_anothers_key(send):
    for signer in (None, pair("other")):
        assert send(signed_in(), request(), signer).status_code == 400
    assert back(send(signed_in(), request(), pair(SP))).status == ["Success"]


def test_a_signature_that_nobody_can_check_is_refused():
    assert by_address(signed_in(), request(issuer=PLAIN), pair(SP)).status_code == 400
    assert by_form(signed_in(), request(issuer=PLAIN), pair(SP)).status_code == 400


def test_the_asked_address_is_one_of_its_own():
    assert answered(message=request(AssertionConsumerServiceIndex="1")).address == f"{ACS}/2"
    second = request(AssertionConsumerServiceURL=f"{ACS}/2")
    assert answered(message=second).address == f"{ACS}/2"


def around(signed, evil):
    """The signed request inside another one."""
    evil.append(signed)
    return evil


def same(signed, evil):
    """Another one with the ID of the signed request, and its signature."""
    evil.set("ID", signed.get("ID"))
    evil.insert(1, signed.find(ds("Signature")))
    evil.append(signed)
    return evil


def moved(signed, evil):
    """The signature in another one, the signed request in an object of the signature."""
    signature = signed.find(ds("Signature"))
    evil.insert(1, signature)
    place = signature.makeelement(ds("Object"))
    signature.append(place)
    place.append(signed)
    return evil


@pytest.mark.parametrize("wrap", [around, same, moved])
def test_a_wrapped_request_is_not_believed(wrap):
    signed = sign(request(ID="_signed"), pair(SP))
    evil = request(ID="_evil", AssertionConsumerServiceURL=f"{ACS}/2")
    assert by_form(signed_in(), wrap(signed, evil)).status_code == 400


def test_a_request_given_twice_or_badly_packed_is_refused():
    from urllib.parse import urlencode

    from egide.gateway.saml import packing

    packed = packing.for_address(request(issuer=PLAIN))
    query = urlencode({"SAMLRequest": packed})
    browser = signed_in()
    assert browser.get(f"/saml/sso?{query}").status_code == 200
    for bad in (f"{query}&{query}", "", "SAMLRequest=x", f"{query}&RelayState=1&RelayState=2",
                f"{query}&RelayState={'x' * 1001}", f"{query}&SigAlg=x"):  # fmt: skip
        assert browser.get(f"/saml/sso?{bad}").status_code == 400


def test_the_page_that_posts_leads_to_the_service_alone():
    answer = by_address(signed_in(), request(), pair(SP))
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert "form-action 'self' https://sp.example" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_new_key_is_published_first_and_signs_once_the_former_is_retired():
    client = nobody()
    before = of_saml.signer()
    of_saml.make(at=datetime(2026, 11, 24, tzinfo=UTC))
    assert of_saml.signer() is before
    told = xml.parse(client.get("/saml/metadata").content)
    assert len(list(told.iter("{http://www.w3.org/2000/09/xmldsig#}X509Certificate"))) == 3
    assert verifying.verified(told, [before.pem]).get("entityID") == metadata.entity_id()
    assert of_saml.retire() == 1
    after = of_saml.signer()
    assert after is not before
    assert verifying.verified(answered().root, [after.pem]) is not None
    with pytest.raises(verifying.BadSignature):
        verifying.verified(answered().root, [before.pem])
