"""What is bent on the way to a service, in its words, or on the way home: nothing opens."""

import time

import httpx
import pytest

from tests.rooms.people.signin.conftest import and_back, home, there
from tests.rooms.people.signin.provider import CLIENT, SECRET, rsa, symmetric

pytestmark = pytest.mark.django_db


BENT_HOME = {
    "a state that nobody gave": {"state": "x" * 43},
    "no state": {"state": None},
    "a state that is no state": {"state": "é&=%"},
    "no code": {"code": None},
    "a code that is not one": {"code": "invented"},
    "the name of another service": {"iss": "https://evil.example"},
    "no name though it names itself": {"iss": None},
    "a refusal": {"error": "access_denied", "code": None},
    "a refusal full of words": {"error": "<script>alert(1)</script>", "error_description": "<b>"},
}


@pytest.mark.parametrize("bent", BENT_HOME, ids=str)
def test_a_way_home_that_is_bent_leads_nowhere(browser, linked, op, bent):
    op.back = BENT_HOME[bent]
    answer = and_back(browser)
    assert answer.status_code in {400, 403, 502}
    assert b"<script>alert" not in answer.content
    assert not browser.person.is_authenticated


def test_the_answer_of_one_service_is_not_taken_for_that_of_another(browser, linked, op):
    """Mix-up: the browser left for the other service, and comes home with the code of this one."""
    op.said = op.other.said = {"authorization_response_iss_parameter_supported": False}
    op.back = op.other.back = {"iss": None}
    op.calls.clear()
    address = there(browser, "/entrer/par/autre").replace("/retour/autre", "/retour/guichet")
    assert home(browser, address).status_code == 502
    assert "/token" not in op.calls + op.other.calls, "the code was given to nobody"


BENT_TOKENS = {
    "another issuer": {"iss": "https://evil.example"},
    "another house": {"aud": "another"},
    "several houses, none named": {"aud": [CLIENT, "another"]},
    "made for another house": {"aud": [CLIENT, "another"], "azp": "another"},
    "over": {"exp": int(time.time()) - 120},
    "not yet": {"iat": int(time.time()) + 600},
    "another journey": {"nonce": "n" * 43},
    "no journey": {"nonce": None},
    "nobody": {"sub": None},
    "an empty name": {"sub": ""},
    "a name that is a number": {"sub": 7},
    "a name too long": {"sub": "x" * 256},
    "no end": {"exp": None},
    "an end that is a word": {"exp": "never"},
}


@pytest.mark.parametrize("bent", BENT_TOKENS, ids=str)
def test_a_token_that_is_bent_opens_nothing(browser, linked, op, bent):
    op.claims = BENT_TOKENS[bent]
    answer = and_back(browser)
    assert answer.status_code == 502
    assert "id-token-claims" in answer.content.decode()
    assert not browser.person.is_authenticated


def test_a_token_for_several_houses_that_names_this_one_is_taken(browser, linked, op):
    op.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert and_back(browser).status_code == 302


SIGNATURES = {
    "no signature": ({"alg": "none"}, None),
    "our own secret": ({"alg": "HS256"}, lambda: symmetric(SECRET)),
    "a key that is not published": ({"alg": "RS256"}, rsa),
}


@pytest.mark.parametrize("bent", SIGNATURES, ids=str)
def test_a_token_that_the_service_did_not_sign_opens_nothing(browser, linked, op, bent):
    op.header, key = SIGNATURES[bent]
    op.published = [op.key.as_dict(private=False)]
    op.key = key() if key else op.key
    answer = and_back(browser)
    assert answer.status_code == 502
    assert "id-token-signature" in answer.content.decode()


def test_a_shared_key_proves_nothing_even_published(browser, linked, op):
    op.header, op.key = {"alg": "HS256"}, symmetric(SECRET)
    op.published = [op.key.as_dict()]
    assert and_back(browser).status_code == 502


def test_a_service_that_changes_its_keys_is_followed_and_asked_once_a_minute(browser, linked, op):
    op.key = rsa()
    op.header = {"alg": "RS256"}
    assert and_back(browser).status_code == 302
    op.published, op.key = [op.key.as_dict(private=False)], rsa()
    before = op.calls.count("/keys")
    for _ in range(3):
        assert and_back(browser).status_code == 502
    assert op.calls.count("/keys") == before


DESCRIPTIONS = {
    "another name": {"issuer": "http://127.0.0.1:1"},
    "a name with a slash more": {"issuer": "http://127.0.0.1/"},
    "no authorization": {"authorization_endpoint": None},
    "a script": {"authorization_endpoint": "javascript:alert(1)"},
    "a file": {"token_endpoint": "file:///etc/passwd"},
    "keys nowhere": {"jwks_uri": 7},
}


@pytest.mark.parametrize("bent", DESCRIPTIONS, ids=str)
def test_a_service_that_describes_itself_wrongly_is_not_left_for(browser, op, bent):
    op.said = DESCRIPTIONS[bent]
    assert browser.get("/entrer/par/guichet").status_code == 502


ANSWERS = {
    "a failure": (500, {}), "a list": (200, []), "not JSON": (200, b"<html>"),
    "too much": (200, b'{"a":"' + b"x" * 600_000 + b'"}'), "a redirection": (302, {}),
}  # fmt: skip


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
@pytest.mark.parametrize("bent", ANSWERS, ids=str)
def test_a_service_that_answers_anything_is_a_refusal_in_words(browser, op, path, bent):
    op.answers[path] = ANSWERS[bent]
    leaving = browser.get("/entrer/par/guichet")
    answer = leaving
    if leaving.status_code == 302:
        answer = home(browser, httpx.get(leaving.headers["Location"]).headers["Location"])
    assert answer.status_code == 502
    assert "n’a pas répondu comme prévu" in answer.content.decode()
