"""Steps that these tests share: tokens, a logout, what was posted to services."""

from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import KeySet

from egide.gateway.doors_in import arrivals
from egide.gateway.endings import leaving
from egide.kit import clock
from tests.rooms.gateway import flow

AFTER = "https://tool.example/after?out=1"
EARS = "https://tool.example/backchannel"
ISSUER = "http://localhost"


def tokens(user="leo", browser=None, header=None, **bent):
    """What a whole sign-in gives."""
    browser = browser or flow.signed_in(user)
    code = flow.back(flow.authorize(browser, **bent))["code"]
    return flow.exchange(code, header=header).json()


def verified(token, **wanted):
    """A token of ours, verified as a service does."""
    keys = KeySet.import_key_set(Client().get("/oidc/jwks").json())
    found = jwt.decode(token, keys, algorithms=["RS256", "ES256"])
    for name, value in wanted.items():
        assert found.claims[name] == value
    return found


def metadata():
    """What the provider says of itself."""
    return Client().get("/.well-known/openid-configuration").json()


def refreshed(token, header=None, **bent):
    """What the token endpoint answers to a refresh token."""
    return flow.exchange(None, header=header, grant_type="refresh_token", refresh_token=token,
                    redirect_uri=None, code_verifier=None, **bent)  # fmt: skip


def end_session(browser, **given):
    """What the end-session endpoint answers to a GET."""
    return browser.get("/oidc/logout", {name: one for name, one in given.items() if one})


def stands(browser):
    """Whether somebody still stands in this browser."""
    return "code" in dict(query_of(flow.authorize(browser)))


def query_of(answer):
    """The query of where an answer sends."""
    return parse_qs(urlsplit(answer.headers["Location"]).query)


def pushed(header=None, **bent):
    """What the endpoint of pushed requests answers."""
    return Client(enforce_csrf_checks=True).post(
        "/oidc/par",
        urlencode(flow.ask(**bent), doseq=True),
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": flow.basic() if header is None else header},
    )


def bring(browser, reference, **more):
    """A browser brings the reference of a pushed request."""
    return browser.get("/oidc/authorize", {"client_id": flow.ID, "request_uri": reference} | more)


@pytest.fixture
def letters(monkeypatch):
    """Every letter that is posted; services answer unless their address is in `deaf`."""

    class Posted(list):
        deaf = ()

        def all(self, written):
            self += written
            return [one.address not in self.deaf for one in written]

    found = Posted()
    monkeypatch.setattr(leaving, "post_all", found.all)
    return found


@pytest.fixture
def later(monkeypatch):
    """Time that passes when a test says so."""
    passed = [0]
    right = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: right() + timedelta(seconds=passed[0]))
    monkeypatch.setattr(clock, "time", lambda: timezone.now().timestamp())
    monkeypatch.setattr(arrivals, "second", lambda: int(timezone.now().timestamp()))

    def wait(*, seconds):
        passed[0] += seconds

    return wait
