"""The certification profile Basic OP: a test of ours for each of its modules, under its name.

The names are those of the public suite of the OpenID Foundation; the tests are ours, and ask at
least as much. Where the profile lets a provider do without something, what we do instead is tested.
"""

import re
from pathlib import Path

import pytest
from django.test import Client

from egide.people.models import Member
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import authorize, back, code_of, exchange, registered, userinfo
from tests.rooms.gateway.oidc.steps import later, metadata, tokens, verified

__all__ = ["later"]
pytestmark = pytest.mark.django_db

MODULES = """
oidcc-server oidcc-response-type-missing oidcc-idtoken-signature oidcc-idtoken-unsigned
oidcc-userinfo-get oidcc-userinfo-post-header oidcc-userinfo-post-body
oidcc-ensure-request-without-nonce-succeeds-for-code-flow
oidcc-scope-profile oidcc-scope-email oidcc-scope-address oidcc-scope-phone oidcc-scope-all
oidcc-alternate-happy-flow oidcc-display-page oidcc-display-popup
oidcc-prompt-login oidcc-prompt-none-not-logged-in oidcc-prompt-none-logged-in
oidcc-max-age-1 oidcc-max-age-10000 oidcc-ensure-request-with-unknown-parameter-succeeds
oidcc-id-token-hint oidcc-login-hint oidcc-ui-locales oidcc-claims-locales
oidcc-ensure-request-with-acr-values-succeeds oidcc-codereuse oidcc-codereuse-30seconds
oidcc-ensure-registered-redirect-uri oidcc-ensure-post-request-succeeds
oidcc-server-client-secret-post
oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported
oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported
oidcc-claims-essential oidcc-ensure-request-object-with-redirect-uri oidcc-refresh-token
oidcc-ensure-request-with-valid-pkce-succeeds
""".split()


@pytest.fixture(autouse=True)
def _registered():
    Member.objects.filter(pk=flow.NAMED["camille"].member).update(mail="camille@ecole.example")
    registered(attributes=["pseudonym", "display_name", "role", "mail", "given_name"],
               pkce="optional", grant_types=["authorization_code", "refresh_token"])  # fmt: skip


def told(**bent):
    """The verified claims of an ID token, for a request that is bent but right."""
    return verified(tokens(**bent)["id_token"], iss=metadata()["issuer"], aud=flow.ID).claims


def shown(scope, user="camille"):
    """What userinfo shows for these scopes, and the ID token beside it."""
    given = tokens(user, scope=scope)
    return userinfo(given["access_token"]).json(), verified(given["id_token"]).claims


def test_every_module_has_its_test():
    written = "".join(one.read_text() for one in Path(__file__).parent.glob("test_basic_op*.py"))
    ours = {name.replace("_", "-") for name in re.findall(r"\btest_(oidcc\w+)", written)}
    assert sorted(MODULES) == sorted(ours)


def test_oidcc_server():
    code = code_of()
    assert len(code) >= 16
    answer = exchange(code)
    said = answer.json()
    assert said["token_type"] == "Bearer"  # noqa: S105 - the kind, not the token
    assert said["expires_in"] > 0
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("application/json")
    claims = verified(said["id_token"], iss=metadata()["issuer"], aud=flow.ID, nonce="n").claims
    assert claims["iat"] <= claims["exp"]
    assert claims["sub"].isascii()
    assert len(claims["sub"]) <= 255


def test_oidcc_response_type_missing():
    refused = back(authorize(flow.signed_in(), response_type=None))
    assert refused["error"] in {"invalid_request", "unsupported_response_type"}
    assert refused["state"] == "s"


def test_oidcc_idtoken_signature():
    header = verified(tokens()["id_token"]).header
    assert header["alg"] == "RS256"
    published = {key["kid"]: key for key in Client().get("/oidc/jwks").json()["keys"]}
    assert published[header["kid"]]["use"] == "sig"
    assert not any({"d", "p", "q", "k"} & key.keys() for key in published.values())


def test_oidcc_idtoken_unsigned():
    assert "none" not in metadata()["id_token_signing_alg_values_supported"]


def test_oidcc_userinfo_get():
    given = tokens()
    answer = userinfo(given["access_token"])
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["sub"] == verified(given["id_token"]).claims["sub"]


def test_oidcc_userinfo_post_header():
    given = tokens()
    bearer = {"Authorization": f"Bearer {given['access_token']}"}
    answer = Client(enforce_csrf_checks=True).post("/oidc/userinfo", headers=bearer)
    assert answer.json()["sub"] == verified(given["id_token"]).claims["sub"]


def test_oidcc_userinfo_post_body():
    given = tokens()
    form = {"access_token": given["access_token"]}
    answer = Client(enforce_csrf_checks=True).post("/oidc/userinfo", form)
    assert answer.json()["sub"] == verified(given["id_token"]).claims["sub"]
    in_address = Client().get("/oidc/userinfo", form)
    assert in_address.status_code == 401
    assert in_address.headers["WWW-Authenticate"].startswith("Bearer")


def test_oidcc_ensure_request_without_nonce_succeeds_for_code_flow():
    assert "nonce" not in told(nonce=None)


def test_oidcc_scope_profile():
    seen, claims = shown("openid profile")
    assert {"nickname", "preferred_username", "given_name"} <= seen.keys()
    assert "email" not in seen
    assert "given_name" not in claims  # a token comes back in addresses, as a hint


def test_oidcc_scope_email():
    seen, claims = shown("openid email")
    assert "@" in seen["email"]
    assert "email" not in claims
    assert "given_name" not in seen


@pytest.mark.parametrize("scope", ["address", "phone"])
def test_oidcc_scope_address(scope):
    assert scope not in metadata()["scopes_supported"]
    assert shown(f"openid {scope}")[0].keys() == {"sub"}


test_oidcc_scope_phone = test_oidcc_scope_address


def test_oidcc_scope_all():
    given = tokens("camille", scope="openid profile email address phone")
    assert given["scope"].split() == ["openid", "profile", "email"]
    assert {"nickname", "email"} <= userinfo(given["access_token"]).json().keys()


def test_oidcc_alternate_happy_flow():
    turned = dict(reversed(flow.ask(scope="email profile openid").items()))
    code = back(flow.signed_in("camille").get("/oidc/authorize", turned))["code"]
    assert "email" in userinfo(exchange(code).json()["access_token"]).json()


def test_oidcc_display_page():
    assert told(display="page")


def test_oidcc_display_popup():
    assert told(display="popup")


def test_oidcc_prompt_login(later):
    browser = flow.signed_in()
    first = verified(tokens(browser=browser)["id_token"]).claims
    later(seconds=5)
    asked = authorize(browser, prompt="login")
    assert asked.headers["Location"].startswith("/ent/?")
    onwards = browser.post(asked.headers["Location"], {"user": "leo", "password": "essai-leo"})
    code = back(browser.get(onwards.headers["Location"]))["code"]
    second = verified(exchange(code).json()["id_token"]).claims
    assert second["auth_time"] > first["auth_time"]
    assert second["sub"] == first["sub"]


def test_oidcc_prompt_none_not_logged_in():
    assert back(authorize(Client(), prompt="none"))["error"] == "login_required"


def test_oidcc_prompt_none_logged_in():
    browser = flow.signed_in()
    first, second = (
        verified(tokens(browser=browser, prompt=prompt)["id_token"]).claims
        for prompt in (None, "none")
    )
    assert [first[name] for name in ("sub", "auth_time")] == [
        second[name] for name in ("sub", "auth_time")
    ]


def test_oidcc_max_age_1(later):
    browser = flow.signed_in()
    later(seconds=3)
    asked = authorize(browser, max_age="1")
    assert asked.headers["Location"].startswith("/ent/?")
    assert back(authorize(browser, max_age="1", prompt="none"))["error"] == "login_required"


def test_oidcc_max_age_10000(later):
    browser = flow.signed_in()
    first = verified(tokens(browser=browser, max_age="15000")["id_token"]).claims
    later(seconds=100)
    second = verified(tokens(browser=browser, max_age="10000")["id_token"]).claims
    assert first["auth_time"] == second["auth_time"]


def test_oidcc_ensure_request_with_unknown_parameter_succeeds():
    assert told(extra="foobar")


def test_oidcc_id_token_hint():
    browser = flow.signed_in()
    hint = tokens(browser=browser)["id_token"]
    assert "code" in back(authorize(browser, prompt="none", id_token_hint=hint))
    other = tokens("eleve1")["id_token"]
    for wrong in (other, hint[:-4] + "AAAA", "nonsense"):
        refused = back(authorize(browser, prompt="none", id_token_hint=wrong))
        assert refused["error"] == "login_required"
    sent = authorize(browser, id_token_hint=other).headers["Location"]
    assert sent.startswith("/ent/?")
    assert other not in sent


def test_oidcc_login_hint():
    assert told(login_hint="leo.marchal@exemple.fr")
    sent = authorize(Client(), login_hint="leo.marchal@exemple.fr").headers["Location"]
    assert "marchal" not in sent
    assert "marchal" not in Client().get(sent).content.decode()


def test_oidcc_ui_locales():
    assert told(ui_locales="se de-CH-1996 fr")


def test_oidcc_claims_locales():
    assert told(claims_locales="se")


def test_oidcc_ensure_request_with_acr_values_succeeds():
    claims = told(acr_values="1 2")
    assert claims["acr"] in metadata()["acr_values_supported"]  # what is true, not what is asked
