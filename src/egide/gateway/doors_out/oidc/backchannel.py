"""Back-Channel Logout 1.0: a client's server is told that a session is over.

The token names the session and nobody: `sid` is drawn from the session for one client alone, so
that two services cannot tell that they were reached from the same one.
"""

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final
from urllib.parse import urlencode

from egide.gateway import conf
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc import clients, signing
from egide.gateway.endings import visits
from egide.gateway.endings.letters import Letter
from egide.gateway.endings.visits import Visited
from egide.gateway.held import memory
from egide.gateway.models import OidcClient

DOOR: Final = "oidc"
EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
LASTS: Final = 120  # seconds: section 2.4 wants it short


def sid(session: str, client_id: str) -> str:
    """How one client knows a session."""
    drawn = sha256(f"{DOOR} {session} {client_id}".encode()).digest()
    return urlsafe_b64encode(drawn[:18]).decode()


def sid_for(client: OidcClient, here: Standing) -> str:
    """How this client knows the session; nothing when it did not ask, or when there is none."""
    if not client.backchannel_logout_uri or not here.session:
        return ""
    return sid(here.session, client.client_id)


def remember(here: Standing, client: OidcClient, *, at: int) -> None:
    """Remember that this session went to a client that asked to be told of its end."""
    known = sid_for(client, here)
    if known:
        memory.forbid_reading()
        visits.remember(here.session, Visited(DOOR, client.client_id, known), at=at)


def letter(visited: Visited, at: int) -> Letter | None:
    """The letter to a client that still wants it, at the address that it has registered by now."""
    found = clients.client(visited.client)
    if found is None or not found.backchannel_logout_uri:
        return None
    body = urlencode({"logout_token": logout_token(found, visited.reference, at)})
    return Letter(found.backchannel_logout_uri, body)


def logout_token(client: OidcClient, session: str, at: int) -> str:
    """Section 2.4; without `nonce`, so that nobody takes it for an ID token."""
    claims = {
        "iss": conf.issuer(),
        "aud": client.client_id,
        "iat": at,
        "exp": at + LASTS,
        "jti": secrets.token_urlsafe(16),
        "events": {EVENT: {}},
        "sid": session,
    }
    return signing.signer(client.alg).sign(claims, typ="logout+jwt")
