"""Ways in which the door of OpenID Connect is tried to be bent (RFC 9700, section 4)."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client

from egide.gateway.doors_out.oidc import signing
from egide.gateway.kit.errors import NotARegistration
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import authorize, back, code_of, exchange, registered, userinfo
from tests.rooms.gateway.oidc.steps import query_of, tokens

pytestmark = pytest.mark.django_db
LOCAL = "http://localhost:3000/cb"


def raw(part):
    """A part of a token, without padding."""
    return urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("address", [
    "https://tool.example@evil.example/cb?here=1", "https://evil.example/https://tool.example/cb",
    "https://tool.example/cb/?here=1", "https://tool.example/CB?here=1",
    "HTTPS://tool.example/cb?here=1", "https://tool.example./cb?here=1",
    "https://tool.example/x/../cb?here=1", "https://tool.example/%63b?here=1",
    "https://tool.example//cb?here=1", "https://tool.example/cb?here=1&there=2",
    "https://tool.example/cb?here=1#", "https://tool.example:443/cb?here=1",
    "http://tool.example/cb?here=1", "https://tool.example\\@evil.example/cb?here=1",
    " https://tool.example/cb?here=1", "https://tool.example/cb?here=1\r\nX: y",
    "https://tool.example/cb?here=1\0", "https://tоol.example/cb?here=1",
    "//tool.example/cb?here=1", "javascript:alert(1)", "data:text/html,x",
])  # fmt: skip
def test_an_address_that_only_resembles_is_not_registered(client_of, address):
    answer = authorize(flow.signed_in(), redirect_uri=address)
    assert answer.status_code == 400
    assert "Location" not in answer.headers
    assert f'"{address}' not in answer.content.decode()  # no link, no form


@pytest.mark.parametrize("address", ["http://localhost:3001/cb", "http://127.0.0.1:3000/cb",
                                     "http://localhost/cb", "http://[::1]:3000/cb"])  # fmt: skip
def test_a_port_of_this_machine_counts_too(address):
    registered(redirect_uris=[LOCAL])
    assert authorize(flow.signed_in(), redirect_uri=address).status_code == 400
    sent = authorize(flow.signed_in(), redirect_uri=LOCAL).headers["Location"]
    assert sent.startswith(f"{LOCAL}?code=")


@pytest.mark.parametrize("wrong", [
    {"redirect_uris": ["https://tool.example/cb#f"]}, {"redirect_uris": ["javascript:alert(1)"]},
    {"redirect_uris": ["/cb"]}, {"post_logout_redirect_uris": ["data:text/html,x"]},
    {"backchannel_logout_uri": "file:///etc/passwd"}, {"backchannel_logout_uri": "//x"},
    {"grant_types": ["password"]}, {"grant_types": ["implicit"]},
    {"id_token_signed_response_alg": "HS256"}, {"client_secret": "short"},
])  # fmt: skip
def test_what_would_be_unsafe_is_not_registered(wrong):
    with pytest.raises(NotARegistration):
        registered(**wrong)


@pytest.mark.parametrize("name", ["client_id", "redirect_uri"])
def test_a_parameter_that_decides_where_to_go_comes_once(client_of, name):
    twice = urlencode([*flow.ask().items(), (name, "https://evil.example/")])
    for query in (twice, f"{name}=x&{urlencode(flow.ask())}"):
        answer = flow.signed_in().get(f"/oidc/authorize?{query}")
        assert answer.status_code == 400
        assert "Location" not in answer.headers


@pytest.mark.parametrize("name", ["scope", "state", "response_type", "code_challenge", "prompt"])
def test_any_other_parameter_comes_once_too(client_of, name):
    said = back(authorize(flow.signed_in(), **{name: ["a", "b"]}))
    assert said["error"] == "invalid_request"


@pytest.mark.parametrize("name", ["grant_type", "code", "redirect_uri", "client_id"])
def test_a_parameter_of_an_exchange_comes_once(client_of, name):
    right = {"grant_type": "authorization_code", "code": code_of(), "redirect_uri": flow.CALLBACK,
             "code_verifier": flow.VERIFIER, "client_id": flow.ID}  # fmt: skip
    posted = urlencode([*right.items(), (name, "x")])
    kind = "application/x-www-form-urlencoded"
    answer = Client().post("/oidc/token", posted, content_type=kind,
                           headers={"Authorization": flow.basic()})  # fmt: skip
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_what_stands_in_the_address_of_a_post_is_not_read(client_of):
    browser = flow.signed_in()
    elsewhere = urlencode({"redirect_uri": "https://evil.example/", "client_id": "x"})
    answer = browser.post(f"/oidc/authorize?{elsewhere}", flow.ask())
    assert answer.headers["Location"].startswith(flow.CALLBACK)


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256", "typ": "JWT"}])
def test_an_assertion_that_nobody_signed_proves_no_client(client_of, header):
    claims = {"iss": flow.ID, "sub": flow.ID, "aud": "http://localhost/oidc/token", "exp": 2**31}
    said = f"{raw(header)}.{raw(claims)}"
    public = signing.signer("RS256").key.as_pem(private=False)
    mac = urlsafe_b64encode(hmac.digest(public, said.encode(), "sha256")).rstrip(b"=").decode()
    assertion = f"{said}.{mac if header['alg'] == 'HS256' else ''}"
    kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    answer = exchange(code_of(), header="", client_id=flow.ID, client_assertion=assertion,
                      client_assertion_type=kind)  # fmt: skip
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_a_forged_token_opens_nothing(client_of):
    given = tokens()
    header, body, _ = given["id_token"].split(".")
    claims = json.loads(urlsafe_b64decode(body + "=="))
    forged = f"{raw({'alg': 'none'})}.{raw(claims)}."
    for token in (given["id_token"], forged, f"{header}.{body}.", given["access_token"][:-2] + "AA",
                  given["access_token"] * 2, "", "é"):  # fmt: skip
        answer = userinfo(token)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_code_is_of_one_client_one_address_and_one_use(client_of):
    registered(client_id="thief", redirect_uris=[flow.CALLBACK])
    code = code_of()
    assert exchange(code, header=flow.basic("thief")).json()["error"] == "invalid_grant"
    form = {"client_id": "thief"}
    assert exchange(code, **form).json()["error"] == "invalid_client"
    assert exchange(code).status_code == 200
    assert exchange(code).json()["error"] == "invalid_grant"


def test_every_answer_says_who_answers_and_never_by_fragment_or_form(client_of):
    for bent in ({}, {"response_type": "id_token"}, {"response_mode": "form_post"},
                 {"response_mode": "fragment"}, {"prompt": "none login"}):  # fmt: skip
        answer = authorize(flow.signed_in(), **bent)
        assert query_of(answer)["iss"] == ["http://localhost"]
        assert urlsplit(answer.headers["Location"]).fragment == ""
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


def test_what_a_service_says_back_is_encoded_and_bends_no_header(client_of):
    state = "a\r\nSet-Cookie: x=y&code=z<script>"
    answer = authorize(flow.signed_in(), state=state)
    assert query_of(answer)["state"] == [state]
    assert len(query_of(answer)["code"]) == 1
    assert "\n" not in answer.headers["Location"]
    assert "x" not in answer.cookies


@pytest.mark.parametrize("onwards", [
    "https://evil.example/", "//evil.example/oidc/authorize?", "/oidc/authorize@evil.example/",
    "/\\evil.example/oidc/authorize?", "javascript:alert(1)", "/oidc/logout?",
    "/ent/sortie?suite=x",
])  # fmt: skip
def test_signing_in_leads_only_to_a_way_out_of_this_house(onwards):
    word = {"user": "leo", "password": "essai-leo"}
    answer = Client().post(f"/ent/?{urlencode({'vers': onwards})}", word)
    assert answer.headers["Location"] == "/ent/arrivee"


@pytest.mark.parametrize("path, method", [("/oidc/token", "get"), ("/oidc/par", "get"),
                                          ("/oidc/authorize", "put"), ("/oidc/jwks", "post"),
                                          ("/oidc/logout", "delete")])  # fmt: skip
def test_no_other_method_is_answered(path, method):
    assert getattr(Client(), method)(path).status_code == 405


def test_a_name_in_a_hint_goes_nowhere(client_of, caplog):
    name = "leo.marchal@exemple.fr"
    sent = authorize(Client(), login_hint=name, prompt="login").headers["Location"]
    page = Client().get(sent)
    assert "marchal" not in sent + page.content.decode() + caplog.text
