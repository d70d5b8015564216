"""The charter and its clauses: whole, linked, honest about what the editions have in common."""

import pytest

from egide.law.families import families
from egide.law.shelf import shelf
from egide.law.shown.editions import decided, editions_page
from egide.law.words import words
from egide.trust.outcome import CONCLUSIONS, weight

pytestmark = pytest.mark.django_db
EDITIONS = sorted(shelf().charters)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_criterion_is_in_one_family(edition):
    listed = [name for family in families(edition) for name in family.criteria]
    assert listed == [criterion.id for criterion in shelf().charters[edition].criteria]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_criterion_says_what_is_asked_why_and_on_what_it_rests(client, edition, lang):
    client.cookies["language"] = lang
    text = client.get(f"/charte/{edition}/").content.decode().replace("&#x27;", "'")
    for criterion in shelf().charters[edition].criteria:
        said = words().criterion(edition, criterion.id)
        assert f'id="{criterion.id}"' in text
        for sentence in (said.title, said.obligation, said.why, said.basis):
            assert sentence[lang] in text


def test_a_condition_whose_figure_comes_from_the_text_keeps_its_gap_open(client):
    text = client.get("/charte/2026-11/").content.decode()
    assert "Pas avant …\u00a0ans" in text
    assert "{years}" not in text


def test_every_clause_that_a_charter_asks_for_is_among_the_models(client):
    models = client.get("/modeles/").content.decode()
    for edition in EDITIONS:
        page = client.get(f"/charte/{edition}/").content.decode()
        for link in page.split('href="/modeles/#')[1:]:
            assert f'id="{link.partition(chr(34))[0]}"' in models


def test_definitions_and_precedence_come_before_the_clauses(client):
    text = client.get("/modeles/").content.decode()
    assert text.index('id="definitions"') < text.index('id="precedence"')
    assert text.index('id="precedence"') < text.index('id="purpose_limited"')


def test_an_answer_is_said_stricter_only_if_the_tables_say_so():
    found = editions_page("fr")["stricter"]
    assert found
    for compared in found:
        first, last = compared.editions
        assert CONCLUSIONS.index(last.weight) < CONCLUSIONS.index(first.weight)


def test_a_table_that_asks_for_more_than_one_answer_decides_nothing_alone():
    own_use = shelf().charters["2026-11"].by_id["FIN-02"].parts[0]
    assert decided(own_use, "improvement", "no") == "met"
    assert decided(own_use, "improvement", "yes") is None
    assert weight(own_use.severity, decided(own_use, "improvement", "no")) == "conforming"


def test_an_edition_that_does_not_exist_is_missing(client):
    assert client.get("/charte/1999/").status_code == 404


@pytest.mark.parametrize("address", ["/charte/", "/charte/2026-11/", "/modeles/"])
def test_these_pages_ask_the_database_for_nothing(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        client.get(address)
