"""The page "Et si…": the same figures as the command, and nothing moves that reads nothing."""

import json
from contextlib import nullcontext

import pytest
from django.test import Client
from typer.testing import CliRunner

from egide.cli import app
from egide.commands import what_if
from egide.law.shelf import shelf
from egide.law.uses import read_by
from egide.people.roles import Role
from egide.verdicts import actions, judging
from egide.verdicts.queries.what_if import if_fell, judged_today, last_evaluation
from tests.rooms.verdicts.makers import TODAY, a_person, a_service

pytestmark = pytest.mark.django_db
LATEST = {"language": ["fr"], "governing_law": ["FR"], "courts": ["FR"], "minimum_age": ["13"]}
HARMLESS = {"ai": "none", "biometrics": False, "sensors": False, "special_data": False}
CLAUSES = "transfer.scc_2021"


@pytest.fixture
def page(client):
    a_service(
        "across",
        hosting=["US"],
        transfers=["yes"],
        transfer_mechanisms=["scc"],
        last_update=["2024-01-01"],
        declared=HARMLESS,
        **LATEST,
    )
    a_service("here", hosting=["FR"], transfers=["none"], declared=HARMLESS, **LATEST)
    actions.rejudge_all(on=TODAY)

    def get(fact, lang="fr"):
        client.cookies["language"] = lang
        return client.get(f"/et-si/?fait={fact}&le={TODAY}").content.decode()

    return get


def test_a_fact_that_no_criterion_reads_moves_nothing(page):
    unread = set(shelf().law.facts) - set(read_by(judging.charter_named().edition))
    assert unread
    for fact in unread:
        assert if_fell(fact, TODAY) == ()
    assert "Vous n’avez rien à faire" in page("men.neutrality")


def test_whatever_moves_is_read_by_a_criterion_that_turned(page):
    for fact in shelf().law.facts:
        for fell in if_fell(fact, TODAY):
            readers = read_by(judging.charter_named().edition)[fact]
            assert {turn.criterion for turn in fell.turns} <= set(readers)


def test_the_readers_of_a_fact_are_at_least_those_that_a_verdict_names(page):
    edition = judging.charter_named().edition
    held = judged_today(edition, TODAY, last_evaluation())
    for judged in held.values():
        for finding in judged.verdict.findings:
            for fact in finding.reads & set(shelf().law.facts):
                assert finding.criterion in read_by(edition)[fact]


def test_the_page_and_the_command_give_the_same_figures(page, monkeypatch):
    monkeypatch.setattr(what_if, "house", nullcontext)
    words = ["what-if", "--without", CLAUSES, "--on", TODAY.isoformat(), "--json"]
    told = json.loads(CliRunner().invoke(app, words).stdout)["services"]
    moved = {one["service"] for one in told}
    flipped = {one["service"] for one in told if one["flips"]}
    assert moved == {"across"}
    text = page(CLAUSES)
    assert f"Sur 2 services jugés, le verdict de {len(moved)} bougerait." in text
    assert ("Aucun service ne changerait de réponse." in text) is (not flipped)
    for one in told:
        assert f'href="/services/{one["service"]}/"' in text
        for turn in one["criteria"]:
            assert f"#{turn['criterion']}" in text


def test_what_does_not_stand_cannot_fall(page):
    assert "Ce texte n’est pas en vigueur ce jour-là." in page("transfer.us.privacy_shield")


def test_no_school_is_invented(page):
    assert "Aucune école n’a encore signé" in page(CLAUSES)


def test_a_page_takes_no_more_than_six_queries(page, django_assert_max_num_queries):
    page(CLAUSES)
    with django_assert_max_num_queries(6):
        page(CLAUSES)


@pytest.mark.parametrize(
    "query, status", [("?fait=moon", 404), ("?le=demain", 400), ("", 200), ("?le=2030-01-01", 200)]
)
def test_a_question_that_makes_no_sense_is_refused(page, client, query, status):
    assert client.get(f"/et-si/{query}").status_code == status


@pytest.mark.parametrize("role", [None, *Role])
def test_everyone_may_read_the_page(page, role):
    visitor = Client()
    if role:
        visitor.force_login(a_person(role))
    assert visitor.get("/et-si/").status_code == 200


def test_english_is_complete(page):
    text = page(CLAUSES, "en")
    assert "What if this text fell?" in text
    assert "Rejouer" not in text
