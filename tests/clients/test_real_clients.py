"""Authlib, which is not ours, signs people in through the kit and reads pseudonyms alone."""

import json
import secrets
import warnings

import httpx
import pytest
from authlib.integrations.base_client import OAuthError
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.clients import kit

with warnings.catch_warnings():  # Authlib says that it prefers another httpx: its affair
    warnings.simplefilter("ignore")
    from authlib.integrations.httpx_client import OAuth2Client

CALLBACK = "http://127.0.0.1:18999/callback"
# Authlib sends Basic credentials without encoding them, others encode them: both are understood.
ID, SECRET = "outil 1", "a secret: with/odd+signs%"
FORBIDDEN = ("Léo", "Marchal", "Camille", "Delorme", "@", "p-leo", "t-camille")


@pytest.fixture(scope="module")
def house():
    with kit.served() as environ:
        yield environ


@pytest.fixture(scope="module", params=["RS256", "ES256"])
def told(house, request):
    """What the kit answers to a registration."""
    return kit.register(house, protocol="oidc", client_id=ID, client_secret=SECRET,
                        redirect_uris=[CALLBACK], pkce="required",
                        id_token_signed_response_alg=request.param)  # fmt: skip


def signed_in(told, user, method):
    """The whole journey with Authlib: the ID token's claims, the userinfo, the callback."""
    settings = {"scope": "openid profile email", "redirect_uri": CALLBACK,
                "code_challenge_method": "S256", "token_endpoint_auth_method": method}  # fmt: skip
    with OAuth2Client(ID, SECRET, **settings) as client:
        metadata = httpx.get(told["discovery"]).json()
        back, asked = sent_back(client, metadata, told, user)
        token = client.fetch_token(metadata["token_endpoint"], **asked["exchange"])
        claims = verified(token["id_token"], metadata, told, asked["nonce"])
        shown = client.get(metadata["userinfo_endpoint"]).json()
        with pytest.raises(OAuthError, match="invalid_grant"):
            client.fetch_token(metadata["token_endpoint"], **asked["exchange"])
        assert client.get(metadata["userinfo_endpoint"]).status_code == 401
    return claims, shown, back


def sent_back(client, metadata, told, user):
    """The callback that the browser is sent to, and what the client must remember until then."""
    verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
    endpoint = metadata["authorization_endpoint"]
    address, state = client.create_authorization_url(endpoint, nonce=nonce, code_verifier=verifier)
    password = next(one["password"] for one in told["people"] if one["user"] == user)
    back = kit.through_the_ent(address, user, password, CALLBACK)
    exchange = {"authorization_response": back, "code_verifier": verifier, "state": state}
    return back, {"nonce": nonce, "exchange": exchange}


def verified(id_token, metadata, told, nonce):
    """The claims of an ID token, verified with the published keys."""
    keys = KeySet.import_key_set(httpx.get(metadata["jwks_uri"]).json())
    token = jwt.decode(id_token, keys, algorithms=["RS256", "ES256"])
    assert token.header["alg"] == told["id_token_signed_response_alg"]
    assert (token.claims["nonce"], token.claims["iss"]) == (nonce, metadata["issuer"])
    assert token.claims["aud"] == ID
    return token.claims


@pytest.mark.parametrize("user", ["leo", "camille"])
@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_a_client_of_others_signs_somebody_in_and_learns_no_name(told, user, method):
    claims, shown, back = signed_in(told, user, method)
    assert claims["sub"] == shown["sub"]
    assert shown["nickname"] == shown["preferred_username"]
    received = json.dumps([claims, shown, back], ensure_ascii=False)
    assert [name for name in FORBIDDEN if name in received] == []


def test_a_registration_that_cannot_be_read_is_one_line(house):
    with pytest.raises(AssertionError, match="registration refused, redirect_uris"):
        kit.register(house, client_id=ID, client_secret=SECRET, redirect_uris=["/relative"])
