"""Captive grades: a tool sends scores for its own line items, and reads none back."""

import pytest
from django.test import Client
from django.urls import reverse

from egide.gateway.doors_out.lti.names import AGS
from egide.gateway.models import LtiScore, LtiTool
from egide.people.models import Person
from tests.rooms.gateway import flow
from tests.rooms.gateway.lti.toolside import a_score, a_tool, an_item, call
from tests.rooms.gateway.opened import a_class

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tool(lasting_house):
    return a_tool("outil qui évalue")


@pytest.fixture
def said(tool):
    """What a launch told the tool."""
    return tool.launched("leo")


def test_scores_stay_here_and_no_tool_reads_them_back(tool, said):
    address = an_item(tool, said)
    headers = tool.bearer()
    assert call("post", f"{address}/scores", headers, a_score(said["sub"])).status_code == 204
    (kept,) = LtiScore.objects.filter(member=flow.NAMED["leo"].member)
    assert (kept.given, kept.maximum, kept.comment) == (7, 10, "Bien")
    answer = call("get", f"{address}/results", headers)
    assert answer.status_code == 403
    item = call("get", address, headers)
    assert item.json() == {"id": address, "label": "Exercice 1", "scoreMaximum": 10}
    assert "7" not in call("get", said[AGS]["lineitems"], headers).content.decode().replace(
        address, ""
    )


def test_the_last_word_of_a_tool_counts_and_an_older_one_is_refused(tool, said):
    address, headers = an_item(tool, said), tool.bearer()
    send = lambda **bent: call("post", f"{address}/scores", headers, a_score(said["sub"], **bent))  # noqa: E731
    assert send().status_code == 204
    assert send(scoreGiven=9, timestamp="2026-11-20T09:00:00Z").status_code == 409
    assert send(scoreGiven=8, timestamp="2026-11-20T11:00:00Z").status_code == 204
    assert LtiScore.objects.get(item=address.rpartition("/")[2]).given == 8
    assert send(timestamp="2036-11-20T11:00:00Z").status_code == 400


@pytest.mark.parametrize("bent", [
    {"scoreGiven": -1}, {"scoreGiven": float("nan")}, {"scoreGiven": True}, {"scoreGiven": "7"},
    {"scoreMaximum": 0}, {"scoreMaximum": None}, {"timestamp": "yesterday"}, {"timestamp": None},
    {"timestamp": "2026-11-20T10:00:00"}, {"activityProgress": "Done"}, {"comment": "x" * 2000},
    {"gradingProgress": None}, {"scoreGiven": 1e300}, {"comment": "a\0b"},
])  # fmt: skip
def test_a_score_that_says_nothing_clear_is_refused(tool, said, bent):
    address = an_item(tool, said)
    answer = call("post", f"{address}/scores", tool.bearer(), a_score(said["sub"], **bent))
    assert answer.status_code == 400


def test_nobody_is_scored_but_a_pupil_of_that_class(tool, said):
    address, headers = an_item(tool, said), tool.bearer()
    teacher = tool.launched("camille")["sub"]
    elsewhere = tool.launched("eleve1")["sub"]  # of another class
    for user in (teacher, elsewhere, "e" + "a" * 32, str(flow.NAMED["leo"].member), ""):
        assert call("post", f"{address}/scores", headers, a_score(user)).status_code == 404


def test_two_tools_of_a_school_see_their_own_line_items_alone(tool, said):
    other = a_tool("outil jumeau")
    LtiTool.objects.filter(client_id="outil jumeau").update(
        service=LtiTool.objects.get(client_id=tool.name).service
    )
    address = an_item(tool, said)
    assert call("get", said[AGS]["lineitems"], other.bearer()).json() == []
    for method in ("get", "delete"):
        assert call(method, address, other.bearer()).status_code == 404
    assert call("post", f"{address}/scores", other.bearer(), a_score("x")).status_code == 404


def test_line_items_are_found_corrected_and_removed(tool, said):
    headers = tool.bearer()
    address = an_item(tool, said, resourceId="r1", tag="t")
    an_item(tool, said, label="Autre")
    found = call("get", said[AGS]["lineitems"] + "?resource_id=r1", headers).json()
    assert [one["id"] for one in found] == [address]
    new = {"label": "Corrigé", "scoreMaximum": 20}
    assert call("put", address, headers, new).json()["label"] == "Corrigé"
    assert call("delete", address, headers).status_code == 204
    assert call("get", address, headers).status_code == 404
    for wrong in ([], {"label": "x"}, {"label": "", "scoreMaximum": 1}, {"label": "x" * 300,
                  "scoreMaximum": 1}, {"label": "x", "scoreMaximum": 0}):  # fmt: skip
        assert call("post", said[AGS]["lineitems"], headers, wrong).status_code == 400


def the_page(key, group):
    """What somebody of the portal reads about a class."""
    browser = Client()
    browser.force_login(Person.objects.get(key=key))
    return browser.get(f"/resultats/{group}/")


def test_the_teacher_of_the_class_alone_reads_what_tools_sent(tool, said):
    address = an_item(tool, said, label="Fractions <b>")
    sent = a_score(said["sub"], comment="<script>alert(1)</script>", scoreGiven=7.5)
    assert call("post", f"{address}/scores", tool.bearer(), sent).status_code == 204
    group = a_class("5e B")
    page = the_page("camille", group)
    text = page.content.decode()
    assert "Léo Marchal" in text
    assert "7,5 / 10" in text
    assert 'value="7.5" max="10.0"' in text
    assert "<script>alert" not in text
    assert "Fractions &lt;b&gt;" in text
    assert said["sub"] not in text
    for other in ("helene", "karim", "marc", "thierry"):
        assert the_page(other, group).status_code == 403
    assert Client().get(f"/resultats/{group}/").status_code == 302


def test_the_page_of_a_class_leads_there_for_its_teacher(tool, said):
    an_item(tool, said)
    group, browser = a_class("5e B"), Client()
    for key, there in (("camille", True), ("helene", False)):
        browser.force_login(Person.objects.get(key=key))
        page = browser.get(reverse("people:class", kwargs={"group": group})).content.decode()
        assert (f"/resultats/{group}/" in page) is there
