"""A service and a browser, by hand: each step can be bent."""

import secrets
from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256
from urllib.parse import parse_qs, quote_plus, urlencode, urlsplit

from django.test import Client

from egide.gateway.doors_in.accounts import ACCOUNTS
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.kit.clock import today

TODAY = today()
CALLBACK = "https://tool.example/cb?here=1"
ID, SECRET = "the tool", "a secret: with/odd+signs%"
VERIFIER = secrets.token_urlsafe(48)
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
NAMED = {one.user: one for one in ACCOUNTS}


def registered(**more):
    """The client of these tests."""
    given = {"protocol": "oidc", "client_id": ID, "client_secret": SECRET,
             "redirect_uris": [CALLBACK], "pkce": "required"}  # fmt: skip
    return register(read(given | more), on=TODAY)


def ask(**bent):
    """A right request, bent as the test says; None takes a parameter away."""
    right = {"client_id": ID, "redirect_uri": CALLBACK, "response_type": "code",
             "scope": "openid profile email", "state": "s", "nonce": "n",
             "code_challenge": CHALLENGE, "code_challenge_method": "S256"}  # fmt: skip
    return {name: value for name, value in (right | bent).items() if value is not None}


def signed_in(user="leo"):
    """A browser in which somebody signed in at the ENT."""
    browser = Client()
    browser.post("/ent/", {"user": user, "password": NAMED[user].password})
    return browser


def authorize(browser, **bent):
    """What the authorization endpoint answers."""
    return browser.get("/oidc/authorize", ask(**bent))


def back(answer):
    """What the service reads in its callback."""
    assert answer.status_code == 302, answer.content.decode()[:300]
    assert answer.headers["Location"].startswith("https://tool.example/cb?here=1&")
    return {
        name: value[0]
        for name, value in parse_qs(urlsplit(answer.headers["Location"]).query).items()
    }


def code_of(user="leo", **bent):
    """A code for somebody."""
    return back(authorize(signed_in(user), **bent))["code"]


def basic(name=ID, secret=SECRET):
    """Credentials, each part encoded as RFC 6749 wants it."""
    pair = f"{quote_plus(name)}:{quote_plus(secret)}"
    return "Basic " + b64encode(pair.encode()).decode()


def exchange(code, *, header=None, **bent):
    """What the token endpoint answers."""
    right = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK,
             "code_verifier": VERIFIER}  # fmt: skip
    form = {name: value for name, value in (right | bent).items() if value is not None}
    return Client(enforce_csrf_checks=True).post(
        "/oidc/token",
        urlencode(form),
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": basic() if header is None else header},
    )


def userinfo(token):
    """What the userinfo endpoint answers."""
    return Client().get("/oidc/userinfo", headers={"Authorization": f"Bearer {token}"})
