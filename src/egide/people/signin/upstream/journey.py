"""There and back: to a sign-in service with a question, home with an answer that fits it alone."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlencode, urlsplit

from django.contrib.sessions.backends.base import SessionBase

from egide.people.signin import conf, tickets
from egide.people.signin.conf import Upstream
from egide.people.signin.errors import GaveUp, NoUpstream, Stale
from egide.people.signin.tickets import Purpose
from egide.people.signin.upstream import fetching
from egide.people.signin.upstream.discovery import discover
from egide.people.signin.upstream.exchanging import Sent, exchange
from egide.people.signin.upstream.token import Account, account


@dataclass(frozen=True, slots=True)
class Errand:
    """Why somebody leaves for a service: where to come back to, the invitation they hold."""

    next: str
    invitation: str = ""
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Return:
    """Somebody who is back: the account that the service vouches for, and their errand."""

    account: Account
    errand: Errand


def service(key: str) -> Upstream:
    """The service of that name."""
    for one in conf.upstreams():
        if one.key == key:
            return one
    raise NoUpstream


def leave(session: SessionBase, key: str, errand: Errand, *, at: datetime) -> str:
    """The address to send the browser to."""
    chosen = service(key)
    metadata = discover(chosen)
    nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    about = {
        "key": key, "nonce": nonce, "verifier": verifier,
        "next": errand.next, "invitation": errand.invitation, "confirm": errand.confirm,
    }  # fmt: skip
    state = tickets.give(session, Purpose.OUTSIDE, about, at=at)
    asked = {
        "response_type": "code",
        "scope": "openid",
        "client_id": chosen.client_id,
        "redirect_uri": back_to(key),
        "state": coded(state),
        "nonce": nonce,
        "code_challenge": coded(sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    if errand.confirm:
        asked["max_age"] = "0"
    joint = "&" if urlsplit(metadata.authorization).query else "?"
    return f"{metadata.authorization}{joint}{urlencode(asked)}"


def come_back(session: SessionBase, key: str, said: Mapping[str, str], *, at: datetime) -> Return:
    """Who is back, if the answer is to the question that this browser left with."""
    about = tickets.take(session, Purpose.OUTSIDE, decoded(said.get("state", "")), at=at)
    if about["key"] != key:
        raise fetching.failed("mixed-up")
    chosen = service(key)
    metadata = discover(chosen)
    # RFC 9207: a service that says it names itself must; one that does must be the right one.
    if said.get("iss", "" if metadata.names_itself else chosen.issuer) != chosen.issuer:
        raise fetching.failed("mixed-up")
    if "error" in said or not said.get("code"):
        raise GaveUp
    sent = Sent(said["code"], about["verifier"], back_to(key))
    token = exchange(chosen, metadata, sent)
    found = account(token.get("id_token"), chosen, metadata, nonce=about["nonce"], at=at)
    return Return(found, Errand(about["next"], about["invitation"], about["confirm"]))


def back_to(key: str) -> str:
    """Where a service sends people back: an address for each, so that none answers for another."""
    return f"{conf.origin()}/entrer/retour/{key}"


def coded(value: bytes) -> str:
    """Bytes as an address carries them."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """The bytes of a `state` that came back; anything else was never given."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise Stale from None
