"""An ENT by OpenID Connect: code flow, PKCE, state, nonce, `iss` (Core 3.1; RFC 9207; RFC 9700).

The exchange and the checks are those of `people.signin.upstream`, which staff come in by.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from egide.gateway.doors_in.ents import Ent, Oidc, Said
from egide.gateway.doors_in.errands import Errand
from egide.gateway.doors_in.errors import GaveUp, LostWay, Unanswered
from egide.gateway.doors_in.ways.journey import Back, back_to
from egide.people.signin.conf import Upstream
from egide.people.signin.errors import Outside
from egide.people.signin.upstream import fetching
from egide.people.signin.upstream.discovery import Metadata, discover
from egide.people.signin.upstream.exchanging import Sent, exchange
from egide.people.signin.upstream.token import believed


def service(ent: Ent, way: Oidc) -> Upstream:
    """The ENT, as the exchange knows it."""
    return Upstream(ent.key, ent.name, way.issuer, way.client_id, way.client_secret)


def leave(ent: Ent, way: Oidc, errand: Errand) -> str:
    """The address to send the browser to."""
    try:
        endpoint = discover(service(ent, way)).authorization
    except Outside as seen:
        raise Unanswered(seen.reason) from None
    challenge = sha256(errand.derived("verifier").encode()).digest()
    asked = {
        "response_type": "code",
        "scope": way.scope,
        "client_id": way.client_id,
        "redirect_uri": back_to(ent),
        "state": errand.state,
        "nonce": errand.derived("nonce"),
        "code_challenge": urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(asked)}"


def said(ent: Ent, way: Oidc, back: Back) -> Said:
    """Who is there, once the answer was checked."""
    try:
        return understood(ent, way, back)
    except Outside as seen:
        raise Unanswered(seen.reason) from None


def understood(ent: Ent, way: Oidc, back: Back) -> Said:
    """The code against a token, the token against all that it must be."""
    chosen = service(ent, way)
    metadata = discover(chosen)
    # RFC 9207: a provider that says it names itself must; one that does must be the right one.
    if back.given.get("iss", "" if metadata.names_itself else way.issuer) != way.issuer:
        raise LostWay
    if "error" in back.given or not back.given.get("code"):
        raise GaveUp
    sent = Sent(back.given["code"], back.errand.derived("verifier"), back_to(ent))
    answer = exchange(chosen, metadata, sent)
    nonce = back.errand.derived("nonce")
    claims = believed(answer.get("id_token"), chosen, metadata, nonce=nonce, at=back.instant)
    told = claims if ent.join in claims else claims | shown(metadata, answer, claims["sub"])
    return Said(text(told, ent.join), text(told, ent.school), sessions(claims))


def shown(metadata: Metadata, answer: Mapping[str, Any], sub: str) -> dict[str, Any]:
    """What the userinfo endpoint adds, of the same subject (Core, 5.3.2)."""
    if not metadata.userinfo:
        return {}
    headers = {"Authorization": f"Bearer {answer.get('access_token', '')}"}
    found = fetching.sent(httpx.Request("GET", metadata.userinfo, headers=headers), "userinfo")
    if found.get("sub") != sub:
        raise fetching.failed("userinfo")
    return found


def sessions(claims: Mapping[str, Any]) -> tuple[str, ...]:
    """By what a logout token will name this session (Back-Channel Logout, 2.4)."""
    named = (f"{name}:{text(claims, name)}" for name in ("sid", "sub") if text(claims, name))
    return tuple(named)


def text(claims: Mapping[str, Any], name: str) -> str:
    """A claim that is a text, or the one text of a list; else nothing."""
    found = claims.get(name) if name else None
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    return found if isinstance(found, str) else ""
