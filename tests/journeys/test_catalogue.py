"""A teacher looks a tool up, misspelt, and follows a quote; a provider tries its terms."""

from datetime import date

import pytest
from playwright.sync_api import expect

from egide.catalogue import demo as catalogue
from egide.terms import demo as terms
from egide.verdicts import actions as verdicts

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SOME = ["wikipedia", "olvid", "intramuros"]
TERMS = """# Terms of service

We sell your personal data to third parties. We show personalised advertising.

This agreement is governed by the laws of the State of California.
"""


@pytest.fixture
def loaded():
    catalogue.load(SOME)
    terms.load(SOME)
    for slug in SOME:
        verdicts.rejudge(slug, on=date(2026, 11, 24))


def test_a_teacher_finds_a_misspelt_tool_and_reads_the_sentence_behind_its_answer(
    loaded, browser_page, enter
):
    page = browser_page
    enter("Camille Delorme")
    page.goto("/")
    page.get_by_role("searchbox").fill("wikipdia")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name="Wikipédia", exact=True).click()
    page.get_by_role("link", name="Lire dans le texte").first.click()
    here = page.locator("mark.here").first
    assert here.is_visible()
    assert here.evaluate(
        "m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight }"
    )
    page.get_by_role("link", name="Passage suivant").click()
    assert page.locator("#citation").count() == 1


def test_results_follow_what_is_typed_and_the_address_too(loaded, browser_page):
    page = browser_page
    page.goto("/catalogue/")
    assert page.locator(".result").count() == len(SOME)
    page.get_by_role("searchbox").press_sequentially("messag")
    expect(page.locator(".result")).to_have_count(1)
    assert page.get_by_role("link", name="Olvid", exact=True).is_visible()
    page.wait_for_url("**q=messag**")
    page.get_by_label("Ma classe").select_option("cm2")
    page.wait_for_url("**classe=cm2**")
    expect(page.get_by_text("une classe de CM2")).to_be_visible()


def test_a_provider_tries_its_terms_sees_the_way_out_and_a_bad_file_said_in_place(
    browser_page, enter, tmp_path
):
    page = browser_page
    enter("Inès Caradec")
    page.goto("/essayer/")
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    page.get_by_label("ou un fichier").set_input_files(bad)
    page.get_by_role("button", name="Lire mes conditions").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("Collez vos conditions").fill(TERMS)
    page.get_by_role("button", name="Lire mes conditions").click()
    assert page.get_by_role("heading", name="Vos conditions, lues par Égide").is_visible()
    assert page.get_by_text("Non, pas en l’état.").is_visible()
    assert page.get_by_text("Une rédaction qui conviendrait").first.is_visible()
    page.get_by_role("link", name="Lire dans votre texte").first.click()
    assert page.locator("mark:target").is_visible()
    page.get_by_role("textbox", name="Votre texte").fill(TERMS.replace("We sell", "We do not sell"))
    page.get_by_role("button", name="Relire").click()
    assert page.get_by_role("heading", name="Vos conditions, lues par Égide").is_visible()


def test_a_provider_gives_a_pdf(browser_page, tmp_path):
    page = browser_page
    page.goto("/essayer/")
    paper = tmp_path / "terms.pdf"
    source = page.context.new_page()
    source.set_content(f"<h1>Terms</h1><p>{TERMS * 3}</p>")
    source.pdf(path=paper)
    source.close()
    page.get_by_label("ou un fichier").set_input_files(paper)
    page.get_by_role("button", name="Lire mes conditions").click()
    assert page.get_by_text("Non, pas en l’état.").is_visible()


@pytest.mark.parametrize(
    "address",
    ["/", "/catalogue/?q=messagerie", "/catalogue/?q=zzzz", "/essayer/",
     "/archives/wikipedia__privacy-policy/{day}/?citation=100-160"],
)  # fmt: skip
def test_the_pages_are_accessible(loaded, browser_page, violations, address):
    from egide.terms import queries

    day = queries.versions(["wikipedia__privacy-policy"])[0].captured_on
    browser_page.goto(address.format(day=day))
    assert violations(browser_page) == []


def test_what_changed_is_accessible(loaded, browser_page, violations):
    from egide.terms import queries

    new, old = queries.versions(["wikipedia__privacy-policy"])[:2]
    browser_page.goto(f"/archives/{new.document}/{old.captured_on}..{new.captured_on}/")
    assert violations(browser_page) == []


def test_the_answer_of_a_trial_is_accessible(browser_page, violations):
    browser_page.goto("/essayer/")
    browser_page.get_by_label("Collez vos conditions").fill(TERMS)
    browser_page.get_by_role("button", name="Lire mes conditions").click()
    assert violations(browser_page) == []
