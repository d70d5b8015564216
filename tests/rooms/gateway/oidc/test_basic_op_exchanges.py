"""Basic OP, the second half: codes that come twice, ways of asking, what is refused, refreshing."""

import pytest
from django.test import Client

from egide.people.models import Member
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import authorize, back, code_of, exchange, registered, userinfo
from tests.rooms.gateway.oidc.steps import later, metadata, query_of, refreshed, tokens, verified

__all__ = ["later"]
pytestmark = pytest.mark.django_db
NO_PKCE = {"code_challenge": None, "code_challenge_method": None}


@pytest.fixture(autouse=True)
def _registered():
    Member.objects.filter(pk=flow.NAMED["camille"].member).update(mail="camille@ecole.example")
    registered(attributes=["pseudonym", "display_name", "role", "mail", "given_name"],
               pkce="optional", grant_types=["authorization_code", "refresh_token"])  # fmt: skip


def test_oidcc_codereuse():
    code = code_of()
    access = exchange(code).json()["access_token"]
    again = exchange(code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert userinfo(access).status_code == 401


def test_oidcc_codereuse_30seconds(later):
    code = code_of(scope="openid offline_access")
    first = exchange(code).json()
    later(seconds=30)
    assert exchange(code).json()["error"] == "invalid_grant"
    refused = userinfo(first["access_token"])
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]
    assert refreshed(first["refresh_token"]).json()["error"] == "invalid_grant"


def test_oidcc_ensure_registered_redirect_uri():
    answer = authorize(flow.signed_in(), redirect_uri="https://tool.example/cb/callback/x")
    assert answer.status_code == 400
    assert "Location" not in answer.headers


def test_oidcc_ensure_post_request_succeeds():
    code = back(flow.signed_in().post("/oidc/authorize", flow.ask()))["code"]
    assert exchange(code).status_code == 200
    # A browser keeps its cookie from a form of another site: asked again by GET, it brings it.
    seen = Client().post("/oidc/authorize", flow.ask())
    assert seen.headers["Location"].startswith("/oidc/authorize?")
    assert "code" in back(flow.signed_in().get(seen.headers["Location"]))


def test_oidcc_server_client_secret_post():
    form = {"client_id": flow.ID, "client_secret": flow.SECRET}
    assert exchange(code_of(), header="", **form).status_code == 200


REQUEST_OBJECT = "eyJhbGciOiJub25lIn0.eyJyZWRpcmVjdF91cmkiOiJodHRwczovL2V2aWwuZXhhbXBsZS8ifQ."


def test_oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported():
    assert metadata()["request_parameter_supported"] is False
    refused = back(authorize(flow.signed_in(), request=REQUEST_OBJECT))
    assert refused["error"] == "request_not_supported"


def test_oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported():
    assert metadata()["request_uri_parameter_supported"] is False
    refused = back(authorize(flow.signed_in(), request_uri="https://tool.example/request.jwt"))
    assert refused["error"] == "request_uri_not_supported"


def test_oidcc_ensure_request_object_with_redirect_uri():
    answer = authorize(flow.signed_in(), redirect_uri=None, request=REQUEST_OBJECT)
    assert answer.status_code == 400
    assert "Location" not in answer.headers


@pytest.mark.parametrize("claims", [
    '{"userinfo":{"name":{"essential":true}}}', '{"id_token":{"email":{"essential":true}}}',
    "{", "[]", '{"userinfo":{"family_name":null}}',
])  # fmt: skip
def test_oidcc_claims_essential(claims):
    assert metadata()["claims_parameter_supported"] is False
    given = tokens("camille", scope="openid", claims=claims)
    assert userinfo(given["access_token"]).json().keys() == {"sub"}
    assert "email" not in verified(given["id_token"]).claims


def test_oidcc_refresh_token(later):
    first = tokens(scope="openid offline_access")
    later(seconds=2)
    second = refreshed(first["refresh_token"]).json()
    assert second["access_token"] != first["access_token"]
    before, after = (verified(one["id_token"]).claims for one in (first, second))
    for name in ("iss", "sub", "aud", "auth_time"):
        assert before[name] == after[name]
    assert after["iat"] > before["iat"]
    registered(client_id="another", grant_types=["authorization_code", "refresh_token"])
    stolen = refreshed(second["refresh_token"], header=flow.basic("another"))
    assert stolen.json()["error"] == "invalid_grant"


def test_oidcc_ensure_request_with_valid_pkce_succeeds():
    assert exchange(code_of()).status_code == 200
    assert exchange(code_of(**NO_PKCE), code_verifier=None).status_code == 200


def test_an_error_says_who_answers_and_gives_the_state_back():
    refused = query_of(authorize(flow.signed_in(), scope="profile"))
    assert refused["iss"] == [metadata()["issuer"]]
    assert refused["state"] == ["s"]
