"""What every answer carries, and how errors speak."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from egide.kit import errors, pages
from egide.kit.clock import today
from egide.reading.refusals import Empty

pytestmark = pytest.mark.django_db


def test_every_page_carries_the_strict_policy_and_closed_headers(client):
    answer = client.get("/")
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in answer.headers["Content-Security-Policy"].split(";")
    )
    assert policy.pop("default-src") == "'none'"
    assert policy.pop("frame-ancestors") == "'none'"
    assert policy.pop("base-uri") == "'none'"
    assert set(policy.values()) == {"'self'"}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("language, words", [("fr", "Il n’y a rien"), ("en", "There is nothing")])
def test_an_unknown_address_says_so_in_the_readers_language(client, language, words):
    client.cookies["language"] = language
    answer = client.get("/nulle/part")
    assert answer.status_code == 404
    assert words in answer.content.decode()
    assert "/nulle/part" in answer.content.decode()


def test_the_browsers_languages_change_nothing(client):
    assert b'lang="fr"' in client.get("/", headers={"accept-language": "en"}).content


def test_a_form_without_its_token_is_refused_in_words(client):
    client.handler.enforce_csrf_checks = True
    answer = client.post("/entrer/camille")
    assert answer.status_code == 403
    assert "Ce formulaire a expiré" in answer.content.decode()


def test_a_program_is_refused_in_json(rf):
    request = rf.get("/x", headers={"accept": "application/json"})
    answer = errors.refuse(request, errors.Missing("x"))
    assert answer.headers["Content-Type"] == "application/json"
    assert b'"code": "missing"' in answer.content


@pytest.mark.parametrize("language, words", [("fr", "Le document est vide"), ("en", "is empty")])
def test_what_the_readers_refuse_is_said_in_the_readers_language(rf, language, words):
    request = rf.get("/x")
    request.user = AnonymousUser()
    with override(language):
        answer = errors.Refusals(None).process_exception(request, Empty())
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "empty" in answer.content.decode()


def test_a_fault_is_left_to_be_seen(rf):
    assert errors.Refusals(None).process_exception(rf.get("/x"), KeyError("x")) is None


def test_a_fault_speaks_without_the_database(rf):
    answer = pages.failure(rf.get("/"))
    assert answer.status_code == 500
    assert "La panne est de notre côté" in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["//ailleurs.example/", "https://ailleurs.example/", "javascript:1"]
)
def test_the_choice_of_language_never_leads_elsewhere(client, page):
    assert client.get("/langue/en", {"page": page}).headers["Location"] == "/"


def test_health_is_good_when_the_database_answers(client):
    assert client.get("/sante").json() == {"status": "ok"}


def test_a_visitor_is_given_no_session(client):
    client.get("/")
    assert "sessionid" not in client.cookies


def test_a_page_of_someone_who_signed_in_is_kept_by_no_cache(client):
    client.post("/entrer/camille")
    assert "no-store" in client.get("/").headers["Cache-Control"]


def test_the_day_is_the_day_in_france(monkeypatch):
    assert today().year >= 2026
