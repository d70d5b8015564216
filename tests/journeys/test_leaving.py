"""A pupil leaves: one question, one answer, and a tool that asks is named."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from egide.gateway.held import memory
from egide.gateway.kit import school
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.journal.actions import scribe
from egide.kit.clock import today

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house(site, settings, tmp_path):
    """The kit's school, and a tool to which a session goes back."""
    settings.ORIGIN, settings.GATEWAY_KEYS = site, tmp_path / "gateway"
    settings.JOURNAL = replace(settings.JOURNAL, keys=tmp_path / "k", files=tmp_path / "f")
    memory.forget()
    school.prepare(on=today())
    registration = {"client_id": "Nuage", "client_secret": "x" * 20, "redirect_uris": [f"{site}/x"],
                    "post_logout_redirect_uris": [f"{site}/ent/arrivee"]}  # fmt: skip
    register(read(registration), on=today())
    yield
    scribe().leave()


@pytest.mark.usefixtures("house")
def test_whoever_leaves_is_asked_once_and_is_gone(site, browser_page, violations):
    page = browser_page
    page.goto("/ent/")
    page.get_by_label("Nom d’utilisateur").fill("leo")
    page.get_by_label("Mot de passe").fill("essai-leo")
    page.get_by_role("button", name="Entrer").click()
    page.goto(f"/oidc/logout?client_id=Nuage&post_logout_redirect_uri={site}/ent/arrivee")
    expect(page.get_by_text("Nuage demande de fermer la session")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Non, rester").click()
    page.goto("/ent/sortie")
    page.get_by_role("button", name="Oui, sortir").click()
    expect(page.get_by_role("heading", name="La session est fermée.")).to_be_visible()
    assert violations(page) == []
    page.goto("/ent/sortie")  # nobody is left to ask
    expect(page.get_by_role("heading", name="La session est fermée.")).to_be_visible()
