"""The door of OpenID Connect: what is answered, and each way in which it is tried to be bent."""

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet

from egide.gateway.doors_out.oidc import signing
from egide.gateway.kit.errors import NotARegistration
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import authorize, back, code_of, exchange, registered, userinfo

UNSIGNED, CURVE = ({"id_token_signed_response_alg": alg} for alg in ("none", "ES256"))

pytestmark = pytest.mark.django_db(transaction=True)


def claims_in(tokens):
    """The claims of an ID token, verified as a service does: our keys, our algorithms."""
    keys = KeySet.import_key_set(Client().get("/oidc/jwks").json())
    return jwt.decode(tokens["id_token"], keys, algorithms=["RS256", "ES256"])


def test_a_pupil_reaches_a_tool_that_knows_a_pseudonym_alone(client_of):
    answer = exchange(code_of())
    told = claims_in(answer.json())
    assert answer.headers["Cache-Control"] == "no-store"
    assert told.header["alg"] == "RS256"
    assert told.claims["nonce"] == "n"
    assert told.claims["aud"] == flow.ID
    assert told.claims["iss"] == Client().get("/.well-known/openid-configuration").json()["issuer"]
    shown = userinfo(answer.json()["access_token"]).json()
    assert shown["sub"] == told.claims["sub"]
    assert shown["nickname"] == shown["preferred_username"] == told.claims["nickname"]
    assert set(shown) == {"sub", "nickname", "preferred_username", "role", "groups"}
    for name in ("Léo", "Marchal", str(flow.NAMED["leo"].member)):
        assert name not in str(shown) + str(told.claims)


def test_two_tools_know_one_pupil_under_two_names(client_of):
    here = userinfo(exchange(code_of()).json()["access_token"]).json()
    registered(client_id="another")
    code = code_of(client_id="another")
    answer = exchange(code, header=flow.basic("another")).json()
    there = userinfo(answer["access_token"]).json()
    assert here["sub"] != there["sub"]
    assert set(here["groups"]).isdisjoint(there["groups"])


def test_what_an_agreement_lists_leaves_and_nothing_else(house):
    registered(attributes=["pseudonym", "given_name", "mail"])
    pupil = userinfo(exchange(code_of()).json()["access_token"]).json()
    assert pupil["given_name"] == "Léo"
    assert {"family_name", "email", "nickname", "groups"}.isdisjoint(pupil)
    asked_less = userinfo(exchange(code_of(scope="openid")).json()["access_token"]).json()
    assert "given_name" not in asked_less


def test_a_code_that_comes_back_revokes_what_it_gave(client_of):
    code = code_of()
    token = exchange(code).json()["access_token"]
    assert userinfo(token).status_code == 200
    again = exchange(code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert userinfo(token).status_code == 401


@pytest.mark.parametrize("bent", [
    {"code_verifier": None}, {"code_verifier": "x" * 43}, {"redirect_uri": "https://tool.example/cb"},
    {"redirect_uri": None},
])  # fmt: skip
def test_a_code_without_its_verifier_or_address_is_spent_for_nothing(client_of, bent):
    code = code_of()
    assert exchange(code, **bent).json()["error"] == "invalid_grant"
    assert exchange(code).json()["error"] == "invalid_grant"


@pytest.mark.parametrize("bent", [
    {"code_challenge": None, "code_challenge_method": None}, {"code_challenge_method": "plain"},
    {"code_challenge_method": None}, {"code_challenge": "short"},
])  # fmt: skip
def test_pkce_is_never_less_than_was_agreed(client_of, bent):
    told = back(authorize(flow.signed_in(), **bent))
    assert told["error"] == "invalid_request"
    assert "code" not in told


def test_a_verifier_for_a_code_that_had_no_challenge_is_refused(house):
    registered(pkce="optional")
    none = {"code_challenge": None, "code_challenge_method": None}
    assert exchange(code_of(**none), code_verifier=None).status_code == 200
    assert exchange(code_of(**none)).json()["error"] == "invalid_grant"


@pytest.mark.parametrize("address", [
    "https://tool.example/cb", "https://tool.example/cb?here=1&", "https://TOOL.example/cb?here=1",
    "https://tool.example/cb?here=1#f", "https://evil.example/cb?here=1", "", None,
])  # fmt: skip
def test_nobody_is_sent_to_an_address_that_was_not_registered(client_of, address):
    answer = authorize(flow.signed_in(), redirect_uri=address)
    assert answer.status_code == 400
    assert "Location" not in answer.headers


def test_another_client_does_not_redeem_a_code_and_does_not_spend_it(client_of):
    registered(client_id="thief")
    code = code_of()
    assert exchange(code, header=flow.basic("thief")).json()["error"] == "invalid_grant"
    assert exchange(code).status_code == 200


@pytest.mark.parametrize("header", ["", "Basic", "Basic %%%", flow.basic(flow.ID, "wrong"),
                                    flow.basic("nobody"), "Bearer x"])  # fmt: skip
def test_a_client_that_proves_nothing_gets_nothing(client_of, header):
    answer = exchange(code_of(), header=header)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_a_secret_may_come_in_the_form_and_not_in_both(client_of):
    form = {"client_id": flow.ID, "client_secret": flow.SECRET}
    assert exchange(code_of(), header="", **form).status_code == 200
    assert exchange(code_of(), **form).json()["error"] == "invalid_request"


def test_who_answers_is_said_so_that_a_mix_up_is_seen(client_of):
    issuer = Client().get("/.well-known/openid-configuration").json()["issuer"]
    told = back(authorize(flow.signed_in()))
    assert (told["iss"], told["state"]) == (issuer, "s")
    refused = back(authorize(flow.signed_in(), response_type="token"))
    assert (refused["iss"], refused["error"]) == (issuer, "unsupported_response_type")


@pytest.mark.parametrize("bent, error", [
    ({"request": "eyJhbGciOiJub25lIn0.e30."}, "request_not_supported"),
    ({"request_uri": "https://evil.example/"}, "request_uri_not_supported"),
    ({"scope": "profile"}, "invalid_scope"), ({"response_mode": "fragment"}, "invalid_request"),
    ({"prompt": "none login"}, "invalid_request"), ({"max_age": "soon"}, "invalid_request"),
    ({"nonce": ["a", "b"]}, "invalid_request"),
])  # fmt: skip
def test_what_this_door_does_not_read_is_refused_to_the_service(client_of, bent, error):
    assert back(authorize(flow.signed_in(), **bent))["error"] == error


def test_no_client_may_ask_for_tokens_that_nobody_signed(house):
    with pytest.raises(NotARegistration):
        registered(**UNSIGNED)


def test_es256_and_a_new_key_while_tokens_of_the_former_still_count(house):
    registered(**CURVE)
    before = exchange(code_of()).json()
    signing.make("ES256")
    after = exchange(code_of()).json()
    first, second = claims_in(before), claims_in(after)
    assert first.header["alg"] == second.header["alg"] == "ES256"
    assert first.header["kid"] != second.header["kid"]
    assert signing.retire("ES256") == 1
    assert (
        len([key for key in Client().get("/oidc/jwks").json()["keys"] if key["kty"] == "EC"]) == 1
    )


def test_who_did_not_sign_in_goes_to_the_school_first_and_nowhere_else(client_of):
    assert back(authorize(Client(), prompt="none"))["error"] == "login_required"
    to_school = authorize(Client())
    assert to_school.headers["Location"].startswith("/ent/?vers=%2Foidc%2Fauthorize")
    tricked = Client().post("/ent/?vers=https://evil.example/oidc/authorize?",
                            {"user": "leo", "password": "essai-leo"})  # fmt: skip
    assert tricked.headers["Location"] == "/ent/arrivee"


def test_a_wrong_password_and_an_unknown_name_are_told_alike(client_of):
    answers = [Client().post("/ent/", {"user": user, "password": "wrong"})
               for user in ("leo", "nobody")]  # fmt: skip
    assert [answer.status_code for answer in answers] == [401, 401]


def test_a_fresh_sign_in_is_asked_for_once(client_of):
    browser = flow.signed_in()
    assert authorize(browser, prompt="login").headers["Location"].startswith("/ent/")
    assert authorize(browser, max_age="0", prompt="login").headers["Location"].startswith("/ent/")
    assert "code" in back(authorize(browser, max_age="600"))
