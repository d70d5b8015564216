"""A head passes the mandate on for a fortnight; a deputy finds it; another school sees nothing."""

from datetime import timedelta

import pytest

from egide.kit.clock import today
from egide.people import demo
from egide.people.demo.places import TILLEULS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _world(db):
    demo.load()


def test_a_head_delegates_and_the_page_says_who_signs(browser_page, enter, violations):
    enter("Hélène Vasseur")
    browser_page.get_by_role("link", name="Collège des Tilleuls").click()
    assert violations(browser_page) == []
    browser_page.get_by_text("Déléguer mon mandat").click()
    mandates = browser_page.get_by_role("group").filter(has_text="Déléguer mon mandat")
    mandates.get_by_label("À qui").select_option(label="Karim Zitouni · adjoint")
    mandates.get_by_label("Au, compris").fill((today() + timedelta(14)).isoformat())
    assert violations(browser_page) == []
    mandates.get_by_role("button", name="Déléguer").click()
    signs = browser_page.get_by_role("region", name="Qui signe")
    assert "Karim Zitouni" in signs.inner_text()
    assert "par délégation de Hélène Vasseur" in signs.inner_text()


def test_a_head_records_what_the_board_voted(browser_page, enter):
    enter("Hélène Vasseur")
    browser_page.goto("/ecole/")
    browser_page.get_by_text("Enregistrer une délégation du conseil").click()
    board = browser_page.get_by_role("region", name="Conseil d’administration")
    board.get_by_label("Acte").fill("Acte n° 14")
    board.get_by_label("Au, compris").fill((today() + timedelta(300)).isoformat())
    board.get_by_role("button", name="Enregistrer").click()
    assert browser_page.get_by_text("Acte n° 14", exact=True).is_visible()


def test_a_teacher_reads_their_class_and_another_school_does_not(browser_page, enter, violations):
    enter("Camille Delorme")
    browser_page.goto("/ecole/")
    browser_page.get_by_role("link", name="5e B").click()
    assert browser_page.get_by_text("Léo Marchal").is_visible()
    assert violations(browser_page) == []
    theirs = browser_page.url
    browser_page.get_by_role("button", name="Sortir").click()
    for name in ("Rachida Belmont", "Anne Roussey", "Thierry Aubras"):
        enter(name)
        browser_page.goto(theirs)
        assert not browser_page.get_by_text("Léo Marchal").is_visible()
        assert browser_page.get_by_text("Qui peut le faire ici").is_visible()
        browser_page.get_by_role("button", name="Sortir").click()


def test_the_academy_opens_its_schools(browser_page, enter, violations):
    enter("Thierry Aubras")
    browser_page.goto("/ecole/")
    assert violations(browser_page) == []
    browser_page.get_by_role("link", name="Collège des Tilleuls").click()
    assert browser_page.url.endswith(f"/ecole/{TILLEULS}/")
