"""The whole story: a pupil, a tool that knows a nickname, a teacher, a parent, a head."""

import re
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from egide.gateway.held import memory
from egide.gateway.kit import school
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.journal import actions as journal
from egide.journal import queries as lines
from egide.kit.clock import now, today
from tests.journeys.a_tool import ID, SECRET, serving

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NAMES = ("Léo", "Marchal", "leo", "@", "5e B")
PATIENCE = 30_000  # milliseconds: several browsers and a signature in one story
PHONE = {"width": 360, "height": 760}


@pytest.fixture(autouse=True)
def patience():
    """What is waited for, and then as before."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def tool(site, settings, tmp_path):
    """A real service, joined to the kit's school; its agreement is signed by the head."""
    settings.ORIGIN, settings.GATEWAY_KEYS = site, tmp_path / "gateway"
    settings.JOURNAL = replace(settings.JOURNAL, keys=tmp_path / "k", files=tmp_path / "f")
    memory.forget()
    school.prepare(on=today())
    with serving() as made:
        given = {"protocol": "oidc", "client_id": ID, "client_secret": SECRET, "pkce": "required",
                 "redirect_uris": [made.callback]}  # fmt: skip
        made.provider = register(read(given), on=today())
        yield made
    journal.scribe().leave()


@pytest.fixture
def someone(browser, site):
    """Somebody's own browser, signed in to Égide as an invented person, or as nobody."""

    @contextmanager
    def a_browser(name="", viewport=None):
        context = browser.new_context(base_url=site, locale="fr", viewport=viewport)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if name:
            page.goto("/entrer")
            page.get_by_role("button", name=name).click()
        yield page
        context.close()

    return a_browser


def sign_in(page, user):
    """At the ENT of the demonstration."""
    page.get_by_label("Nom d’utilisateur").fill(user)
    page.get_by_label("Mot de passe").fill(f"essai-{user}")
    page.get_by_role("button", name="Entrer").click()


def sign_journal():
    """What `egide journal keep` does every two seconds."""
    for log in lines.logs():
        journal.sign(log.pk, at=now())


def test_from_the_pupils_click_to_the_heads_suspension(tool, someone, violations):
    with someone() as pupil:
        nickname = a_pupil_opens_the_tool(pupil, tool)
        with someone("Camille Delorme") as teacher:
            the_teacher_sees_who_it_is(teacher, nickname, violations)
        sign_journal()
        with someone("Anne Roussey", PHONE) as mother:
            a_guardian_checks_the_receipt(mother, violations)
        with someone("Hélène Vasseur") as head:
            the_head_suspends(head)
        the_next_launch_is_refused(pupil, tool, violations)
    assert len(tool.heard) == 1


def a_pupil_opens_the_tool(page, tool):
    """The tool shows a nickname, and was told nothing else that names anybody."""
    page.goto(tool.address)
    page.get_by_role("link", name="Entrer avec mon école").click()
    sign_in(page, "leo")
    greeting = page.get_by_text("Bonjour ")
    expect(greeting).to_be_visible()
    nickname = greeting.inner_text().removeprefix("Bonjour ")
    assert re.fullmatch(r"\w+ \d{1,3}", nickname)
    (heard,) = tool.heard
    assert [name for name in NAMES if name in str(heard)] == []
    return nickname


def the_teacher_sees_who_it_is(page, nickname, violations):
    """Inside Égide, for a class of theirs; what goes, and what the tool asked for in vain."""
    page.get_by_role("link", name="Qui est « Loutre 12 » ? 5e B").click()
    page.get_by_role("link", name="Voir les surnoms").click()
    page.get_by_label("Chercher un surnom").fill(nickname.lower())
    page.get_by_role("button", name="Chercher").click()
    expect(page.get_by_role("listitem").filter(has_text=nickname)).to_contain_text("Léo Marchal")
    assert violations(page) == []
    page.get_by_role("link", name="Ce qui part : Léo Marchal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Ce qui part vers Nuage au sujet de Léo"
    )
    expect(page.locator("del", has_text="le prénom")).to_be_visible()
    assert violations(page) == []


def a_guardian_checks_the_receipt(page, violations):
    """On a phone: what left, to whom, who looked; her own device does the computation."""
    page.goto("/famille/")
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Ce qui est sorti : Léo").click()
    expect(page.get_by_text("Camille Delorme · lettres a regardé").first).to_be_visible()
    page.get_by_role("button", name="Vérifier moi-même").click()
    expect(
        page.get_by_text("est bien dans le journal, et personne ne l’a réécrite.")
    ).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def the_head_suspends(page):
    """One sentence, one button."""
    page.get_by_role("link", name="Nuage", exact=True).first.click()
    page.get_by_label("Suspendre : pourquoi ?").fill("Une famille signale une publicité.")
    page.get_by_role("button", name="Suspendre maintenant").click()
    expect(page.get_by_label("Rouvrir : pourquoi ?")).to_be_visible()


def the_next_launch_is_refused(page, tool, violations):
    """The pupil reads that they did nothing wrong, and why."""
    page.goto(tool.address)
    page.get_by_role("link", name="Entrer avec mon école").click()
    expect(page.get_by_role("heading", name="Cette porte est fermée pour toi.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Pourquoi ?").click()
    expect(page.get_by_text("Tu n’as rien fait de mal.")).to_be_visible()
    assert violations(page) == []


def test_a_parent_says_no_and_the_door_shuts_until_they_take_it_back(tool, someone, violations):
    with someone("Julien Marchal", PHONE) as father, someone() as pupil:
        father.goto("/famille/")
        father.get_by_role("link", name="Mon choix : Nuage").click()
        assert violations(father) == []
        father.get_by_role("button", name="Dire non à cet outil").click()
        expect(father.get_by_text("La porte est fermée pour Léo : rien ne sort.")).to_be_visible()
        assert violations(father) == []
        pupil.goto(f"{tool.address}/entrer")
        sign_in(pupil, "leo")
        expect(pupil.get_by_text("Ta famille préfère que tu n’utilises pas")).to_be_visible()
        father.get_by_role("button", name="Retirer mon opposition").click()
        expect(father.get_by_text("La porte est ouverte pour Léo.")).to_be_visible()
        pupil.goto(f"{tool.address}/entrer")
        expect(pupil.get_by_text("Bonjour ")).to_be_visible()


def test_two_persons_lift_a_nickname_once(tool, someone, violations):
    with someone("Hélène Vasseur") as head, someone("Marc Etchart") as officer:
        head.get_by_role("link", name="Ce qu’elles ont choisi").click()
        assert violations(head) == []
        head.goto("/")
        head.get_by_role("link", name="Lever un surnom").click()
        head.get_by_label("Le surnom").fill("Loutre 12")
        head.get_by_label("Pourquoi").fill("Un message blessant a été écrit dans l’outil.")
        head.get_by_role("button", name="Demander à deux").click()
        assert violations(head) == []
        officer.goto("/")
        officer.get_by_role("link", name="Répondre : Collège des Tilleuls").click()
        officer.get_by_role("button", name="Accepter").click()
        head.reload()
        head.get_by_role("button", name="Lire la réponse").click()
        expect(head.get_by_text("Personne de l’établissement ne porte ce nom")).to_be_visible()
        assert violations(head) == []
        head.get_by_role("link", name="Revenir aux demandes").click()
        expect(head.get_by_text("montré une fois")).to_be_visible()
