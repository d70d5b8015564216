"""Apache with mod_auth_mellon and mod_auth_cas before a page, in a real browser.

Cookies, forms that go by themselves and content policies are Chromium's to judge.
"""

import os

import pytest
from playwright.sync_api import expect

from tests.clients import apache_papers, kit

MISSING = not apache_papers.THERE and os.environ.get("CI") != "true"
NAMES = ("Léo", "Marchal", "leo")
WORD = "essai-leo"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(MISSING, reason="apt install libapache2-mod-auth-mellon …-cas"),
]


@pytest.fixture(scope="module")
def guarded():
    """Two pages of one tool, and where the school is."""
    port = kit.free_port()
    base = f"http://127.0.0.1:{port}"
    with kit.served() as house:
        saml = apache_papers.provider(base)
        told = kit.register(house, protocol="saml", entity_id=saml.name, metadata=saml.metadata)
        cas = kit.register(house, protocol="cas", service=f"{base}/cas/", below=True)["cas"]
        with apache_papers.protected(port, told["metadata_url"], cas):
            yield base, cas.removesuffix("/cas")


@pytest.fixture
def page(browser):
    """A page; a breach of a content policy fails the test."""
    complaints = []
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on(
        "console", lambda said: "Content Security" in said.text and complaints.append(said.text)
    )
    yield page
    context.close()
    assert complaints == []


def enter(page, address):
    """Open the tool, sign in at the school, come back to the tool; what it received."""
    page.goto(address)
    page.get_by_label("Nom d’utilisateur").fill("leo")
    page.get_by_label("Mot de passe").fill(WORD)
    page.get_by_role("button", name="Entrer").click()
    expect(page).to_have_url(address)
    received = page.inner_text("body")
    assert "REMOTE_USER=" in received
    assert [name for name in NAMES if name in received] == []
    return received


def leave(page, school):
    """Leave the school's own place."""
    page.goto(f"{school}/ent/sortie")
    page.get_by_role("button", name="Oui, sortir").click()
    expect(page.get_by_role("heading", name="La session est fermée.")).to_be_visible()


@pytest.mark.parametrize("door", ["saml", "cas"])
def test_a_pupil_enters_under_a_pseudonym_and_whoever_leaves_the_school_has_left(
    guarded, page, door
):
    base, school = guarded
    enter(page, f"{base}/{door}/who")
    page.goto(f"{base}/{door}/who")  # the tool remembers
    expect(page.get_by_text("REMOTE_USER=")).to_be_visible()
    leave(page, school)
    page.goto(f"{base}/{door}/who")  # told by its server alone, Apache has forgotten too
    expect(page.get_by_label("Mot de passe")).to_be_visible()


def test_whoever_leaves_from_the_tool_has_left_the_school(guarded, page):
    base, _ = guarded
    assert "MELLON_urn_oasis_names_tc_SAML_attribute_pairwise_id" in enter(page, f"{base}/saml/who")
    page.goto(f"{base}/mellon/logout?ReturnTo={base}/")
    expect(page).to_have_url(f"{base}/")
    page.goto(f"{base}/saml/who")
    expect(page.get_by_label("Mot de passe")).to_be_visible()
