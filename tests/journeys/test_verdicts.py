"""A teacher reads why; a reviewer corrects an answer and the verdict changes."""

import re

import pytest
from playwright.sync_api import expect

from egide.catalogue import demo as catalogue
from egide.people.roles import Role
from egide.terms import demo as texts
from egide.terms import queries as terms
from egide.terms import review
from egide.verdicts import actions, demo
from tests.rooms.verdicts.makers import TODAY, a_person, a_service

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
QUIET = {
    "language": ["fr"],
    "governing_law": ["FR"],
    "courts": ["FR"],
    "last_update": ["2016-01-01"],
}
HARMLESS = {"ai": "none", "biometrics": False, "sensors": False, "special_data": False}


@pytest.fixture
def service():
    a_service("atlas", declared=HARMLESS, advertising=["none"], **QUIET)
    a_service("bazar", advertising=["targeted"], improvement=["yes"], hosting=["US"])
    actions.rejudge_all(on=TODAY)
    return "atlas"


def test_a_teacher_reads_why_and_follows_a_quote(browser_page, enter, service):
    enter("Camille Delorme")
    browser_page.goto("/services/bazar/?classe=5e")
    assert browser_page.get_by_text("Non, pas en l’état.").is_visible()
    assert browser_page.get_by_role("link", name="Atlas").is_visible()
    browser_page.get_by_role("link", name="Que faire").click()
    browser_page.locator("summary", has_text="Ni publicité ni incitation à l’achat").first.click()
    assert browser_page.get_by_text("Rédaction acceptable").first.is_visible()
    browser_page.get_by_role("link", name="Lire dans le texte pour PUB-01").first.click()
    expect(browser_page).to_have_url(re.compile("/archives/bazar__.*citation=[0-9]"))
    expect(browser_page.locator("#citation")).to_be_visible()
    expect(browser_page.locator("#citation")).to_contain_text("About advertising, we say targeted.")


def test_a_reviewer_corrects_an_answer_with_the_keyboard_and_the_verdict_changes(
    browser_page, enter, service
):
    enter("Marc Etchart")
    version = next(iter(terms.versions(["atlas__terms"])))
    browser_page.goto(f"/relecture/{version.id}/?question=sale")
    keyboard = browser_page.keyboard
    keyboard.press("r")
    expect(browser_page.locator("#corriger")).to_have_attribute("open", "")
    browser_page.locator("#corriger input[value=yes]").focus()
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.type("About advertising, we say none.")
    keyboard.press("Tab")
    keyboard.press("Enter")
    said = browser_page.locator("#suite-verdict")
    expect(said).to_contain_text("la réponse est passée de « Pas encore évaluable » à « Non »")
    expect(said).to_contain_text("Notre lecture")
    assert terms.answers(version.id)["sale"].by.startswith("Marc Etchart")
    browser_page.goto("/services/atlas/")
    expect(browser_page.locator(".answer__a")).to_have_text("Non, pas en l’état.")


def test_one_letter_confirms_and_letters_can_be_turned_off(browser_page, enter, service):
    enter("Marc Etchart")
    version = next(iter(terms.versions(["atlas__terms"])))
    browser_page.goto(f"/relecture/{version.id}/?question=advertising")
    browser_page.keyboard.press("?")
    browser_page.locator("#raccourcis").uncheck()
    browser_page.locator("h1").click()
    browser_page.keyboard.press("c")
    assert terms.answers(version.id)["advertising"].kind == ""
    browser_page.locator("#raccourcis").check()
    browser_page.locator("h1").click()
    browser_page.keyboard.press("c")
    expect(browser_page.locator("#suite-verdict")).to_contain_text("Atlas")
    assert terms.answers(version.id)["advertising"].kind == "confirm"


def test_a_selected_sentence_becomes_the_quote(browser_page, enter, service):
    enter("Marc Etchart")
    version = next(iter(terms.versions(["atlas__terms"])))
    browser_page.goto(f"/relecture/{version.id}/?question=sale")
    browser_page.keyboard.press("r")
    browser_page.get_by_text("About advertising, we say none.").first.click(click_count=3)
    expect(browser_page.locator("#phrase")).to_have_value("About advertising, we say none.")
    start = browser_page.locator("#debut").input_value()
    assert terms.text(version.id).text[int(start) :].startswith("About advertising")


def test_the_second_reviewer_is_told_that_it_was_decided(browser_page, enter, service):
    enter("Marc Etchart")
    version = next(iter(terms.versions(["atlas__terms"])))
    browser_page.goto(f"/relecture/{version.id}/?question=advertising")
    subject = review.Subject(version.id, "advertising")
    review.silence(subject, by=a_person(Role.REVIEWER, "Blaise"), on=TODAY)
    browser_page.get_by_role("button", name="Confirmer").click()
    assert browser_page.get_by_text("Une autre personne a décidé").is_visible()
    assert terms.answers(version.id)["advertising"].by == "Blaise"


@pytest.fixture
def a_yes():
    """The invented service of the demonstration, read, confirmed and judged."""
    for room in (catalogue, texts, demo):
        room.load(["carto-mentale"])
    return "/services/carto-mentale/?classe=4e"


def test_a_teacher_sees_at_once_what_depends_on_her(browser_page, enter, violations, a_yes):
    enter("Camille Delorme")
    browser_page.goto(a_yes)
    assert browser_page.get_by_role("heading", name="Carto’Mentale (inventé)").is_visible()
    assert browser_page.get_by_text("Oui, à 11 conditions.").is_visible()
    assert browser_page.get_by_role("heading", name="Pendant la séance seulement").is_visible()
    others = browser_page.get_by_role("heading", name="Vote du conseil d’administration")
    assert not others.is_visible()
    assert violations(browser_page) == []
    browser_page.locator("summary", has_text="À la direction").click()
    expect(others).to_be_visible()
    for details in browser_page.locator("details").all():
        details.evaluate("one => one.open = true")
    assert violations(browser_page) == []


@pytest.mark.parametrize("address", ["/services/bazar/", "/services/atlas/?charte=2017-06"])
def test_the_page_of_a_service_is_accessible(browser_page, violations, service, address):
    browser_page.goto(address)
    for details in browser_page.locator("details").all():
        details.evaluate("one => one.open = true")
    assert violations(browser_page) == []


def test_the_desk_is_accessible(browser_page, enter, violations, service):
    enter("Marc Etchart")
    browser_page.goto("/relecture/")
    assert violations(browser_page) == []
    version = next(iter(terms.versions(["atlas__terms"])))
    for question in ("advertising", "hosting", "deletion", "minimum_age"):
        browser_page.goto(f"/relecture/{version.id}/?question={question}")
        for details in browser_page.locator("details").all():
            details.evaluate("one => one.open = true")
        assert violations(browser_page) == []
