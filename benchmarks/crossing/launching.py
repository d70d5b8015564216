"""One launch: somebody who is signed in goes to a service, which is told who by an ID token.

Authorize with PKCE, a code, the code for tokens: as a browser and a service do it, and no more.
Anything but that is a fault of the measure, and stops it.
"""

import json
import secrets
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import cycle
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from benchmarks.crossing.wire import Answer, Talk

SCOPE = "openid profile"
SEEN = {302, 303}


class NoLaunch(Exception):
    """A launch was refused, or answered with something else."""


@dataclass(frozen=True, slots=True)
class Client:
    """A relying party."""

    id: str
    secret: str
    redirect_uri: str


@dataclass(frozen=True, slots=True)
class Place:
    """A provider: where it is, the paths of its two doors, whether each service has its names."""

    host: tuple[str, int]
    issuer: str
    authorize: str
    token: str
    pairwise: bool = True


@dataclass(frozen=True, slots=True)
class Ask:
    """Who goes where. `cookie`: of a session that is signed in; `person`: who, for the checks."""

    person: str
    cookie: str
    client: Client


@dataclass(frozen=True, slots=True)
class Launched:
    """What came of it, to be verified once the clock has stopped."""

    person: str
    client: str
    nonce: str
    token: str


def launches(place: Place, asks: Iterable[Ask]) -> Iterator[Talk[Launched]]:
    """The same people again and again, in turn."""
    return (launch(place, ask) for ask in cycle(asks))


def launch(place: Place, ask: Ask) -> Talk[Launched]:
    """From the click to the tokens."""
    verifier, nonce, state = (secrets.token_urlsafe(32) for _ in range(3))
    answer = yield get(place, ask, question(ask.client, verifier, nonce, state))
    code = code_of(answer, ask.client, state)
    answer = yield post(place, ask.client, code, verifier)
    return Launched(ask.person, ask.client.id, nonce, token_of(answer))


def question(client: Client, verifier: str, nonce: str, state: str) -> str:
    """What a service sends a browser with (OIDC Core 3.1.2.1, RFC 7636 4.3)."""
    digest = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return urlencode({
        "response_type": "code", "client_id": client.id, "redirect_uri": client.redirect_uri,
        "scope": SCOPE, "state": state, "nonce": nonce,
        "code_challenge": digest, "code_challenge_method": "S256",
    })  # fmt: skip


def get(place: Place, ask: Ask, query: str) -> bytes:
    """As the browser asks."""
    return (
        f"GET {place.authorize}?{query} HTTP/1.1\r\nHost: {urlsplit(place.issuer).netloc}\r\n"
        f"Accept: text/html\r\nCookie: {ask.cookie}\r\n\r\n"
    ).encode()


def code_of(answer: Answer, client: Client, state: str) -> str:
    """The code that the browser is sent back with, to the right address, with its state."""
    where = answer.header("location")
    if answer.status not in SEEN or not where.startswith(f"{client.redirect_uri}?"):
        raise NoLaunch(answer.status, where, answer.body[:500])
    given = parse_qs(urlsplit(where).query)
    if given.get("state") != [state] or len(given.get("code", ())) != 1:
        raise NoLaunch(where)
    return given["code"][0]


def post(place: Place, client: Client, code: str, verifier: str) -> bytes:
    """As the service asks, with its secret form-url-decoded (RFC 6749, section 2.3.1)."""
    body = urlencode({
        "grant_type": "authorization_code", "code": code, "redirect_uri": client.redirect_uri,
        "code_verifier": verifier,
    })  # fmt: skip
    known = b64encode(f"{quote(client.id)}:{quote(client.secret)}".encode()).decode()
    return (
        f"POST {place.token} HTTP/1.1\r\nHost: {urlsplit(place.issuer).netloc}\r\n"
        f"Authorization: Basic {known}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def token_of(answer: Answer) -> str:
    """The ID token of an answer."""
    if answer.status != 200:
        raise NoLaunch(answer.status, answer.body[:500])
    return str(json.loads(answer.body)["id_token"])
