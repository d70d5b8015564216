"""Apache with mod_auth_openidc before a page, in a real browser: as a browser sees the doors.

Cookies, redirects and content policies are Chromium's to judge.
"""

import os

import pytest
from playwright.sync_api import expect

from tests.clients import apache, kit

MISSING = not apache.THERE and os.environ.get("CI") != "true"  # there, its lack is a failure
NAMES = ("Léo", "Marchal", "leo", "@")
WORD = "essai-leo"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(MISSING, reason="no Apache here: apt install libapache2-mod-auth-openidc"),
]


@pytest.fixture(scope="module")
def house():
    with kit.served() as environ:
        yield environ


@pytest.fixture
def page(browser):
    """A page; what its console complains of fails the test."""
    complaints = []
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def guarded(house):
    """The tool, and the provider that it was told of."""
    port = kit.free_port()
    base = f"http://127.0.0.1:{port}"
    told = kit.register(house, protocol="oidc", client_id="apache", client_secret="x" * 32,
                        redirect_uris=[f"{base}/cb"], post_logout_redirect_uris=[f"{base}/after"],
                        backchannel_logout_uri=f"{base}/cb?logout=backchannel")  # fmt: skip
    with apache.protected(port, issuer=told["issuer"], client="apache", secret="x" * 32):
        yield base, told["issuer"]


def enter(page, base):
    """Open the tool, sign in at the school, come back to the tool; what it received."""
    page.goto(f"{base}/who")
    page.get_by_label("Nom d’utilisateur").fill("leo")
    page.get_by_label("Mot de passe").fill(WORD)
    page.get_by_role("button", name="Entrer").click()
    expect(page).to_have_url(f"{base}/who")
    return page.inner_text("body")


def test_a_pupil_enters_under_a_pseudonym_and_leaves_from_the_tool(guarded, page):
    base, _ = guarded
    received = enter(page, base)
    assert "OIDC_CLAIM_nickname=" in received
    assert [name for name in NAMES if name in received] == []
    page.goto(f"{base}/cb?logout={base}/after")
    expect(page).to_have_url(f"{base}/after")
    page.goto(f"{base}/who")  # neither the tool nor the school remembers anybody
    expect(page.get_by_label("Mot de passe")).to_be_visible()


def test_whoever_leaves_the_school_has_left_the_tool(guarded, page):
    base, school = guarded
    enter(page, base)
    page.goto(f"{school}/ent/sortie")
    page.get_by_role("button", name="Oui, sortir").click()
    expect(page.get_by_role("heading", name="La session est fermée.")).to_be_visible()
    page.goto(f"{base}/who")  # told by its server alone, Apache has forgotten too
    expect(page.get_by_label("Mot de passe")).to_be_visible()
