"""A pupil of CM2 has no account: the teacher prints cards, the pupil comes in by the keyboard."""

import pytest
from playwright.sync_api import expect

from egide.gateway import demo as gateway
from egide.people import demo
from egide.people.models import Group

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cm2(settings, tmp_path):
    """A class of an école."""
    settings.GATEWAY_KEYS = tmp_path
    demo.load()
    gateway.load()
    return Group.objects.get(name="CM2").pk


def test_a_pupil_comes_in_with_a_code_and_four_pictures(
    cm2, browser, browser_page, enter, violations
):
    enter("Claire Vidaud")
    browser_page.goto(f"/classes/{cm2}")
    browser_page.get_by_role("link", name="Entrer sans compte").click()
    browser_page.get_by_role("button", name="Faire un code").click()
    code = browser_page.locator(".code--shown").inner_text()
    assert violations(browser_page) == []
    browser_page.get_by_role("button", name="Faire les cartes qui manquent").click()
    card = browser_page.locator(".card").first.get_by_role("img").all()
    pictures = [one.get_attribute("aria-label") for one in card]
    assert len(pictures) == 4
    assert violations(browser_page) == []

    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{browser_page.url.split('/classes')[0]}/ent/")
    page.get_by_role("link", name="J’ai un code de classe").click()
    expect(page.get_by_label("Écris les 6 lettres.")).to_be_focused()
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Touche les images de ta carte")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    for place, picture in enumerate(pictures):
        button = page.get_by_role("button", name=picture, exact=True)
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 48
        button.focus()
        page.keyboard.press("Enter")
        if place < 3:
            expect(page.locator(".slots").get_by_role("img")).to_have_count(place + 1)
    expect(page).to_have_url(f"{page.url.split('/ent')[0]}/ent/arrivee")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon espace")
    context.close()
