"""The head finds the register, a family reads what it is told, on any screen."""

import pytest
from playwright.sync_api import expect

from egide.decisions import queries as decisions
from egide.families.actions import issue
from egide.kit.clock import today
from egide.people import demo
from egide.people.demo.places import TILLEULS
from egide.people.models import Organisation
from egide.trust.notice import Item
from tests.rooms.walls.agreed import an_agreement_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed(transactional_db):
    """A tool that the whole collège uses, and its notice."""
    demo.load()
    assert Organisation.objects.filter(code=TILLEULS).exists()
    made = an_agreement_of(TILLEULS)
    issue([decisions.agreement(made.pk, on=today())], on=today())
    return made


def test_the_head_finds_an_activity_in_the_register(signed, browser_page, enter, violations):
    made = signed
    enter("Hélène Vasseur")
    browser_page.get_by_role("link", name="Registre").click()
    expect(browser_page).to_have_url(
        f"{browser_page.url.split('/registre')[0]}/registre/{TILLEULS}/"
    )
    assert violations(browser_page) == []
    browser_page.get_by_role("link", name="Usage de Cartes en classe").click()
    expect(browser_page.get_by_text(made.digest[:8])).to_have_count(2)
    assert violations(browser_page) == []
    browser_page.get_by_role("link", name="Analyse d’impact").click()
    expect(browser_page.get_by_text("Brouillon")).to_be_visible()


def test_a_family_reads_what_it_is_told(signed, browser_page, enter, violations):
    enter("Anne Roussey")
    browser_page.goto("/famille/")
    assert violations(browser_page) == []
    browser_page.get_by_role("link", name="Cartes", exact=True).click()
    expect(browser_page.locator(".sheet h2")).to_have_count(len(Item))
    assert violations(browser_page) == []
    browser_page.get_by_role("link", name="La version pour les enfants").click()
    expect(browser_page.get_by_text("Ta classe va se servir de Cartes.")).to_be_visible()
    assert violations(browser_page) == []
