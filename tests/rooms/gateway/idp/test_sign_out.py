"""Single logout: by the service's proof alone, of its own session alone; the others are told."""

import pytest
from lxml import etree

from egide.gateway.doors_out.saml import ending, named
from egide.gateway.endings.visits import Visited
from egide.gateway.models import Visit
from egide.gateway.saml import keys, verifying
from egide.gateway.saml.names import SAML, samlp
from tests.rooms.gateway.flow import signed_in
from tests.rooms.gateway.idp.flow import (
    NAME,
    SLO,
    SOAP,
    Provider,
    back,
    by_address,
    by_form,
    nobody,
    pair,
    redirected,
    registered,
    request,
    when,
)

pytestmark = pytest.mark.django_db
SECOND, MUTE = "https://second.example/saml", "https://mute.example/saml"
SP = "sp"


@pytest.fixture(scope="module", autouse=True)
def served(lasting_house):
    """Two that are told in SOAP, one that has no address for it."""
    registered(Provider(signer=pair(SP)))
    registered(Provider(name=SECOND, signer=pair(SP)))
    registered(Provider(name=MUTE, signer=pair(SP), soap=""))


@pytest.fixture(autouse=True)
def posted(monkeypatch):
    """What is posted to servers of services; whether it is taken."""

    class Post(list):
        taken = True

        def all(self, letters):
            self += letters
            return [self.taken for _ in letters]

    made = Post()
    monkeypatch.setattr("egide.gateway.endings.leaving.post_all", made.all)
    return made


def entered(browser, name=NAME):
    """Somebody goes to a service: the name and the session that it knows."""
    found = back(by_address(browser, request(issuer=name), pair(SP)))
    statement = found.all("saml:Assertion/saml:AuthnStatement")[0]
    return found.text("saml:Assertion/saml:Subject/saml:NameID"), statement.get("SessionIndex")


def logout(name, session=None, **bent):
    """A service says that somebody leaves."""
    index = f"<p:SessionIndex>{session}</p:SessionIndex>" if session else ""
    return request("LogoutRequest", inside=f"<a:NameID>{name}</a:NameID>{index}", **bent)


def is_out(browser):
    """Whether whoever stood there must sign in."""
    return by_address(browser, request(), pair(SP)).status_code == 302


def test_a_service_ends_the_session_and_the_others_are_told(posted):
    browser = signed_in()
    name, session = entered(browser)
    other, index = entered(browser, SECOND)
    entered(browser, MUTE)
    asked = logout(name, session)
    found = redirected(by_address(browser, asked, pair(SP), relay="bye", page="slo"))
    assert (found.address, found.relay, found.status) == (SLO, "bye", ["Success"])
    assert found.root.get("InResponseTo") == "_asked"
    assert is_out(browser)
    assert [one.address for one in posted] == [SOAP]
    told = etree.fromstring(posted[0].body)[0][0]
    said = verifying.verified(told, [keys.signer().pem])
    assert said.findtext("saml:NameID", namespaces=SAML) == other
    assert said.findtext("samlp:SessionIndex", namespaces=SAML) == index
    assert said.get("Destination") == SOAP


def test_somebody_who_was_not_told_is_said(posted):
    browser = signed_in()
    name, session = entered(browser)
    entered(browser, SECOND)
    posted.taken = False
    found = redirected(by_address(browser, logout(name, session), pair(SP), page="slo"))
    assert found.status == ["Success", "PartialLogout"]
    assert is_out(browser)


def test_a_session_of_anothers_name_or_number_does_not_end(posted):
    browser = signed_in()
    name, session = entered(browser)
    other, _ = entered(signed_in("camille"))
    for asked in (logout(other), logout(name, "_another"), logout(f"{name}x", session)):
        found = redirected(by_address(browser, asked, pair(SP), page="slo"))
        assert found.status == ["Requester", "UnknownPrincipal"]
        assert not is_out(browser)
    assert posted == []


def test_a_comment_in_a_name_makes_it_another_name():
    """A reader that stops at a comment takes the beginning for the whole (CVE-2017-11427)."""
    browser = signed_in()
    name, session = entered(browser)
    asked = logout(f"{name}<!-- -->.evil.example", session)
    found = redirected(by_address(browser, asked, pair(SP), page="slo"))
    assert found.status == ["Requester", "UnknownPrincipal"]


def test_without_a_proof_nobodys_session_ends():
    browser = signed_in()
    name, session = entered(browser)
    here = "http://testserver/saml/slo"
    for asked, signer in (
        (logout(name, session), None),
        (logout(name, session), pair("other")),
        (logout(name, session, NotOnOrAfter=when(-1)), pair(SP)),
        (logout(name, session, Destination="https://other.example/"), pair(SP)),
        (request(Destination=here), pair(SP)),
    ):
        assert by_address(browser, asked, signer, page="slo").status_code == 400
    assert not is_out(browser)


def test_a_form_of_another_site_which_has_no_cookie_is_not_told_that_somebody_is_out():
    browser = signed_in()
    asked = logout(*entered(browser))
    assert by_form(browser, asked, pair(SP), page="slo").status_code == 405
    assert not is_out(browser)


def test_whoever_is_gone_already_is_out_all_the_same():
    found = redirected(by_address(nobody(), logout("e1"), pair(SP), page="slo"))
    assert found.status == ["Success"]


def test_no_row_leads_to_a_name(settings):
    name, session = entered(signed_in())
    row = Visit.objects.get(door="saml", client=NAME)
    assert name not in row.reference
    visited = Visited("saml", NAME, row.reference)
    assert named.opened(visited).session == session
    assert ending.letter(visited, 1) is not None
    assert ending.letter(Visited("saml", NAME, "retired"), 1) is None
    assert ending.letter(Visited("saml", "https://gone.example/", row.reference), 1) is None


def test_a_letter_is_one_message_in_an_envelope():
    entered(signed_in())
    row = Visit.objects.get(door="saml", client=NAME)
    letter = ending.letter(Visited("saml", NAME, row.reference), 1)
    assert letter.kind.startswith("text/xml")
    assert etree.fromstring(letter.body)[0][0].tag == samlp("LogoutRequest")
