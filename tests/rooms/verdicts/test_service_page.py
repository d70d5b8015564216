"""The page of a service: the answer first, the way out of a refusal, no more than 12 queries."""

import pytest
from django.test import Client

from egide.people.roles import Role
from egide.verdicts import actions
from tests.rooms.verdicts.makers import TODAY, a_person, a_service

pytestmark = pytest.mark.django_db
FRENCH = {
    "language": ["fr"],
    "governing_law": ["FR"],
    "courts": ["FR"],
    "last_update": ["2016-01-01"],
}
HARMLESS = {"ai": "none", "biometrics": False, "sensors": False, "special_data": False}
ASKED = f"?le={TODAY}"


@pytest.fixture
def page(client):
    a_service("tool", advertising=["targeted"], improvement=["yes"], hosting=["FR"])
    a_service("near", advertising=["none"], **FRENCH, declared=HARMLESS)
    actions.rejudge_all(on=TODAY)

    def get(query=ASKED):
        return client.get(f"/services/tool/{query}").content.decode()

    return get


def test_a_refusal_says_no_names_what_decides_and_shows_the_way_out(page):
    text = page()
    assert "Non, pas en l’état." in text
    assert text.index('id="sortie"') < text.index('id="pourquoi"')
    assert "Ni publicité ni incitation" in text
    assert "Lire une rédaction acceptable" in text or "blockquote" in text


def test_a_better_tool_for_the_same_work_is_offered(page):
    assert "/services/near/" in page()


def test_a_quote_leads_to_the_archived_text_at_that_sentence(page):
    text = page()
    assert "/archives/tool__terms/2017-01-01/?citation=" in text
    assert "About advertising, we say targeted." in text


def test_silence_is_said_in_words(page):
    assert "le texte ne le dit pas" in page()


def test_a_page_takes_no_more_than_twelve_queries(page, django_assert_max_num_queries):
    page()
    with django_assert_max_num_queries(12):
        page()
    with django_assert_max_num_queries(12):
        page(f"{ASKED}&charte=2017-06&regard=depuis")


@pytest.mark.parametrize(
    "query, status",
    [
        ("?classe=12e", 404),
        ("?charte=1999", 404),
        ("?le=hier", 400),
        ("?le=2001-01-01", 404),
        ("?classe=cp&charte=2017-06&le=2020-07-15", 200),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(page, client, query, status):
    page()
    assert client.get(f"/services/tool/{query}").status_code == status


@pytest.mark.parametrize("role", [None, *Role])
def test_everyone_may_read_the_page(page, role):
    page()
    visitor = Client()
    if role:
        visitor.force_login(a_person(role))
    assert visitor.get("/services/tool/").status_code == 200


def test_the_page_says_how_to_judge_again(page):
    assert f"--charter 2026-11 --on {TODAY}" in page()


def test_english_is_complete(page, client):
    client.cookies["language"] = "en"
    text = page()
    assert "No, not as it stands." in text
    assert "Que faire" not in text
