"""Staff come in by themselves: an invitation, a passkey, another one, a service that vouches."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from egide.people.models import Mandate, Organisation, Passkey, Person
from egide.people.roles import Role
from egide.people.signin import invitations
from egide.people.signin.conf import Upstream
from egide.people.signin.invitations import Wanted
from tests.rooms.people.signin.provider import CLIENT, SECRET, Provider, serving

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _at_home(settings, site):
    settings.ORIGIN = site
    cache.clear()


@pytest.fixture
def authenticator(browser_page):
    """Chromium's own virtual authenticator; `add` plugs one more in, and gives its number."""
    session = browser_page.context.new_cdp_session(browser_page)
    session.send("WebAuthn.enable")

    def add(**otherwise):
        options = {"options": AUTHENTICATOR | otherwise}
        return session.send("WebAuthn.addVirtualAuthenticator", options)["authenticatorId"]

    add.send = session.send
    return add


@pytest.fixture
def school():
    ministry = Organisation.objects.create(kind="ministry", code="MEN", name="Ministère")
    academy = Organisation.objects.create(kind="academy", code="14", name="Acad", parent=ministry)
    return Organisation.objects.create(
        kind="school", code="0350001A", name="Collège des Tilleuls", parent=academy,
        school_kind="eple",
    )  # fmt: skip


def link_for(name, role, school):
    return invitations.invite(Wanted(name, role, school), by=None, at=timezone.now()).link


def accept(page, link, name="téléphone"):
    page.goto(link)
    page.get_by_role("button", name="Ouvrir l’invitation").click()
    page.get_by_label("Nom de la clé").fill(name)
    page.get_by_role("button", name="Faire ma clé d’accès").click()
    expect(page.get_by_role("button", name="Sortir")).to_be_visible()


def enter(page):
    page.goto("/entrer")
    page.get_by_role("button", name="Entrer avec une clé d’accès").click()
    expect(page.get_by_role("button", name="Sortir")).to_be_visible()


def test_register_sign_out_sign_in_add_remove(browser_page, authenticator, school):
    first = authenticator()
    accept(browser_page, link_for("Ada Prof", Role.TEACHER, school))
    browser_page.get_by_role("button", name="Sortir").click()
    enter(browser_page)

    browser_page.get_by_role("link", name="Ada Prof").click()
    authenticator.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
    authenticator()
    browser_page.get_by_label("Nom de la clé").last.fill("bureau")
    browser_page.get_by_role("button", name="Faire une clé d’accès").click()
    expect(browser_page.get_by_role("button", name="Retirer bureau")).to_be_visible()
    browser_page.get_by_role("button", name="Retirer téléphone").click()
    expect(browser_page.get_by_role("button", name="Retirer téléphone")).to_have_count(0)
    browser_page.get_by_role("button", name="Retirer bureau").click()
    expect(browser_page.get_by_role("heading", name="C’est votre seule façon")).to_be_visible()

    browser_page.goto("/mes-acces")
    browser_page.get_by_role("button", name="Sortir partout").click()
    enter(browser_page)
    assert [key.name for key in Passkey.objects.all()] == ["bureau"]


def test_the_secret_of_a_link_is_in_no_request_and_no_history(browser_page, authenticator, school):
    authenticator()
    seen = []
    browser_page.on("request", lambda asked: seen.append(asked.url))
    link = link_for("Ada Prof", Role.TEACHER, school)
    secret = link.partition("#")[2]
    browser_page.goto(link)
    expect(browser_page.get_by_role("button", name="Ouvrir l’invitation")).to_be_visible()
    assert secret not in browser_page.url
    browser_page.get_by_role("button", name="Ouvrir l’invitation").click()
    expect(browser_page.get_by_role("heading", name="Ada Prof")).to_be_visible()
    assert not [url for url in seen if secret in urlsplit(url).path + urlsplit(url).query]


def test_who_is_not_verified_or_holds_no_key_is_told_so(browser_page, authenticator, school):
    authenticator(isUserVerified=False)
    browser_page.goto(link_for("Ada Prof", Role.TEACHER, school))
    browser_page.get_by_role("button", name="Ouvrir l’invitation").click()
    browser_page.get_by_role("button", name="Faire ma clé d’accès").click()
    expect(browser_page.get_by_role("status")).to_contain_text("aucune clé n’a été présentée")
    assert not Person.objects.filter(display_name="Ada Prof").exists()


def test_a_key_that_the_house_no_longer_knows_is_told_what_to_do(
    browser_page, authenticator, school
):
    authenticator()
    accept(browser_page, link_for("Ada Prof", Role.TEACHER, school))
    Passkey.objects.all().delete()
    browser_page.get_by_role("button", name="Sortir").click()
    browser_page.goto("/entrer")
    browser_page.get_by_role("button", name="Entrer avec une clé d’accès").click()
    expect(browser_page.get_by_role("status")).to_contain_text("Essayez une autre clé")


def test_a_head_invites_a_teacher_who_loses_their_key_and_comes_back(
    browser_page, authenticator, school
):
    first = authenticator()
    head = Person.objects.create(display_name="Chef", role=Role.HEAD, place=school)
    Mandate.objects.create(person=head, role="head", organisation=school, since=date(2020, 1, 1))
    accept(browser_page, invitations.renew(head, by=None, at=timezone.now()).link)

    browser_page.goto("/acces")
    browser_page.get_by_label("Nom", exact=True).fill("Ada Prof")
    browser_page.get_by_label("Rôle").select_option(Role.TEACHER)
    browser_page.get_by_role("button", name="Faire l’invitation").click()
    link = browser_page.locator(".link-once").inner_text()
    browser_page.goto("/acces")
    assert link not in browser_page.content()
    browser_page.get_by_role("button", name="Sortir").click()
    authenticator.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
    second = authenticator()
    accept(browser_page, link)
    browser_page.get_by_role("button", name="Sortir").click()

    authenticator.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": second})
    authenticator()
    ada = Person.objects.get(display_name="Ada Prof")
    accept(browser_page, invitations.renew(ada, by=head, at=timezone.now()).link, name="neuve")
    assert [key.name for key in ada.passkeys.all()] == ["neuve"]


def test_a_service_that_vouches_lets_in_from_the_door(browser, site, settings, school):
    with serving(Provider()) as provider:
        settings.UPSTREAMS = (Upstream("op", "Guichet", provider.issuer, CLIENT, SECRET),)
        page = browser.new_context(base_url=site).new_page()
        page.goto(link_for("Ada Prof", Role.TEACHER, school))
        page.get_by_role("button", name="Ouvrir l’invitation").click()
        page.get_by_role("link", name="Entrer par Guichet").click()
        page.get_by_role("button", name="Sortir").click()
        page.goto("/entrer?next=/mes-acces")
        page.get_by_role("link", name="Entrer par Guichet").click()
        expect(page.get_by_role("heading", name="Comptes reliés")).to_be_visible()
        expect(page).to_have_url(re.compile("/mes-acces$"))
        page.context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_sign_in_is_accessible(
    browser_page, authenticator, school, settings, violations, language
):
    settings.UPSTREAMS = (Upstream("op", "Guichet", "https://op.example", CLIENT, SECRET),)
    authenticator()
    head = Person.objects.create(display_name="Chef", role=Role.HEAD, place=school)
    Mandate.objects.create(person=head, role="head", organisation=school, since=date(2020, 1, 1))
    accept(browser_page, invitations.renew(head, by=None, at=timezone.now()).link)
    invitations.invite(Wanted("Eve", Role.TEACHER, school), by=head, at=timezone.now())
    browser_page.goto(f"/langue/{language}")
    for address in ("/entrer", "/mes-acces", "/acces", "/invitation"):
        browser_page.goto(address)
        assert violations(browser_page) == [], address
    browser_page.goto(link_for("Ada", Role.TEACHER, school))
    browser_page.locator("form[data-invitation] button").click()
    expect(browser_page.get_by_role("heading", name="Ada")).to_be_visible()
    assert violations(browser_page) == []
