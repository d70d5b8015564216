"""From a wish to a signature, and what happens afterwards: in a real browser, with real acts."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from egide.decisions import actions, queries
from egide.kit.announcements import announce, deliver
from egide.kit.clock import today
from egide.people import demo as people
from egide.people.models import Group, Organisation, Person
from tests.rooms.decisions import makers
from tests.rooms.verdicts.makers import a_service

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
VOTE = "Acte du 5 novembre"


@pytest.fixture
def academy():
    """The invented academy, and a service that a school may sign for."""
    people.load()
    a_service("cartes", same_use=("cards",), advertising=["none"])
    a_service("reseau", same_use=("cards",), advertising=["targeted"])
    makers.a_verdict("cartes")
    makers.a_verdict("reseau", overall="not_conforming")


def somebody(key):
    return Person.objects.get(key=key)


def place(name):
    return Organisation.objects.get(name__startswith=name).pk


def asked(key="camille", classes="5e B", slug="cartes", school="Collège des Tilleuls"):
    """A request with a favourable opinion."""
    groups = Group.objects.filter(name=classes, school=place(school)).values_list("pk", flat=True)
    use = actions.Use(tuple(groups), "Des cartes.")
    made = actions.wish(place(school), actions.Tool(slug), use, by=somebody(key), on=today())
    advice = actions.Advice(favourable=True, text="Proportionné.")
    actions.advise(made.pk, advice, by=somebody("marc"), on=today())
    return made


def test_a_teacher_asks_a_dpo_advises_a_head_signs(browser_page, enter, academy, violations):
    enter("Camille Delorme")
    clicks = count_clicks(browser_page)
    browser_page.get_by_label("Chercher un outil").fill("cartes")
    browser_page.get_by_role("button", name="Chercher").click()
    browser_page.get_by_role("link", name="Cartes", exact=True).first.click()
    expect(browser_page.get_by_text("Après un avis et une signature.")).to_be_visible()
    browser_page.get_by_label("5e B").check()
    browser_page.get_by_role("button", name="Demander").click()
    expect(browser_page.get_by_role("heading", name="Ouvrir Cartes : 5e B, 4e A")).to_be_visible()
    assert clicks() <= 5
    page = browser_page.url
    assert violations(browser_page) == []
    enter("Marc Etchart")
    browser_page.get_by_role("link", name="Donner un avis").click()
    browser_page.get_by_label("Pourquoi").fill("Proportionné.")
    browser_page.get_by_role("button", name="Donner cet avis").click()
    expect(browser_page.get_by_text("Proportionné.")).to_be_visible()
    enter("Hélène Vasseur")
    browser_page.get_by_role("link", name="Lire et décider").click()
    assert violations(browser_page) == []
    browser_page.set_viewport_size({"width": 1280, "height": 900})
    browser_page.get_by_label("Référence du vote").fill(VOTE)
    browser_page.get_by_label("J’ai lu cette page").check()
    browser_page.get_by_role("button", name="Signer").click()
    expect(browser_page.get_by_text("En vigueur.")).to_be_visible()
    expect(browser_page.get_by_text(VOTE)).to_be_visible()
    assert violations(browser_page) == []
    browser_page.goto("/registre/")
    expect(browser_page.get_by_role("main")).to_contain_text("Cartes")
    browser_page.goto("/ecoles/0980001U/outils/")
    expect(browser_page.get_by_role("main")).to_contain_text("Cartes")
    enter("Camille Delorme")
    expect(browser_page.get_by_role("main")).to_contain_text("sous surnom")
    browser_page.goto(page)
    expect(browser_page.get_by_text(re.compile("^Signé le"))).to_be_visible()


def count_clicks(page):
    """How many times the page is pressed from now on, whatever the address."""
    page.context.add_init_script(
        "addEventListener('click', event => { if (event.isTrusted)"
        " sessionStorage.pressed = Number(sessionStorage.pressed || 0) + 1 }, true)"
    )
    page.reload()
    return lambda: int(page.evaluate("sessionStorage.pressed || 0"))


def test_a_refusal_says_why_and_what_to_use_instead(browser_page, enter, academy):
    made = asked(slug="cartes")
    enter("Hélène Vasseur")
    browser_page.goto(f"/demandes/{made.pk}/")
    browser_page.get_by_text("Ne pas signer").click()
    browser_page.get_by_label("Pourquoi").fill("Le forum de l’ENT suffit.")
    browser_page.get_by_role("button", name="Refuser la demande").click()
    enter("Camille Delorme")
    expect(browser_page.get_by_text("Le forum de l’ENT suffit.")).to_be_visible()
    browser_page.goto("/services/reseau/?classe=5e")
    expect(browser_page.locator("#ma-classe")).to_contain_text("Non.")
    expect(browser_page.locator("#ma-classe").get_by_role("link", name="Cartes")).to_be_visible()


def test_a_school_joins_a_framework_in_one_click(browser_page, enter, academy, violations):
    deal = actions.Deal("cartes", ("6e", "5e", "4e", "3e"))
    academy_place = place("Académie")
    seal = queries.deal_sheet(academy_place, deal, on=today()).seal
    actions.negotiate(academy_place, deal, seal, by=somebody("thierry"), on=today())
    enter("Hélène Vasseur")
    browser_page.goto("/cadres/")
    browser_page.get_by_role("link", name="Cartes").first.click()
    assert violations(browser_page) == []
    browser_page.set_viewport_size({"width": 1280, "height": 900})
    if browser_page.get_by_label("Référence du vote").count():
        browser_page.get_by_label("Référence du vote").fill(VOTE)
    browser_page.get_by_role("button", name="Adhérer").click()
    expect(browser_page.get_by_text("En vigueur.")).to_be_visible()


def test_an_experiment_ends_by_itself_and_says_what_came_out(browser_page, enter, academy):
    begun = today() - timedelta(30)
    made = asked()
    choices = actions.Choices(until=today(), board=VOTE)
    sheet = queries.sheet_to_try(made.pk, on=begun, choices=choices)
    question = actions.Question("Les cartes aident-elles ?", "Deux élèves sur trois.")
    signing = actions.Signing(sheet.seal, choices)
    tried = actions.try_out(made.pk, question, signing, by=somebody("helene"), on=begun)
    assert queries.agreement(tried.pk, on=today() - timedelta(1)).status.opens
    enter("Camille Delorme")
    browser_page.get_by_role("link", name=re.compile("Dire ce qui est sorti")).click()
    expect(browser_page.get_by_text("Arrivée à son terme.")).to_be_visible()
    browser_page.get_by_label("Ce qui en sort").fill("La moitié seulement.")
    browser_page.get_by_label("Pas réussi").check()
    browser_page.get_by_role("button", name="Enregistrer le résultat").click()
    enter("Thierry Aubras")
    browser_page.goto("/experimentations/")
    expect(browser_page.get_by_text("La moitié seulement.")).to_be_visible()


def test_a_fact_falls_and_what_rested_on_it_is_shut_with_its_reason(browser_page, enter, academy):
    made = makers_signature()
    fallen = makers.moves("cartes", today(), overall="not_conforming", cause="law")
    announce(fallen)
    deliver()
    assert not queries.agreement(made.pk, on=today()).status.opens
    enter("Hélène Vasseur")
    expect(browser_page.get_by_role("heading", name="À regarder")).to_be_visible()
    browser_page.get_by_role("link", name="Cartes").first.click()
    expect(browser_page.get_by_text("Suspendue : la porte est fermée.")).to_be_visible()
    expect(browser_page.get_by_role("main")).to_contain_text("Le droit a changé.")
    enter("Camille Delorme")
    expect(browser_page.get_by_role("main")).to_contain_text("est suspendu")


def makers_signature():
    """The collège signed for it."""
    request = asked()
    choices = actions.Choices(board=VOTE)
    sheet = queries.sheet_to_sign(request.pk, on=today(), choices=choices)
    signing = actions.Signing(sheet.seal, choices)
    return actions.sign(request.pk, signing, by=somebody("helene"), on=today())


def test_a_director_of_a_primary_school_cannot_sign_what_the_dasen_must(
    browser_page, enter, academy
):
    made = asked("claire", "CM2", school="École")
    enter("Nadia Ferrand")
    browser_page.goto(f"/demandes/{made.pk}/")
    expect(browser_page.get_by_text("c’est la ou le DASEN qui signe").first).to_be_visible()
    assert not browser_page.get_by_role("button", name="Signer").count()
    enter("Agnès Morvaux")
    browser_page.get_by_role("link", name="Lire et décider").click()
    browser_page.get_by_label("J’ai lu cette page").check()
    browser_page.get_by_role("button", name="Signer").click()
    expect(browser_page.get_by_text("En vigueur.")).to_be_visible()


def test_a_head_suspends_at_once_and_opens_again(browser_page, enter, academy):
    made = makers_signature()
    enter("Hélène Vasseur")
    browser_page.goto(f"/conventions/{made.pk}/")
    browser_page.get_by_label("Suspendre").fill("Un doute.")
    browser_page.get_by_role("button", name="Suspendre maintenant").click()
    expect(browser_page.get_by_text("Suspendue : la porte est fermée.")).to_be_visible()
    assert queries.in_force(made.school_id, "cartes", on=today()) is None
    browser_page.get_by_label("Rouvrir").fill("Doute levé.")
    browser_page.get_by_role("button", name="Rouvrir").click()
    expect(browser_page.get_by_text("En vigueur.")).to_be_visible()
    expect(browser_page.get_by_text("Doute levé.")).to_be_visible()


@pytest.mark.parametrize(
    "name, address",
    [
        ("Thierry Aubras", "/cadres/"),
        ("Thierry Aubras", "/cadres/nouveau/?service=cartes&cycle=college"),
        ("Thierry Aubras", "/cadres/cartes/position/"),
        ("Camille Delorme", "/demandes/nouvelle/"),
        ("Camille Delorme", "/"),
        ("Hélène Vasseur", "/conventions/"),
        ("Inès Caradec", "/fournisseur/"),
        ("Anne Roussey", "/"),
    ],
)
def test_pages_are_accessible(browser_page, enter, academy, violations, name, address):
    makers_signature()
    enter(name)
    browser_page.goto(address)
    assert violations(browser_page) == []
