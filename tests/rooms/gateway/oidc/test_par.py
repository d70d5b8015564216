"""RFC 9126: a reference is good once, soon, for its own client, and says nothing of anybody."""

import pytest
from django.test import Client

from egide.gateway.doors_out.oidc import par
from egide.gateway.models import OidcPushed
from egide.kit.clock import now
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import authorize, back, exchange, registered, signed_in
from tests.rooms.gateway.oidc.steps import bring, later, pushed

__all__ = ["later"]
pytestmark = pytest.mark.django_db


def reference_of(**bent):
    """The reference of a request that was taken."""
    answer = pushed(**bent)
    assert answer.status_code == 201, answer.content
    return answer.json()["request_uri"]


def test_a_pushed_request_is_answered_once(client_of):
    answer = pushed()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["expires_in"] == par.LASTS
    browser, reference = signed_in(), answer.json()["request_uri"]
    assert reference.startswith("urn:ietf:params:oauth:request_uri:")
    told = back(bring(browser, reference))
    assert told["state"] == "s"
    assert exchange(told["code"]).status_code == 200
    assert bring(browser, reference).status_code == 400


def test_only_its_client_brings_it_and_soon(client_of):
    registered(client_id="another")
    reference = reference_of()
    browser = signed_in()
    assert bring(browser, reference, client_id="another").status_code == 400
    assert bring(browser, reference, client_id=[flow.ID, flow.ID]).status_code == 400
    assert bring(browser, reference + "x").status_code == 400
    OidcPushed.objects.update(ends_at=now())
    assert bring(browser, reference).status_code == 400
    assert par.sweep(at=now()) >= 1


def test_what_comes_beside_a_reference_is_not_read(client_of):
    told = bring(signed_in(), reference_of(), redirect_uri="https://evil.example/", state="other",
                 code_challenge="", scope="nothing")  # fmt: skip
    assert back(told)["state"] == "s"


def test_whoever_must_sign_in_first_is_still_expected(client_of):
    browser, reference = Client(), reference_of()
    to_school = bring(browser, reference)
    assert to_school.headers["Location"].startswith("/ent/?vers=%2Foidc%2Fauthorize")
    assert "scope" not in to_school.headers["Location"]
    OidcPushed.objects.filter(ends_at__lte=now() + par.LASTS).update(ends_at=now())
    onwards = browser.post(to_school.headers["Location"], {"user": "leo", "password": "essai-leo"})
    assert "code" in back(browser.get(onwards.headers["Location"]))


@pytest.mark.parametrize("bent", [{"prompt": "login"}, {"max_age": "0"}])
def test_a_fresh_sign_in_that_was_pushed_is_heeded_to_the_second(client_of, later, bent):
    browser = signed_in()
    later(seconds=5)
    reference = reference_of(**bent)
    for _ in range(2):  # coming back without signing in changes nothing
        assert bring(browser, reference).headers["Location"].startswith("/ent/")
    later(seconds=5)
    again = signed_in()
    assert "code" in back(bring(again, reference))


@pytest.mark.parametrize("bent, error", [
    ({"request_uri": "urn:ietf:params:oauth:request_uri:x"}, "invalid_request"),
    ({"request": "eyJhbGciOiJub25lIn0.e30."}, "request_not_supported"),
    ({"redirect_uri": "https://evil.example/"}, "invalid_request"),
    ({"redirect_uri": None}, "invalid_request"),
    ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
    ({"scope": "profile"}, "invalid_scope"),
    ({"response_type": "token"}, "unsupported_response_type"),
    ({"state": ["a", "b"]}, "invalid_request"),
    ({"state": "long" * 3000}, "invalid_request"),
    ({"client_id": "another"}, "invalid_client"),
])  # fmt: skip
def test_what_could_not_be_answered_is_refused_to_the_server(client_of, bent, error):
    answer = pushed(**bent)
    assert answer.status_code >= 400
    assert answer.json()["error"] == error


@pytest.mark.parametrize("header", ["", "Basic %%%", flow.basic(flow.ID, "wrong")])
def test_nobody_pushes_for_another(client_of, header):
    answer = pushed(header=header)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_a_client_that_agreed_to_push_is_not_answered_otherwise():
    registered(require_pushed_authorization_requests=True)
    refused = back(authorize(signed_in()))
    assert refused["error"] == "invalid_request"
    assert "code" in back(bring(signed_in(), reference_of()))


def test_a_secret_that_was_pushed_is_not_kept(client_of):
    form = {"client_secret": flow.SECRET}
    assert pushed(header="", **form).status_code == 201
    assert not any(flow.SECRET in str(row.asked) for row in OidcPushed.objects.all())


def test_discovery_says_so():
    said = Client().get("/.well-known/openid-configuration").json()
    assert said["pushed_authorization_request_endpoint"].endswith("/oidc/par")
    assert said["require_pushed_authorization_requests"] is False
