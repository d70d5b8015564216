"""Relying parties of others: openid-client (certified), requests-oauthlib.

Each receives a pseudonym and none of what names the pupil.
"""

import json
import os
import secrets
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from requests_oauthlib import OAuth2Session

from tests.clients import kit
from tests.clients.listening import listening

MODULES = Path(__file__).parents[2] / ".clients" / "node_modules"
NODE = shutil.which("node")
WITH_NODE = NODE is not None and (MODULES / "openid-client").exists()
CALLBACK, AFTER = "http://127.0.0.1:18995/cb", "http://127.0.0.1:18995/after"
SECRET = "a secret: with/odd+signs%"  # noqa: S105 - of these tests alone
FORBIDDEN = ("Léo", "Marchal", "leo", "@")


@pytest.fixture(scope="module")
def house():
    with kit.served() as environ:
        yield environ


def password(told):
    """The word of the pupil of these tests."""
    return next(one["password"] for one in told["people"] if one["user"] == "leo")


def require_nameless(*received):
    """Nothing of what a service received names anybody."""
    everything = json.dumps(received, ensure_ascii=False)
    assert [name for name in FORBIDDEN if name in everything] == []


@contextmanager
def running(told, alg):
    """openid-client in a process of its own: what it says, what it is told."""
    conf = {"issuer": told["issuer"], "id": told["client_id"], "secret": SECRET,
            "redirect": CALLBACK, "after": AFTER, "alg": alg}  # fmt: skip
    environ = {"PATH": os.environ["PATH"], "MODULES": str(MODULES), "CONF": json.dumps(conf)}
    command = [NODE, str(Path(__file__).with_name("openid_client.mjs"))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environ, text=True, **pipes) as process:
        yield process
        process.terminate()


def said(process):
    """The next thing that it says; its complaint when it says nothing more."""
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return json.loads(line)


def tell(process, line):
    """Something for it to read."""
    process.stdin.write(line + "\n")
    process.stdin.flush()


@pytest.mark.skipif(not WITH_NODE, reason="no openid-client here: make clients (it needs node)")
@pytest.mark.parametrize("alg", ["RS256", "ES256"])
def test_openid_client_pushes_refreshes_leaves_and_is_told(house, alg):
    with listening() as (ears, posted), httpx.Client() as browser:
        told = kit.register(house, protocol="oidc", client_id=f"node {alg}", client_secret=SECRET,
                            redirect_uris=[CALLBACK], post_logout_redirect_uris=[AFTER],
                            backchannel_logout_uri=ears, pkce="required",
                            require_pushed_authorization_requests=True,
                            grant_types=["authorization_code", "refresh_token"],
                            id_token_signed_response_alg=alg)  # fmt: skip
        with running(told, alg) as client:
            asked = said(client)
            assert "nonce" not in asked["go"]
            plain = browser.get(asked["plain"], follow_redirects=False)
            assert "error=invalid_request" in plain.headers["Location"]
            back = kit.entered(browser, asked["go"], ("leo", password(told)), CALLBACK)
            tell(client, back)
            received = said(client)
            left = browser.get(said(client)["end"])
            assert left.headers["Location"] == f"{AFTER}?state=out"
            tell(client, posted.get(timeout=10)["logout_token"])
            end = said(client)
    assert received["claims"]["sub"] == received["renewed"]["sub"] == received["after"]["sub"]
    assert received["shown"]["nickname"] == received["after"]["nickname"]
    assert end["told"]["sid"] == received["claims"]["sid"]
    assert (end["replayed"], end["reused"], end["ended"]) == ("invalid_grant",) * 3
    require_nameless(received, back, end)


def test_requests_oauthlib_signs_somebody_in(house, monkeypatch):
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # our own machine, without TLS
    told = kit.register(house, protocol="oidc", client_id="oauthlib", client_secret=SECRET,
                        redirect_uris=[CALLBACK])  # fmt: skip
    nonce = secrets.token_urlsafe(16)
    with OAuth2Session("oauthlib", scope=["openid", "profile"], redirect_uri=CALLBACK,
                       pkce="S256") as session:  # fmt: skip
        session.trust_env = False
        address, _ = session.authorization_url(told["authorization_endpoint"], nonce=nonce)
        back = kit.through_the_ent(address, "leo", password(told), CALLBACK)
        token = session.fetch_token(told["token_endpoint"], authorization_response=back,
                                    client_secret=SECRET)  # fmt: skip
        shown = session.get(told["userinfo_endpoint"]).json()
    keys = KeySet.import_key_set(httpx.get(told["jwks_uri"]).json())
    claims = jwt.decode(token["id_token"], keys, algorithms=["RS256"]).claims
    assert (claims["nonce"], claims["sub"]) == (nonce, shown["sub"])
    require_nameless(claims, shown, back)
