"""A head teacher reads the law of a day, follows a rule to its fall, and reads the charter."""

import re

import pytest
from playwright.sync_api import expect

from egide.verdicts import actions
from tests.rooms.verdicts.makers import TODAY, a_service

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ADDRESSES = (
    "/droit/?le=2018-01-10",
    "/droit/?le=2018-01-10&regard=depuis",
    "/droit/transfer.us.privacy_shield/",
    "/droit/transfer.adequacy.gb/",
    "/charte/",
    "/charte/2026-11/",
    "/charte/2017-06/",
    "/modeles/",
)


@pytest.fixture
def catalogue():
    terms = {"hosting": ["US"], "transfers": ["yes"], "last_update": ["2024-01-01"]}
    a_service("across", transfer_mechanisms=["scc"], language=["fr"], **terms)
    actions.rejudge_all(on=TODAY)


def test_a_day_leads_to_a_rule_and_the_rule_to_its_fall(browser_page, catalogue):
    browser_page.goto("/droit/")
    browser_page.get_by_label("Le", exact=True).fill("2021-06-28")
    browser_page.get_by_role("button", name="Voir ce jour").click()
    expect(browser_page).to_have_url(re.compile("le=2021-06-28"))
    browser_page.locator("#transferts").get_by_role("link", name="Clauses types de 2021").click()
    browser_page.get_by_role("link", name="Et si ce texte tombait").click()
    expect(browser_page).to_have_url(re.compile(r"/et-si/\?fait=transfer.scc_2021"))
    expect(browser_page.locator(".answer__a")).to_be_visible()
    browser_page.get_by_label("Si ce texte tombe").select_option("men.neutrality")
    browser_page.get_by_role("button", name="Rejouer").click()
    expect(browser_page.locator(".answer__a")).to_have_text(
        "Aucun service ne changerait de réponse."
    )


def test_the_charter_is_read_with_the_keyboard_down_to_a_clause(browser_page, catalogue):
    browser_page.goto("/charte/2026-11/#PUB-01")
    summary = browser_page.locator("#PUB-01 summary")
    summary.focus()
    browser_page.keyboard.press("Enter")
    link = browser_page.locator("#PUB-01").get_by_role("link", name="Lire la clause").first
    link.focus()
    browser_page.keyboard.press("Enter")
    expect(browser_page).to_have_url(re.compile("/modeles/#no_ads"))
    expect(browser_page.locator("#w-no_ads")).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_pages_of_the_law_are_accessible(browser_page, violations, address):
    browser_page.goto(address)
    browser_page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(browser_page) == []


@pytest.mark.parametrize("fact", ["transfer.scc_2021", "toubon", "men.neutrality"])
def test_et_si_is_accessible(browser_page, violations, catalogue, fact):
    browser_page.goto(f"/et-si/?fait={fact}")
    browser_page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(browser_page) == []
