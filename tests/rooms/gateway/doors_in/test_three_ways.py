"""The same person by OpenID Connect, CAS, SAML and the demonstration: the same pseudonyms."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from egide.people.demo.places import HIRONDELLES, TILLEULS
from egide.people.models import Attachment, Member, Organisation
from tests.rooms.gateway import flow
from tests.rooms.gateway.doors_in.journeys import (
    arrived,
    changed,
    come_back,
    depart,
    signed_in_at,
)

pytestmark = pytest.mark.django_db
WAYS = ["par-oidc", "par-cas", "par-saml"]


def going(**bent):
    """Where a service sends somebody, as the sign-in is told of it."""
    return f"/oidc/authorize?{urlencode(flow.ask(**bent))}"


def told(browser):
    """What the service reads of whoever is in this browser."""
    token = flow.exchange(flow.back(flow.authorize(browser))["code"]).json()["access_token"]
    return flow.userinfo(token).json()


@pytest.mark.parametrize("user", ["leo", "camille"])
def test_one_person_has_one_pseudonym_by_every_way(ents, user):
    flow.registered()
    known = told(flow.signed_in(user))
    for key in WAYS:
        browser, answer = arrived(key, user, vers=going())
        assert answer.headers["Location"] == going(), answer.content.decode()[:600]
        assert told(browser) == known, key


@pytest.mark.parametrize("key", WAYS)
def test_an_ent_brings_nobody_of_a_school_that_is_not_its_own(ents, settings, key):
    flow.registered()
    settings.ENTS = changed(ents, speaks_for=(HIRONDELLES,))
    browser, answer = arrived(key)
    assert answer.status_code == 403
    assert "ne peut pas parler pour votre école" in answer.content.decode()
    assert flow.authorize(browser).headers["Location"].startswith("/ent/")
    settings.ENTS = changed(ents, speaks_for=(TILLEULS,))
    assert arrived(key)[1].status_code == 302


@pytest.mark.parametrize("key", WAYS)
def test_who_is_in_no_roster_of_the_ent_is_nobody(ents, settings, key):
    assert "pas encore" in arrived(key, "nobody")[1].content.decode()
    settings.ENTS = changed(ents, rosters=("oneroster:98",))
    assert arrived(key, "leo")[1].status_code == 403


def test_a_teacher_of_two_schools_chooses_once(ents):
    flow.registered()
    elsewhere = Organisation.objects.get(code=HIRONDELLES)
    camille = Member.objects.get(source_id="t-camille")
    Attachment.objects.create(member=camille, school=elsewhere, role="teacher")
    browser, answer = arrived("par-cas", "camille", vers=going())
    assert answer.headers["Location"] == "/ent/ecole"
    shown = browser.get("/ent/ecole").content.decode()
    assert "École des Hirondelles" in shown
    assert flow.authorize(browser).headers["Location"].startswith("/ent/")  # not in yet
    assert browser.post("/ent/ecole", {"ecole": "0980004X"}).status_code == 400
    chosen = browser.post("/ent/ecole", {"ecole": TILLEULS})
    assert chosen.headers["Location"] == going()
    assert "code" in flow.back(flow.authorize(browser))
    assert browser.post("/ent/ecole", {"ecole": HIRONDELLES}).status_code == 400
    again = come_back(browser, *signed_in_at(depart("par-cas", browser)[1], "camille"))
    assert again.headers["Location"] == "/ent/arrivee"


def test_the_page_of_choices_remembers_and_leads_on(ents):
    browser, _ = arrived("par-saml")
    page = browser.get("/ent/", {"vers": going()}).content.decode()
    assert "Continuer avec ENT du Val" in page
    assert "/ent/aller/par-saml?vers=/oidc/authorize%3F" in page
    assert Client().get("/ent/aller/par-nowhere").status_code == 404
