"""The catalogue's page: found, filtered, with a way out, at a constant cost."""

from datetime import date

import pytest

from egide.catalogue import demo as catalogue
from egide.terms import demo as terms
from egide.verdicts import actions as verdicts

pytestmark = pytest.mark.django_db
SOME = ["olvid", "intramuros", "listudy", "whereby"]


@pytest.fixture
def loaded():
    catalogue.load(SOME)
    terms.load(SOME)
    for slug in SOME:
        verdicts.rejudge(slug, on=date(2026, 11, 24))


def names(page):
    return [one.card.slug for one in page.context["found"].results]


def test_a_search_shows_each_tool_with_its_answer(client, loaded):
    page = client.get("/catalogue/", {"q": "messagerie"})
    assert names(page)[0] == "olvid"
    assert all(one.mark for one in page.context["found"].results)


def test_a_filter_keeps_the_answers_asked_for_and_counts_them_all(client, loaded):
    every = client.get("/catalogue/")
    counts = {one.name: one.count for one in every.context["found"].choices}
    assert sum(counts.values()) == len(SOME)
    for name, count in counts.items():
        assert len(names(client.get("/catalogue/", {"reponse": name}))) == count


@pytest.mark.parametrize(
    "given", [{"classe": "none"}, {"reponse": "peut-être"}, {"q": "x" * 4000}, {"q": "\x00'"}]
)
def test_an_address_that_makes_no_sense_still_shows_the_catalogue(client, loaded, given):
    assert client.get("/catalogue/", given).status_code == 200


def test_live_only_the_results_come_back(client, loaded):
    page = client.get("/catalogue/", {"q": "echecs"}, headers={"HX-Request": "true"})
    assert b"<html" not in page.content
    assert b"/services/listudy/" in page.content


def test_the_cost_does_not_depend_on_how_many_services(client, loaded):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    costs = set()
    for asked in ("messagerie", ""):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/catalogue/", {"q": asked})
        costs.add(len(queries))
    assert max(costs) <= 11


def test_nothing_found_is_said_with_a_way_on(client, loaded):
    page = client.get("/catalogue/", {"q": "zzzzqq"}).content.decode()
    assert "Voir tout le catalogue" in page
    assert "Votre outil n’est pas là" in page


@pytest.mark.parametrize("key", ["", "camille", "marc", "helene", "sillage"])
def test_the_entrance_has_no_dead_link(client, loaded, key):
    import re

    if key:
        client.post(f"/entrer/{key}")
    page = client.get("/").content.decode()
    links = set(re.findall(r'href="(/[^"#]*)"', page)) - {"/"}
    links = {link for link in links if not link.startswith(("/static", "/langue"))}
    assert links
    assert {
        link: client.get(link).status_code for link in links if client.get(link).status_code >= 400
    } == {}
