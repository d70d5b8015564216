"""The ENT says that a session is over: it is over here, once it is the ENT that says so."""

import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from lxml import etree

from egide.gateway.doors_in.ways import ended
from egide.gateway.doors_in.ways.saml import asking
from egide.gateway.models import EntSession
from egide.gateway.saml import keys, packing, signing
from egide.gateway.saml.names import samlp
from tests.rooms.gateway.doors_in.journeys import (
    HERE,
    SECRET,
    arrived,
    come_back,
    depart,
    signed_in_at,
)

PROTOCOL = 'xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"'
pytestmark = pytest.mark.django_db


def is_in(browser):
    """Whether somebody stands in a browser."""
    return "/ent/sortie" in browser.get("/ent/arrivee").content.decode()


def test_going_out_ends_the_session_even_for_a_copy_of_its_cookie(ents):
    browser, _ = arrived("par-cas")
    copy = Client()
    copy.cookies.load({"passage": browser.cookies["passage"].value})
    assert is_in(copy)
    browser.post("/ent/sortie")
    assert not is_in(browser)
    assert not is_in(copy)


def test_a_ticket_is_over_at_the_cas_server(ents):
    browser, address = depart("par-cas")
    place, form = signed_in_at(address, "leo")
    come_back(browser, place, form)
    ticket = parse_qs(urlsplit(place).query)["ticket"][0]

    def say(index):
        inside = f"<p:SessionIndex>{index}</p:SessionIndex>"
        sent = f"<p:LogoutRequest {PROTOCOL}>{inside}</p:LogoutRequest>"
        return Client().post("/ent/retour/par-cas", {"logoutRequest": sent}).status_code

    assert say("ST-another") == 204
    assert (
        Client().post("/ent/retour/par-cas", {"logoutRequest": "<!DOCTYPE a><a/>"}).status_code
        == 204
    )
    assert is_in(browser)
    assert say(ticket) == 204
    assert not is_in(browser)


def logged_out_at_the_ent(key):
    """Somebody signs in by SAML, then out at LemonLDAP::NG, which sends the browser to us."""
    browser, address = depart(key)
    with httpx.Client() as elsewhere:
        answer = signed_in_at_and_stays(elsewhere, address)
        come_back(browser, *answer)
        page = elsewhere.get(f"{address.split('/saml')[0]}/?logout=1")
        return browser, page


def signed_in_at_and_stays(elsewhere, address):
    """As `signed_in_at`, and the browser goes on."""

    class Kept:
        """A client that a `with` does not close."""

        def __enter__(self):
            return elsewhere

        def __exit__(self, *_):
            return None

    return signed_in_at(address, "leo", Kept())


def test_a_session_is_over_at_the_identity_provider(ents):
    browser, page = logged_out_at_the_ent("par-saml")
    found = [address for address in parse_addresses(page.text) if "/ent/fin/par-saml?" in address]
    assert found, page.text[:3000]
    assert is_in(browser)
    signed = found[0].removeprefix(HERE)
    assert Client().get(signed.replace("SAMLRequest=", "SAMLRequest=x")).status_code == 400
    assert is_in(browser)
    answer = Client().get(signed)
    assert answer.status_code == 302
    assert "SAMLResponse=" in answer.headers["Location"]
    assert not is_in(browser)


def parse_addresses(page):
    """The addresses in a page: of frames, pictures, links."""
    return [one.get(name) for one in etree.HTML(page).iter()
            for name in ("src", "href") if one.get(name)]  # fmt: skip


def test_a_logout_that_the_provider_did_not_sign_is_not_heard(ents):
    browser, _ = arrived("par-saml")
    asked = etree.fromstring(b'<p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>')
    etree.SubElement(asked, samlp("SessionIndex")).text = "x"
    for query in (
        signing.signed_query({"SAMLRequest": packing.for_address(asked)}, keys.signer()),
        f"SAMLRequest={packing.for_address(asked)}",
        "",
    ):
        assert Client().get(f"/ent/fin/par-saml?{query}").status_code == 400
    assert is_in(browser)


@pytest.fixture
def provider(monkeypatch):
    """A key of the provider: Debian's LemonLDAP::NG sends no back-channel logout."""
    key = RSAKey.generate_key(2048, {"kid": "op"})
    monkeypatch.setattr(
        "egide.people.signin.upstream.token.keys",
        lambda *_, **__: KeySet([key]).as_dict(private=False),
    )
    return key


def logout_token(ents, key, **bent):
    """A right token, bent; None takes a claim away."""
    right = {"iss": ents[0].way.issuer, "aud": "egide", "iat": int(time.time()), "jti": "1",
             "exp": int(time.time()) + 120, "sub": "leo", "events": {ended.EVENT: {}}}  # fmt: skip
    claims = {name: value for name, value in (right | bent).items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": "op"}, claims, key)


@pytest.mark.parametrize("bent", [
    {"iss": "https://evil.example"}, {"aud": "another"}, {"events": None}, {"events": {}},
    {"nonce": "n"}, {"iat": 1}, {"jti": None}, {"sub": None}, {"exp": 1}, {"sub": "camille"},
])  # fmt: skip
def test_a_logout_token_that_is_bent_ends_nothing(ents, provider_later, bent):
    browser, provider = provider_later
    answer = Client().post("/ent/fin/par-oidc",
                           {"logout_token": logout_token(ents, provider, **bent)})  # fmt: skip
    assert answer.status_code == (200 if bent == {"sub": "camille"} else 400)
    assert is_in(browser)


@pytest.fixture
def provider_later(ents, request):
    """Léo is in, by a token of LemonLDAP::NG itself; only then is its key replaced."""
    browser, _ = arrived("par-oidc")
    return browser, request.getfixturevalue("provider")


def test_a_logout_token_ends_what_began_before_it(ents, provider_later):
    browser, provider = provider_later
    unsigned = logout_token(ents, RSAKey.generate_key(2048, {"kid": "op"}))
    none = f"eyJhbGciOiJub25lIn0.{unsigned.split('.')[1]}."
    shared = jwt.encode({"alg": "HS256"}, {"sub": "leo"}, OctKey.import_key(SECRET))
    for bad in (unsigned, none, shared, "", "a.b.c"):
        assert Client().post("/ent/fin/par-oidc", {"logout_token": bad}).status_code == 400
    assert is_in(browser)
    right = logout_token(ents, provider)
    assert Client().post("/ent/fin/par-oidc", {"logout_token": right}).status_code == 200
    assert not is_in(browser)
    assert not EntSession.objects.filter(ent="par-oidc").exists()


def test_our_metadata_says_where_to_answer_and_with_which_key(ents):
    page = Client().get("/ent/saml/par-saml/metadata")
    root = etree.fromstring(page.content)
    assert root.get("entityID") == asking.us(ents[2])
    assert f"{HERE}/ent/saml/par-saml" in page.content.decode()
    assert "X509Certificate" in page.content.decode()
