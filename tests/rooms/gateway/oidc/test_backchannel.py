"""Back-Channel Logout 1.0: who asked is told, in a token that names a session and nobody."""

from urllib.parse import parse_qs

import pytest
from django.test import Client

from egide.gateway.doors_out.oidc import hints
from egide.gateway.endings import leaving
from egide.gateway.models import Farewell, OidcClient, Visit
from egide.kit.clock import now
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import registered, signed_in
from tests.rooms.gateway.oidc.steps import EARS, ISSUER, end_session, letters, tokens, verified

__all__ = ["letters"]
pytestmark = pytest.mark.django_db
EVENT = "http://schemas.openid.net/event/backchannel-logout"


@pytest.fixture(autouse=True)
def _registered():
    registered(backchannel_logout_uri=EARS)


def logout_token(letter):
    """The token of a letter, verified."""
    (token,) = parse_qs(letter.body)["logout_token"]
    return token, verified(token, iss=ISSUER, aud=flow.ID)


def test_a_client_that_asked_is_told_which_session_is_over(letters):
    browser = signed_in()
    session = verified(tokens(browser=browser)["id_token"]).claims["sid"]
    browser.post("/ent/sortie")
    (letter,) = letters
    assert letter.address == EARS
    token, said = logout_token(letter)
    assert said.header["typ"] == "logout+jwt"
    assert said.claims["sid"] == session
    assert said.claims["events"] == {EVENT: {}}
    assert 0 < said.claims["exp"] - said.claims["iat"] <= 120
    assert {"nonce", "sub"}.isdisjoint(said.claims)
    assert hints.read(token) is None  # nobody takes it for an ID token


def test_each_letter_is_its_own_and_each_session_too(letters):
    first, second = signed_in(), signed_in()
    named = {verified(tokens(browser=one)["id_token"]).claims["sid"] for one in (first, second)}
    tokens(browser=first)
    assert len(named) == 2
    for one in (first, second):
        one.post("/ent/sortie")
    said = [logout_token(one)[1].claims for one in letters]
    assert {one["sid"] for one in said} == named
    assert len({one["jti"] for one in said}) == 2


def test_two_clients_know_one_session_under_two_names(letters):
    registered(client_id="another", backchannel_logout_uri="https://other.example/")
    browser = signed_in()
    here = verified(tokens(browser=browser)["id_token"]).claims["sid"]
    other = tokens(browser=browser, header=flow.basic("another"), client_id="another")
    assert here != verified(other["id_token"]).claims["sid"]
    browser.post("/ent/sortie")
    assert {one.address for one in letters} == {EARS, "https://other.example/"}


def test_a_client_that_did_not_ask_is_told_nothing_and_nothing_is_kept(letters):
    registered()
    browser = signed_in()
    assert "sid" not in verified(tokens(browser=browser)["id_token"]).claims
    assert not Visit.objects.exists()
    browser.post("/ent/sortie")
    assert letters == []


def test_a_deaf_client_is_told_again_where_it_listens_now_and_the_person_knows(letters):
    letters.deaf = {EARS}
    browser = signed_in()
    tokens(browser=browser)
    assert "n’a pas répondu" in browser.post("/ent/sortie").content.decode()
    moved = "https://tool.example/moved"
    OidcClient.objects.update(backchannel_logout_uri=moved)
    Farewell.objects.update(due_at=now())
    leaving.again(at=now())
    first, second = letters
    assert second.address == moved
    assert logout_token(first)[1].claims["jti"] != logout_token(second)[1].claims["jti"]


def test_a_client_that_no_longer_listens_is_not_posted_to(letters):
    browser = signed_in()
    tokens(browser=browser)
    OidcClient.objects.update(backchannel_logout_uri="")
    browser.post("/ent/sortie")
    assert letters == []
    assert not Farewell.objects.exists()


def test_a_logout_that_a_service_asks_reaches_the_others(letters):
    registered(client_id="another", backchannel_logout_uri="https://other.example/")
    browser = signed_in()
    hint = tokens(browser=browser)["id_token"]
    tokens(browser=browser, header=flow.basic("another"), client_id="another")
    end_session(browser, id_token_hint=hint)
    assert {one.address for one in letters} == {EARS, "https://other.example/"}


def test_whoever_signs_in_next_in_this_browser_ends_what_was_before(letters):
    browser = signed_in()
    kept = browser.cookies.output()
    tokens(browser=browser)
    browser.post("/ent/", {"user": "eleve1", "password": "essai-eleve1"})
    assert [one.address for one in letters] == [EARS]
    before = Client()
    before.cookies.load(kept.replace("Set-Cookie: ", ""))
    assert "login_required" in flow.authorize(before, prompt="none").headers["Location"]


def test_whoever_signs_in_again_goes_on_and_leaves_all_of_it_at_the_end(letters):
    browser = signed_in()
    first = verified(tokens(browser=browser)["id_token"]).claims["sid"]
    browser.post("/ent/", {"user": "leo", "password": "essai-leo"})
    assert letters == []
    second = verified(tokens(browser=browser)["id_token"]).claims["sid"]
    browser.post("/ent/sortie")
    assert {logout_token(one)[1].claims["sid"] for one in letters} == {first, second}


def test_what_is_kept_of_a_visit_names_nobody(letters):
    browser = signed_in()
    told = verified(tokens(browser=browser)["id_token"]).claims
    (kept,) = Visit.objects.all()
    everything = " ".join(str(value) for value in vars(kept).values())
    for one in (told["sub"], told["nickname"], str(flow.NAMED["leo"].member)):
        assert one not in everything


def test_discovery_says_so():
    said = signed_in().get("/.well-known/openid-configuration").json()
    assert said["backchannel_logout_supported"] is True
    assert said["backchannel_logout_session_supported"] is True
