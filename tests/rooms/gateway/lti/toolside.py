"""A tool and a browser, by hand: each step can be bent."""

import json
import secrets
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from egide.decisions import actions as decisions
from egide.decisions import queries
from egide.gateway import conf
from egide.gateway.doors_out.lti import names
from egide.gateway.doors_out.lti.names import AGS
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.kit.clock import now
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Person
from tests.rooms.gateway.flow import TODAY, signed_in

SITE = "https://tool.example"
KEY = RSAKey.generate_key(2048, {"kid": "k1"})
PUBLISHED: dict[str, bytes] = {}  # an address → what a tool publishes there
BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Form(HTMLParser):
    """The one form of a page: where it leads, and its fields."""

    def __init__(self, text):
        super().__init__()
        self.action, self.fields, self.attrs = "", {}, {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.action, self.attrs = given["action"], given
        if tag == "input":
            self.fields[given["name"]] = given.get("value", "")


@dataclass
class Tool:
    """A tool that the kit registered."""

    name: str
    told: dict

    def launch_page(self, user="leo", browser=None, **query):
        """The page of its launch, in somebody's browser."""
        self.browser = browser or signed_in(user)
        return self.browser.get("/lti/launch", {"tool": self.name, **query})

    def begun(self, user="leo", browser=None, **query):
        """What it is told when somebody begins a launch."""
        answer = self.launch_page(user, browser, **query)
        assert answer.status_code == 200, answer.content.decode()[-600:]
        form = Form(answer.content.decode())
        assert form.action == f"{SITE}/login"
        return form.fields

    def asks(self, begun, **bent):
        """A right request, bent as the test says; None takes a parameter away."""
        right = {
            "scope": "openid", "response_type": "id_token", "response_mode": "form_post",
            "prompt": "none", "client_id": self.name, "redirect_uri": f"{SITE}/launch",
            "login_hint": begun["login_hint"], "lti_message_hint": begun["lti_message_hint"],
            "state": "st", "nonce": secrets.token_hex(8),
        }  # fmt: skip
        return {name: value for name, value in (right | bent).items() if value is not None}

    def authorize(self, begun, browser=None, **bent):
        """What the authorization endpoint answers."""
        return (browser or self.browser).get("/lti/authorize", self.asks(begun, **bent))

    def launched(self, user="leo", browser=None, **query):
        """The claims of a whole launch."""
        return claims_in(self.authorize(self.begun(user, browser, **query)), self.name)

    def signs(self, claims, *, header=None, key=None):
        """Something it signed."""
        head = {"alg": "RS256", "kid": "k1"} | (header or {})
        return jwt.encode(head, claims, key or KEY, algorithms=[head["alg"]])

    def assertion(self, **bent):
        """What it proves itself with, bent as the test says."""
        at = now()
        right = {"iss": self.name, "sub": self.name, "aud": f"{conf.issuer()}/lti/token",
                 "iat": at, "exp": at + 60, "jti": secrets.token_hex(8)}  # fmt: skip
        return {name: value for name, value in (right | bent).items() if value is not None}

    def token(self, *scopes, assertion=None, **bent):
        """What the token endpoint answers."""
        form = {
            "grant_type": "client_credentials", "client_assertion_type": BEARER,
            "client_assertion": assertion or self.signs(self.assertion()),
            "scope": " ".join(scopes or names.SCOPES),
        }  # fmt: skip
        body = urlencode({k: v for k, v in (form | bent).items() if v is not None})
        kind = "application/x-www-form-urlencoded"
        return Client(enforce_csrf_checks=True).post("/lti/token", body, content_type=kind)

    def bearer(self, *scopes):
        """The header of a call."""
        answer = self.token(*scopes)
        assert answer.status_code == 200, answer.content
        return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def a_tool(name, **more):
    """A tool that the head of the kit's school opened."""
    PUBLISHED[f"{SITE}/jwks"] = json.dumps({"keys": [KEY.as_dict(private=False)]}).encode()
    given = {
        "protocol": "lti", "client_id": name, "deployment_id": "d1",
        "initiate_login_uri": f"{SITE}/login", "target_link_uri": f"{SITE}/launch",
        "redirect_uris": [f"{SITE}/launch"], "jwks_uri": f"{SITE}/jwks",
    }  # fmt: skip
    return Tool(name, register(read(given | more), on=TODAY))


def claims_in(answer, audience):
    """The claims that a form posts to the tool, verified as a tool does."""
    assert answer.status_code == 200, answer.content.decode()[-600:]
    form = Form(answer.content.decode())
    assert form.action == f"{SITE}/launch", form.action
    keys = KeySet.import_key_set(Client().get("/oidc/jwks").json())
    token = jwt.decode(form.fields["id_token"], keys, algorithms=["RS256"])
    assert (token.claims["iss"], token.claims["aud"]) == (conf.issuer(), audience)
    return token.claims


def path_of(address):
    """An address of ours without the house."""
    assert address.startswith(conf.issuer()), address
    return address.removeprefix(conf.issuer())


def call(method, address, headers, body=None):
    """What a service answers to a server."""
    client = Client(enforce_csrf_checks=True)
    more = (
        {"data": json.dumps(body), "content_type": "application/json"} if body is not None else {}
    )
    return getattr(client, method)(path_of(address), headers=headers, **more)


def suspend(tool):
    """The head has a doubt."""
    place = people.organisation(TILLEULS).id
    held = next(one for one in queries.agreements_of(place, on=TODAY)
                if one.signed.digest == tool.told["agreement"])  # fmt: skip
    decisions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=TODAY)


def a_score(user, **bent):
    """A score as a tool sends it."""
    right = {"userId": user, "scoreGiven": 7, "scoreMaximum": 10, "comment": "Bien",
             "activityProgress": "Completed", "gradingProgress": "FullyGraded",
             "timestamp": "2026-11-20T10:00:00.000Z"}  # fmt: skip
    return {name: value for name, value in (right | bent).items() if value is not None}


def an_item(tool, said, label="Exercice 1", **more):
    """A line item of the tool; its address."""
    body = {"label": label, "scoreMaximum": 10, **more}
    answer = call("post", said[AGS]["lineitems"], tool.bearer(), body)
    assert answer.status_code == 201, answer.content
    return answer.json()["id"]
