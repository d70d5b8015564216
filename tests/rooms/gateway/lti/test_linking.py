"""Deep Linking: what a teacher chose is kept for the class; what was not chosen so is not."""

import secrets

import pytest
from django.test import Client

from egide.gateway import conf
from egide.gateway.doors_out.lti.names import LINKING, LTI
from egide.gateway.models import LtiLineItem, LtiLink
from egide.kit.clock import now
from tests.rooms.gateway.lti.toolside import SITE, a_tool, suspend

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tool(lasting_house):
    return a_tool("outil à contenus")


def asked(tool, **query):
    """The deep linking request that a teacher's launch carries."""
    said = tool.launched("camille", choisir="1", **query)
    assert said[LTI + "message_type"] == "LtiDeepLinkingRequest"
    assert LTI + "resource_link" not in said
    return said


def content(**more):
    """A content that a tool offers."""
    return {"type": "ltiResourceLink", "title": "Fractions", "url": f"{SITE}/fractions", **more}


def chosen(tool, said, *items, **bent):
    """The response that a tool signs, bent as the test says."""
    at = now()
    right = {
        "iss": tool.name, "aud": conf.issuer(), "iat": at, "exp": at + 300,
        "nonce": secrets.token_hex(8), LTI + "version": "1.3.0", LTI + "deployment_id": "d1",
        LTI + "message_type": "LtiDeepLinkingResponse",
        LINKING + "data": said[LINKING + "deep_linking_settings"]["data"],
        LINKING + "content_items": list(items),
    }  # fmt: skip
    return {name: value for name, value in (right | bent).items() if value is not None}


def posted(token):
    """What is answered to the tool's form: another site's, without a cookie."""
    return Client(enforce_csrf_checks=True).post("/lti/links", {"JWT": token})


def test_contents_that_a_teacher_chose_open_for_the_pupils_of_that_class(tool):
    said = asked(tool, classe=tool.launched("leo")[LTI + "context"]["id"])
    where = said[LINKING + "deep_linking_settings"]["deep_link_return_url"]
    assert where == f"{conf.issuer()}/lti/links"
    item = {"scoreMaximum": 5, "label": "Fractions, note"}
    answer = posted(tool.signs(chosen(tool, said, content(custom={"page": "3"}, lineItem=item))))
    assert answer.status_code == 303
    back = tool.browser.get(answer.headers["Location"])
    assert b"Fractions" in back.content
    (link,) = LtiLink.objects.filter(tool__client_id=tool.name)
    assert LtiLineItem.objects.get().link == link
    assert b"Fractions" in tool.launch_page("leo").content
    launched = tool.launched("leo", lien=str(link.pk))
    assert launched[LTI + "target_link_uri"] == f"{SITE}/fractions"
    assert launched[LTI + "resource_link"] == {"id": str(link.pk), "title": "Fractions"}
    assert launched[LTI + "custom"]["page"] == "3"
    assert b"Fractions" not in tool.launch_page("eleve1").content
    assert tool.launch_page("eleve1", lien=str(link.pk)).status_code == 404


def test_a_response_is_good_once(tool):
    said = asked(tool)
    token = tool.signs(chosen(tool, said, content()))
    assert posted(token).status_code == 303
    assert posted(token).status_code == 400
    again = tool.signs(chosen(tool, said, content()))  # fresh, for the same choice
    assert posted(again).status_code == 400
    assert LtiLink.objects.count() == 1


def test_a_nonce_that_came_back_is_refused_for_another_choice(tool):
    first, second = asked(tool), asked(tool)
    assert posted(tool.signs(chosen(tool, first, nonce="n"))).status_code == 303
    assert posted(tool.signs(chosen(tool, second, content(), nonce="n"))).status_code == 400


@pytest.mark.parametrize("bent", [
    {LTI + "deployment_id": "d2"}, {LTI + "deployment_id": None}, {LTI + "version": "1.1"},
    {LTI + "message_type": "LtiResourceLinkRequest"}, {"aud": "https://evil.example"},
    {"iss": "another"}, {"exp": now() - 60}, {"exp": now() + 86_400}, {"nonce": None},
    {LINKING + "data": "a.b"}, {LINKING + "data": None}, {LINKING + "content_items": "x"},
])  # fmt: skip
def test_a_response_that_is_not_for_this_choice_keeps_nothing(tool, bent):
    said = asked(tool)
    assert posted(tool.signs(chosen(tool, said, content(), **bent))).status_code == 400
    assert not LtiLink.objects.exists()
    assert posted(tool.signs(chosen(tool, said, content()))).status_code == 303  # still may be


@pytest.mark.parametrize("item", [
    {"url": "https://evil.example/x"}, {"url": "javascript:alert(1)"}, {"url": 3},
    {"url": f"{SITE}@evil.example/"}, {"custom": "x"}, {"title": 7}, {"lineItem": {"label": "x"}},
    {"url": f"{SITE}/\nx"}, {"custom": {"a": "x" * 5000}},
])  # fmt: skip
def test_a_content_elsewhere_than_at_the_tools_is_refused(tool, item):
    answer = posted(tool.signs(chosen(tool, asked(tool), content(), content(**item))))
    assert answer.status_code == 400
    assert not LtiLink.objects.exists()


def test_kinds_that_were_not_accepted_are_left(tool):
    said = asked(tool)
    html = {"type": "html", "html": "<script>alert(1)</script>"}
    assert posted(tool.signs(chosen(tool, said, html, "x", content()))).status_code == 303
    assert LtiLink.objects.count() == 1
    assert posted(tool.signs(chosen(tool, asked(tool), *[content()] * 51))).status_code == 400


def test_another_tool_does_not_answer_for_this_one(tool):
    other = a_tool("outil qui répond")
    said = asked(tool)
    assert posted(other.signs(chosen(other, said, content()))).status_code == 400
    assert posted("").status_code == 400
    assert not LtiLink.objects.exists()


def test_what_a_choice_was_drawn_for_opens_no_launch(tool):
    said = asked(tool)
    login, _, message = said[LINKING + "deep_linking_settings"]["data"].partition(".")
    assert tool.authorize({"login_hint": login, "lti_message_hint": message}).status_code == 400


def test_a_suspension_keeps_no_content(db):
    tool = a_tool("contenus suspendus")
    said = asked(tool)
    suspend(tool)
    assert posted(tool.signs(chosen(tool, said, content()))).status_code == 400
    assert not LtiLink.objects.exists()
