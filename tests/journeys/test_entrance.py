"""Anyone arrives, chooses a language, comes in, goes out."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_visitor_reads_in_french_then_in_english_on_the_same_page(browser_page):
    browser_page.goto("/entrer?next=/")
    assert browser_page.locator("html").get_attribute("lang") == "fr"
    browser_page.get_by_role("link", name="English").click()
    assert browser_page.url.endswith("/entrer?next=/")
    assert browser_page.locator("html").get_attribute("lang") == "en"
    kept = {cookie["name"] for cookie in browser_page.context.cookies()}
    assert kept <= {"language", "csrftoken"}


def test_a_teacher_comes_in_with_one_click_and_goes_out(browser_page, enter):
    enter("Camille Delorme")
    assert browser_page.get_by_text("Collège des Tilleuls").is_visible()
    browser_page.get_by_role("button", name="Sortir").click()
    assert browser_page.get_by_role("link", name="Entrer").is_visible()


@pytest.mark.parametrize("address", ["/", "/entrer", "/rien/de/tel"])
def test_the_entrance_is_accessible(browser_page, violations, address):
    browser_page.goto(address)
    assert violations(browser_page) == []
