"""What others may try on the way between an ENT and here: none of it lets anybody in."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.test import Client

from egide.gateway.doors_in import api
from tests.rooms.gateway.doors_in.journeys import (
    HERE,
    arrived,
    changed,
    come_back,
    depart,
    query,
    signed_in_at,
)

pytestmark = pytest.mark.django_db
WAYS = ["par-oidc", "par-cas", "par-saml"]
EVIL = "https://evil.example/"


def is_out(browser):
    """Whether nobody stands in a browser."""
    return "/ent/sortie" not in browser.get("/ent/arrivee").content.decode()


def answered(key, user="leo"):
    """A browser that left, and the answer that it was given at the ENT."""
    browser, address = depart(key)
    return browser, signed_in_at(address, user)


@pytest.mark.parametrize("key", WAYS)
def test_an_answer_opens_nothing_in_another_browser(ents, key):
    _, answer = answered(key)
    victim = Client()
    assert come_back(victim, *answer).status_code == 400
    depart(key, victim)  # who has a journey of their own under way is no better prey
    assert come_back(victim, *answer).status_code == 400
    assert is_out(victim)


@pytest.mark.parametrize("key", WAYS)
def test_an_answer_opens_once(ents, key):
    browser, answer = answered(key)
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    assert come_back(browser, *answer).status_code == 302
    assert come_back(browser, *answer).status_code == 400
    thief = Client()
    thief.cookies.load(cookies)  # even with all that the browser held before
    assert come_back(thief, *answer).status_code in {400, 502}
    assert is_out(thief)


@pytest.mark.parametrize("key, other", [
    ("par-oidc", "par-cas"), ("par-oidc", "par-saml"), ("par-cas", "par-oidc"),
    ("par-cas", "par-saml"),
])  # fmt: skip
def test_an_answer_at_the_address_of_another_ent_is_a_mix_up(ents, key, other):
    browser, (address, _) = answered(key)
    mixed = address.replace(f"/retour/{key}", f"/retour/{other}").replace("state=", "etat=")
    assert browser.get(mixed.removeprefix(HERE)).status_code == 400
    assert is_out(browser)


@pytest.mark.parametrize("bent, status", [
    ({"state": "x"}, 400), ({"state": None}, 400), ({"iss": EVIL}, 400), ({"code": "x"}, 502),
    ({"code": None}, 403), ({"error": "access_denied"}, 403),
])  # fmt: skip
def test_openid_answers_that_are_bent(ents, bent, status):
    browser, (address, _) = answered("par-oidc")
    given = {name: value for name, value in (query(address) | bent).items() if value is not None}
    assert browser.get("/ent/retour/par-oidc", given).status_code == status
    assert is_out(browser)


def test_a_ticket_for_another_service_is_worth_nothing(ents):
    browser, (address, _) = answered("par-cas")
    _, (elsewhere, _) = answered("par-cas")
    given = query(address) | {"ticket": query(elsewhere)["ticket"]}
    assert browser.get("/ent/retour/par-cas", given).status_code == 400
    for ticket in ("ST-none", "PT-1", "ST-\n", ""):
        again, _ = depart("par-cas", browser)
        given = {"etat": query(address)["etat"], "ticket": ticket}
        assert again.get("/ent/retour/par-cas", given).status_code in {400, 403}
    assert is_out(browser)


@pytest.mark.parametrize("vers", [
    EVIL, "//evil.example", "/oidc/authorize", "/\\evil.example", f"/ent/../{EVIL}",
    "javascript:alert(1)", f"{EVIL}oidc/authorize?", "/catalogue/",
])  # fmt: skip
def test_nobody_is_led_out_of_the_house(ents, vers):
    browser, address = depart("par-cas", vers=vers)
    answer = come_back(browser, *signed_in_at(address, "leo"))
    assert answer.headers["Location"] == "/ent/arrivee"


def test_relay_state_is_no_address(ents):
    browser, (_, form) = answered("par-saml")
    answer = come_back(browser, "", form | {"RelayState": EVIL})
    assert answer.status_code == 400
    assert is_out(browser)


def test_a_session_that_was_planted_is_not_the_one_that_is_in(ents):
    browser, _ = arrived("par-cas", "camille")
    planted = browser.cookies["passage"].value
    browser, address = depart("par-cas", browser)
    come_back(browser, *signed_in_at(address, "leo"))
    assert browser.cookies["passage"].value != planted


def test_a_journey_lasts_ten_minutes(ents, monkeypatch):
    browser, (address, _) = answered("par-cas")
    later = api.now() + 601
    monkeypatch.setattr(api, "now", lambda: later)
    assert browser.get(address.removeprefix(HERE)).status_code == 400


def test_an_address_that_no_cookie_carries_is_refused_in_words(ents):
    answer = Client().get("/ent/aller/par-cas", {"vers": f"/oidc/authorize?{'x' * 4000}"})
    assert answer.status_code == 400
    assert "trop longue" in answer.content.decode()


@pytest.mark.parametrize("key", ["par-oidc", "par-cas"])
def test_an_ent_that_is_away_is_a_page(ents, settings, key):
    gone = {
        "par-oidc": {"issuer": "http://127.0.0.1:9"},
        "par-cas": {"server": "http://127.0.0.1:9"},
    }
    browser, (address, _) = answered(key)
    settings.ENTS = [replace(one, way=replace(one.way, **gone[key]))
                     for one in ents if one.key == key]  # fmt: skip
    answer = browser.get(address.removeprefix(HERE))
    assert answer.status_code in {400, 502}
    assert is_out(browser)


def test_an_ent_may_not_say_two_people_at_once(ents, settings):
    settings.ENTS = changed(ents, join="nothing")
    for key, status in {"par-oidc": 403, "par-cas": 502, "par-saml": 400}.items():
        assert arrived(key)[1].status_code == status


def test_addresses_of_another_protocol_are_not_there(ents):
    browser = Client()
    assert browser.post("/ent/saml/par-cas").status_code == 404
    assert browser.get("/ent/saml/par-oidc/metadata").status_code == 404
    assert browser.post("/ent/retour/par-oidc").status_code == 404
    assert browser.get(f"/ent/fin/par-cas?{urlencode({'SAMLRequest': 'x'})}").status_code == 404
