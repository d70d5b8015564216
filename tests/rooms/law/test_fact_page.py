"""The page of a legal fact: its days, its sources, what was believed when, who reads it."""

import pytest

from egide.law.shelf import shelf
from egide.law.uses import read_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    def get(name):
        return client.get(f"/droit/{name}/").content.decode()

    return get


@pytest.mark.parametrize("name", sorted(shelf().law.facts))
def test_every_fact_has_its_page_with_all_its_sources(client, name):
    answer = client.get(f"/droit/{name}/")
    assert answer.status_code == 200
    text = answer.content.decode().replace("&#x27;", "'")
    for reign in shelf().law.facts[name].reigns:
        for source in reign.sources:
            assert source.title in text


def test_a_fact_that_nobody_holds_is_missing(client):
    assert client.get("/droit/transfer.moon/").status_code == 404


def test_an_annulled_decision_says_what_was_believed_and_that_it_never_was(page):
    text = page("transfer.us.privacy_shield")
    assert "Annulé. On l’a cru en vigueur" in text
    assert "On sait qu’il n’a jamais valu." in text
    assert "/et-si/?fait=" not in text, "what does not stand cannot fall"


def test_what_was_believed_of_the_united_kingdom_changed_three_times(page):
    assert page("transfer.adequacy.gb").count("À partir du") == 4


def test_a_fact_leads_to_the_criteria_that_read_it_and_to_its_fall(page):
    text = page("transfer.us.dpf")
    assert "/charte/2026-11/#HEB-03" in text
    assert "/et-si/?fait=transfer.us.dpf" in text


@pytest.mark.parametrize("edition", sorted(shelf().charters))
def test_every_gate_of_a_charter_is_among_the_readers(edition):
    for criterion in shelf().charters[edition].criteria:
        for part in criterion.parts:
            for fact in part.gate:
                assert criterion.id in read_by(edition)[fact]
