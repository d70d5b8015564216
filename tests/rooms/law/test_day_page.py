"""The law on a given day: what stood, what was known then, what was learnt since."""

from datetime import date

import pytest

from egide.law.changes import around, changes, held_on
from egide.law.shelf import shelf
from egide.law.shown.themes import theme
from egide.trust.law import View

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    def get(query):
        return client.get(f"/droit/{query}").content.decode()

    return get


def test_every_fact_has_its_theme():
    assert [name for name in shelf().law.facts if not theme(name)] == []


@pytest.mark.parametrize(
    "day, stands",
    [("2016-07-12", True), ("2020-07-15", True), ("2020-07-16", False)],
)
def test_the_shield_covers_until_the_eve_of_the_judgment(page, day, stands):
    assert ('<p class="answer__a">Privacy Shield</p>' in page(f"?le={day}")) is stands


def test_a_day_that_believed_in_the_shield_says_that_it_was_annulled_since(page):
    assert "Annulé depuis, le 16\u00a0juillet\u00a02020" in page("?le=2018-01-10")


def test_in_hindsight_the_shield_never_covered_anything(page):
    text = page("?le=2018-01-10&regard=depuis")
    assert "Aucune décision de l’Union" in text
    assert "bouclier" not in text.partition('id="transferts"')[2]


def test_nobody_knew_on_the_eve_that_the_judgment_would_come(page):
    assert "personne ne le savait encore" in page("?le=2020-07-15")
    assert "personne ne le savait encore" not in page("?le=2026-11-24")


def test_between_two_changes_nothing_changes():
    law = shelf().law
    for before, after in zip(changes(), changes()[1:], strict=False):
        middle = before.on + (after.on - before.on) / 2
        assert held_on(law, before.on).keys() == held_on(law, middle).keys()
        assert around(middle) == (before, after)


def test_the_page_lists_exactly_what_is_in_force(page):
    held = held_on(shelf().law, date(2021, 6, 28), View.KNOWN)
    text = page("?le=2021-06-28").partition('id="transferts"')[2]
    listed = {name for name in shelf().law.facts if f'<p><a href="/droit/{name}/">' in text}
    assert listed == set(held)


def test_a_look_older_than_ninety_days_is_said(page, monkeypatch):
    monkeypatch.setattr("egide.law.pages.today", lambda: date(2027, 6, 1))
    text = page("?le=2027-06-01")
    assert "Personne ne l’a relu depuis" in text
    assert "pas été relues depuis 90 jours" in text


def test_a_page_asks_the_database_for_nothing(page, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        page("?le=2018-01-10")


@pytest.mark.parametrize("query, status", [("?le=hier", 400), ("?le=1900-01-01", 200)])
def test_a_day_that_no_calendar_holds_is_refused(client, query, status):
    assert client.get(f"/droit/{query}").status_code == status


def test_english_is_complete(page, client):
    client.cookies["language"] = "en"
    text = page("?le=2018-01-10")
    assert "Annulled since" in text
    assert "Depuis" not in text
