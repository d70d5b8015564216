"""Launches: what a tool is told, and each way in which a launch is tried to be bent."""

import pytest
from django.test import Client

from egide.gateway.doors_out.lti.hints import LASTS
from egide.gateway.doors_out.lti.names import AGS, LTI, NRPS
from egide.gateway.models import LtiHint
from egide.journal.models import Leaf
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import signed_in
from tests.rooms.gateway.lti.toolside import SITE, Form, a_tool, suspend

pytestmark = pytest.mark.django_db
NAMES = ("Léo", "Marchal", "Camille", "Delorme", "5e B", "4e A")


@pytest.fixture(scope="module")
def tool(lasting_house):
    return a_tool("outil des essais")


def test_a_pupil_reaches_a_tool_that_knows_a_pseudonym_alone(tool):
    lines = Leaf.objects.count()
    said = tool.launched("leo")
    assert Leaf.objects.count() == lines + 1
    assert said[LTI + "message_type"] == "LtiResourceLinkRequest"
    assert said[LTI + "version"] == "1.3.0"
    assert said[LTI + "deployment_id"] == "d1"
    assert said[LTI + "target_link_uri"] == f"{SITE}/launch"
    assert [one.rpartition("#")[2] for one in said[LTI + "roles"]] == ["Learner"]
    assert said[LTI + "context"].keys() == {"id"}
    assert said[NRPS]["context_memberships_url"].endswith(said[LTI + "context"]["id"] + "/members")
    assert said[AGS]["lineitems"].endswith("/lineitems")
    assert "given_name" not in said
    assert [name for name in (*NAMES, str(flow.NAMED["leo"].member)) if name in str(said)] == []
    again = tool.launched("leo")
    assert (again["sub"], again["name"]) == (said["sub"], said["name"])


def test_a_teacher_chooses_the_class_and_an_unreleased_role_is_an_empty_list(tool):
    first = tool.launched("camille")
    browser = tool.browser
    page = tool.launch_page(browser=browser).content.decode()
    names = set(people_contexts(page))
    assert len(names) == 2
    assert first[LTI + "context"]["id"] in names
    (other,) = names - {first[LTI + "context"]["id"]}
    assert tool.launched(browser=browser, classe=other)[LTI + "context"]["id"] == other
    silent = a_tool("sans rôle ni classe", attributes=["pseudonym"]).launched("camille")
    assert silent[LTI + "roles"] == []
    assert {LTI + "context", NRPS, AGS, "name"}.isdisjoint(silent)


def people_contexts(page):
    """The classes that a page links to."""
    return [part.partition('"')[0] for part in page.split("&amp;classe=")[1:]
            if not part.partition('"')[0].endswith("choisir=1")]  # fmt: skip


def test_one_pupil_is_two_people_and_one_class_two_classes_for_two_tools(tool):
    here, there = tool.launched("leo"), a_tool("un autre outil").launched("leo")
    assert here["sub"] != there["sub"]
    assert here[LTI + "context"]["id"] != there[LTI + "context"]["id"]
    assert here[LTI + "resource_link"]["id"] != there[LTI + "resource_link"]["id"]


def test_a_launch_is_good_once_and_in_its_own_session(tool):
    begun = tool.begun("leo")
    mine = tool.browser
    assert tool.authorize(begun, signed_in("eleve9")).status_code == 400
    assert tool.authorize(begun, Client()).status_code == 400
    assert tool.authorize(begun, mine).status_code == 200  # whoever stole it did not spend it
    assert tool.authorize(begun, mine).status_code == 400


def test_the_hints_of_two_launches_are_not_mixed(tool):
    first, second = tool.begun("leo"), tool.begun(browser=tool.browser)
    mixed = {"login_hint": first["login_hint"], "lti_message_hint": second["lti_message_hint"]}
    assert tool.authorize(mixed).status_code == 400
    assert tool.authorize(first, login_hint=None).status_code == 400
    other = a_tool("un outil qui vole")
    assert other.authorize(first, tool.browser).status_code == 400
    assert tool.authorize(first).status_code == 200


def test_a_launch_that_waited_too_long_is_over(tool, monkeypatch):
    begun = tool.begun("leo")
    LtiHint.objects.update(ends_at=LtiHint.objects.latest("pk").ends_at - LASTS)
    assert tool.authorize(begun).status_code == 400


@pytest.mark.parametrize("address", [
    f"{SITE}/launch/", f"{SITE}/launch?x=1", "https://TOOL.example/launch", "https://evil.example/",
    f"{SITE}/launch#f", "", None,
])  # fmt: skip
def test_nobody_is_sent_to_an_address_that_was_not_registered(tool, address):
    answer = tool.authorize(tool.begun("leo"), redirect_uri=address)
    assert answer.status_code == 400
    assert b'name="id_token"' not in answer.content
    assert b'action="https:' not in answer.content


@pytest.mark.parametrize("bent", [
    {"nonce": None}, {"nonce": ""}, {"scope": "openid profile"}, {"response_type": "code"},
    {"response_mode": "query"}, {"response_mode": None}, {"prompt": "login"},
    {"nonce": ["a", "b"]},
])  # fmt: skip
def test_what_the_protocol_does_not_ask_is_refused_to_the_tool(tool, bent):
    begun = tool.begun("leo")
    form = Form(tool.authorize(begun, **bent).content.decode())
    assert form.fields["error"] == "invalid_request"
    assert form.fields["state"] == "st"
    assert "id_token" not in form.fields
    assert tool.authorize(begun).status_code == 200  # nothing was spent


def test_a_form_of_the_tool_becomes_a_visit_since_it_brings_no_cookie(tool):
    begun = tool.begun("leo")
    sent = Client(enforce_csrf_checks=True).post("/lti/authorize", tool.asks(begun))
    assert sent.status_code == 303
    assert sent.headers["Location"].startswith("/lti/authorize?")
    assert tool.browser.get(sent.headers["Location"]).status_code == 200
    lost = Client().post("/lti/authorize", tool.asks(begun, redirect_uri="https://evil.example/"))
    assert lost.status_code == 400


def test_pages_loosen_the_window_they_share_and_nothing_else(tool):
    page = tool.launch_page("leo")
    form = Form(page.content.decode())
    assert form.attrs["target"].startswith("outil-")
    assert form.attrs["data-origins"] == SITE
    assert form.fields["lti_storage_target"] == "_parent"
    answer = tool.authorize(form.fields, lti_storage_target="_parent")
    assert Form(answer.content.decode()).fields["lti_storage_target"] == "_parent"
    openers = ["same-origin-allow-popups", "unsafe-none"]
    assert [one.headers["Cross-Origin-Opener-Policy"] for one in (page, answer)] == openers
    for one in (page, answer):
        policy = one.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert f"form-action 'self' {SITE};" in policy + ";"
        assert one.headers["Referrer-Policy"] == "no-referrer"
        assert one.headers["Cache-Control"].find("no-store") >= 0


def test_who_did_not_sign_in_goes_to_the_school_first_and_comes_back(tool):
    answer = Client().get("/lti/launch", {"tool": tool.name})
    assert answer.headers["Location"].startswith("/ent/?vers=%2Flti%2Flaunch")
    back = Client().post(answer.headers["Location"], {"user": "leo", "password": "essai-leo"})
    assert back.headers["Location"].startswith("/lti/launch?tool=")


@pytest.mark.parametrize("query", [
    {"classe": "e" + "a" * 32}, {"lien": "00000000-0000-0000-0000-000000000000"}, {"lien": "x"},
    {"choisir": "1"}, {"tool": "nobody"}, {"tool": "a\0b"},
])  # fmt: skip
def test_a_pupil_finds_no_class_content_or_choice_that_is_not_theirs(tool, query):
    assert tool.launch_page("leo", **query).status_code == 404


def test_a_suspended_agreement_shuts_a_launch_that_began(db):
    tool = a_tool("bientôt suspendu")
    begun = tool.begun("leo")
    suspend(tool)
    lines = Leaf.objects.count()
    assert tool.authorize(begun).status_code == 403
    assert tool.launch_page("leo").status_code == 403
    assert Leaf.objects.count() == lines


def test_a_list_shows_the_tools_that_open_to_whoever_stands_there(db):
    tool = a_tool("montré dans la liste")
    browser = signed_in("leo")
    where = "/lti/launch?tool=montr%C3%A9%20dans%20la%20liste"
    assert where in browser.get("/ent/arrivee").content.decode()
    assert browser.get(where).status_code == 200
    assert where not in Client().get("/ent/arrivee").content.decode()
    suspend(tool)
    assert where not in browser.get("/ent/arrivee").content.decode()
