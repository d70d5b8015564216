"""A pupil opens a tool from its own site; the head suspends it; the door says why."""

from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from egide.decisions import actions, queries
from egide.gateway.held import policies
from egide.gateway.kit import school
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.journal.actions import scribe
from egide.kit.clock import today
from egide.people.demo.places import TILLEULS
from egide.people.models import Person
from egide.people.queries import organisation
from tests.clients.listening import Quiet, served

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


class Tool(Quiet, BaseHTTPRequestHandler):
    """The service, as far as a browser sees it."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<title>The tool</title><h1>Back at the tool</h1>")


@pytest.fixture
def tool():
    """Another place than ours: the browser's policy must let people go back to it."""
    with served(Tool) as base:
        yield f"{base}/callback"


@pytest.fixture
def entrance(site, tool, settings, tmp_path):
    """The address that the tool sends people to."""
    settings.ORIGIN, settings.GATEWAY_KEYS = site, tmp_path / "gateway"
    settings.JOURNAL = replace(settings.JOURNAL, keys=tmp_path / "k", files=tmp_path / "f")
    policies.forget()
    school.prepare(on=today())
    registration = {"client_id": "Nuage", "client_secret": "x" * 20, "redirect_uris": [tool]}
    register(read(registration), on=today())
    asked = {"client_id": "Nuage", "redirect_uri": tool, "response_type": "code", "scope": "openid"}
    yield f"{site}/oidc/authorize?{urlencode(asked)}"
    scribe().leave()


def sign_in(page, user):
    """At the ENT of the demonstration."""
    page.get_by_label("Nom d’utilisateur").fill(user)
    page.get_by_label("Mot de passe").fill(f"essai-{user}")
    page.get_by_role("button", name="Entrer").click()


def suspend():
    """The head suspends what is signed."""
    (held,) = queries.agreements_of(organisation(TILLEULS).id, on=today())
    actions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=today())


def test_a_pupil_goes_to_a_tool_until_the_head_suspends_it(browser, entrance, violations):
    page = browser.new_context(locale="fr").new_page()
    page.goto(entrance)
    assert violations(page) == []
    sign_in(page, "leo")
    expect(page.get_by_role("heading", name="Back at the tool")).to_be_visible()
    suspend()
    page.goto(entrance)
    expect(page.get_by_role("heading", name="Cette porte est fermée pour toi.")).to_be_visible()
    expect(page.get_by_text("Cet outil est fermé en ce moment.")).to_be_visible()
    assert violations(page) == []
    page.get_by_text("Pour l’adulte").click()
    expect(page.get_by_text("La convention de ce service est suspendue.")).to_be_visible()
    page.context.close()


def test_a_teacher_is_told_what_to_do(browser, entrance, violations):
    suspend()
    page = browser.new_context(locale="fr").new_page()
    page.goto(entrance)
    sign_in(page, "camille")
    expect(page.get_by_role("heading", name="Nuage ne s’ouvre pas pour vous.")).to_be_visible()
    expect(page.get_by_role("link", name="Ouvrir le catalogue")).to_be_visible()
    assert violations(page) == []
    page.context.close()
