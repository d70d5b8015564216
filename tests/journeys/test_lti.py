"""A pupil opens an LTI tool that has no cookie; a teacher reads the scores that it sent."""

from dataclasses import replace

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from egide.gateway.doors_out.lti.joining import applications
from egide.gateway.held import policies
from egide.gateway.kit import school
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.gateway.models import LtiContext, LtiLineItem, LtiScore, LtiTool
from egide.journal.actions import scribe
from egide.kit.clock import now, today
from egide.people.models import Group
from egide.people.queries import class_with_pupils
from tests.clients.listening import served
from tests.journeys.lti_tool import Tool
from tests.journeys.test_crossing import sign_in
from tests.rooms.gateway.lti.test_joining import described

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tool():
    """Another site than ours."""
    with served(Tool) as base:
        yield base


@pytest.fixture
def told(site, tool, settings, tmp_path):
    """What the kit answers to the tool's registration."""
    settings.ORIGIN, settings.GATEWAY_KEYS = site, tmp_path / "gateway"
    settings.JOURNAL = replace(settings.JOURNAL, keys=tmp_path / "k", files=tmp_path / "f")
    policies.forget()
    school.prepare(on=today())
    given = {"protocol": "lti", "client_id": "Nuage", "initiate_login_uri": f"{tool}/login",
             "target_link_uri": f"{tool}/launch", "jwks_uri": f"{tool}/jwks"}  # fmt: skip
    yield register(read(given), on=today())
    scribe().leave()


def test_a_tool_without_cookies_opens_in_a_window_of_its_own(browser, told, violations):
    page = browser.new_context(locale="fr").new_page()
    page.goto(told["launch"])
    sign_in(page, "leo")
    expect(page.get_by_role("button", name="Ouvrir")).to_be_visible()
    assert violations(page) == []
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Ouvrir").click()
    inside = opened.value
    expect(inside.get_by_role("heading", name="Inside the tool")).to_be_visible()
    expect(inside.get_by_text("kept: nonce-of-this-launch")).to_be_visible()
    assert Tool.received["state"] == ["state"]
    assert Tool.received["lti_storage_target"] == ["_parent"]
    assert page.url == told["launch"]  # ours stayed open
    page.context.close()


def scored(group):
    """Scores of a tool for a class: one is under way, one says much."""
    tool = LtiTool.objects.get(client_id="Nuage")
    context = LtiContext.objects.create(service=tool.service, name="c", group=group,
                                        school_id=group.school_id)  # fmt: skip
    for label, maximum in (("Fractions", 20), ("Un exercice au très long nom, sans fin", 7)):
        item = LtiLineItem.objects.create(tool=tool, context=context, label=label, at=now(),
                                          maximum=maximum)  # fmt: skip
        for rank, pupil in enumerate(class_with_pupils(group.pk).pupils[:9]):
            LtiScore.objects.create(
                item=item, member_id=pupil.id, given=rank * 2 or None, maximum=maximum,
                activity="Completed" if rank else "Started", grading="FullyGraded",
                comment="À revoir ensemble" if rank == 3 else "", at=timezone.now(),
            )  # fmt: skip


def test_a_teacher_reads_what_the_tool_sent_for_their_class(told, enter, browser_page, violations):
    group = Group.objects.get(name="5e B")
    scored(group)
    enter("Camille")
    browser_page.goto(f"/resultats/{group.pk}/")
    expect(browser_page.get_by_role("heading", name="Ce que les outils ont envoyé")).to_be_visible()
    expect(browser_page.get_by_text("16 / 20")).to_be_visible()
    expect(browser_page.get_by_text("en cours").first).to_be_visible()
    assert violations(browser_page) == []
    for width in (360, 1280):
        browser_page.set_viewport_size({"width": width, "height": 900})
        wide = browser_page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_a_head_reads_what_a_tool_asks_struck_out(told, enter, browser_page, violations):
    asked = {
        "protocol": "lti",
        "client_name": "Curieux",
        "registration_uri": "https://tool.example",
    }
    invited = register(read(asked), on=today())
    applications.receive(invited["registration_token"], described(), at=now())
    enter("Hélène")
    browser_page.goto("/lti/inscriptions/")
    assert violations(browser_page) == []
    browser_page.get_by_role("link", name="Curieux").click()
    struck = browser_page.locator("del")
    expect(struck.first).to_have_text("Le prénom")
    assert violations(browser_page) == []
    browser_page.get_by_role("button", name="Accepter ce qui n’est pas barré").click()
    expect(browser_page.get_by_text("Accepté")).to_be_visible()
