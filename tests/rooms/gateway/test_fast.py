"""The fast way answers what the pages would, and leaves all the rest to them."""

import json
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory
from joserfc import jwt
from joserfc.jwk import KeySet

from egide.gateway.doors_in import arrivals
from egide.gateway.doors_out.oidc import metadata
from egide.gateway.doors_out.oidc.api import fast
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import CALLBACK, VERIFIER, ask, basic, signed_in
from tests.rooms.gateway.test_crossing import suspend

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "application/x-www-form-urlencoded"


class House:
    """The application as granian calls it; `django`: how many requests Django answered."""

    def __init__(self):
        self.django = 0
        self.application = fast(self.pages)
        self.below = get_wsgi_application()

    def pages(self, environ, start):
        self.django += 1
        return self.below(environ, start)

    def asked(self, environ):
        """The status, headers and body of an answer."""
        said = []
        body = b"".join(self.application(environ, lambda *answer: said.append(answer)))
        return int(said[0][0][:3]), dict(said[0][1]), body

    def authorize(self, browser, **bent):
        kept = SimpleCookie({name: one.value for name, one in browser.cookies.items()})
        cookie = kept.output(header="", sep=";").strip()
        query = bent.pop("query", None) or urlencode(ask(**bent))
        request = RequestFactory().get(f"/oidc/authorize?{query}", HTTP_COOKIE=cookie)
        return self.asked(request.environ | {"HTTP_HOST": "localhost"})

    def token(self, code, *, header=None, **bent):
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK,
                "code_verifier": VERIFIER} | bent  # fmt: skip
        request = RequestFactory().post(
            "/oidc/token", urlencode(form), FORM, HTTP_AUTHORIZATION=header or basic()
        )
        return self.asked(request.environ | {"HTTP_HOST": "localhost"})


@pytest.fixture
def browser(client_of):
    """Somebody who signed in and went through once: their cookie says what the roster knows."""
    browser = signed_in()
    flow.code_of()
    assert flow.authorize(browser).status_code == 302
    return browser


@pytest.fixture
def house(browser, listening):
    """The house, which has in memory what the first launch reads."""
    house = House()
    house.token(code_in(house.authorize(browser)))
    house.token(code_in(house.authorize(browser)))
    house.django = 0
    return house


def code_in(answer):
    """The code of a redirection."""
    assert answer[0] == 302, answer
    return parse_qs(urlsplit(answer[1]["Location"]).query)["code"][0]


def test_a_plain_launch_needs_no_django_and_says_the_same(
    house, browser, django_assert_num_queries
):
    with django_assert_num_queries(0):
        way = house.authorize(browser)
        status, headers, body = house.token(code_in(way))
    assert house.django == 0
    there = flow.authorize(browser)
    for name in ("Cache-Control", "Referrer-Policy", "X-Content-Type-Options"):
        assert way[1][name] == there.headers[name]
        assert headers[name]
    slow = parse_qs(urlsplit(there.headers["Location"]).query)
    quick = parse_qs(urlsplit(way[1]["Location"]).query)
    assert {**quick, "code": 0} == {**slow, "code": 0}
    assert status == 200
    keys = KeySet.import_key_set(metadata.keys())
    said, again = json.loads(body), flow.exchange(slow["code"][0]).json()
    assert said.keys() == again.keys()
    one, other = (
        jwt.decode(each["id_token"], keys, algorithms=["RS256"]) for each in (said, again)
    )
    assert one.header == other.header
    moving = dict.fromkeys(("iat", "exp"))
    assert {**one.claims, **moving} == {**other.claims, **moving}
    assert flow.userinfo(said["access_token"]).json()["sub"] == one.claims["sub"]


@pytest.mark.parametrize("bent", [
    {"prompt": "login"}, {"max_age": "-1"}, {"response_type": "token"}, {"code_challenge": "short"},
    {"redirect_uri": "https://evil.example/"}, {"client_id": "nobody"}, {"request": "x"},
    {"query": urlencode(ask()) + "&state=twice"}, {"state": "é"},
])  # fmt: skip
def test_whatever_is_not_plain_is_djangos_with_the_same_answer(house, browser, bent):
    mine = house.authorize(browser, **dict(bent))
    assert house.django == (0 if bent == {"state": "é"} else 1)
    if "query" not in bent:
        there = flow.authorize(browser, **bent)
        assert mine[0] == there.status_code
        assert mine[1].get("Location", "")[:34] == there.headers.get("Location", "")[:34]


def test_a_code_that_comes_back_is_refused_on_either_way_and_revokes(house, browser):
    code = code_in(house.authorize(browser))
    access = json.loads(house.token(code)[2])["access_token"]
    assert flow.userinfo(access).status_code == 200
    status, _, body = house.token(code)
    assert (status, json.loads(body)["error"]) == (400, "invalid_grant")
    assert flow.userinfo(access).status_code == 401
    slow = code_in(house.authorize(browser))
    assert flow.exchange(slow).status_code == 200
    assert house.token(slow)[0] == 400


def test_a_suspension_is_heard_before_whoever_suspends_is_answered(house, browser, client_of):
    code = code_in(house.authorize(browser))
    suspend(client_of)
    assert house.authorize(browser)[0] == 403
    assert house.token(code)[0] == 400


def test_another_host_another_scheme_a_broken_cookie_are_djangos(house, browser, settings):
    request = RequestFactory().get("/oidc/authorize?" + urlencode(ask()))
    assert house.asked(request.environ | {"HTTP_HOST": "evil.example"})[0] == 400
    name = arrivals.cookie_name()
    whole = browser.cookies[name].value
    for bent in (whole[:-1] + ("A" if whole[-1] != "A" else "B"), whole[1:], "", whole + "; x=1"):
        browser.cookies[name] = bent
        house.django = 0
        assert house.authorize(browser)[0] == 302
    settings.SECURE_SSL_REDIRECT = True
    house.django = 0
    house.authorize(browser)
    assert house.django == 1
