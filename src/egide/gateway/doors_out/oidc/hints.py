"""An ID token that comes back as a hint: ours, whoever sends it, also when it is over.

OIDC Core, section 3.1.2.1, and RP-Initiated Logout 1.0, section 2. The algorithm is that of our
key, never that which the token names: neither `none` nor a public key used as a secret opens it.
"""

import hmac
from dataclasses import dataclass
from datetime import date
from typing import Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwt import Token

from egide.gateway import conf, visitors
from egide.gateway.admitting import let_in
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc import signing
from egide.gateway.doors_out.oidc.backchannel import sid
from egide.gateway.errors import NotOfASchool, Shut
from egide.gateway.models import OidcClient
from egide.trust.agreement.attributes import Attribute

LONGEST: Final = 8_000


@dataclass(frozen=True, slots=True)
class Hint:
    """For which client a token was signed, of whom it spoke, in which session if it said so."""

    client: str
    sub: str
    sid: str = ""


def read(token: str) -> Hint | None:
    """What a token of ours says; None for one that we did not sign as an ID token."""
    found = signed(token) if len(token) <= LONGEST else None
    if (
        found is None
        or found.header.get("typ") != "JWT"
        or found.claims.get("iss") != conf.issuer()
    ):
        return None
    said = [found.claims.get(name, "") for name in ("aud", "sub", "sid")]
    if not all(isinstance(one, str) for one in said) or not all(said[:2]):
        return None
    return Hint(*said)


def signed(token: str) -> Token | None:
    """The token, if a key that we publish signed it."""
    for alg in signing.ALGORITHMS:
        for one in signing.signers(alg):
            try:
                return jwt.decode(token, one.key, algorithms=[one.alg])
            except (JoseError, ValueError):
                continue
    return None


def names(token: str, here: Standing, client: OidcClient, *, on: date) -> bool:
    """Whether a token that was sent along a request is of whoever stands here."""
    hint = read(token)
    return hint is not None and speaks_of(hint, here, client, on=on)


def speaks_of(hint: Hint, here: Standing, client: OidcClient, *, on: date) -> bool:
    """Whether the hint is of whoever stands here: by the session, else by the pseudonym."""
    if hint.client != client.client_id:
        return False
    if hint.sid:
        return hmac.compare_digest(hint.sid, sid(here.session, client.client_id))
    try:
        arrival = arrivals.arrival(here)
        policy = let_in(arrival, client.service.slug, on=on)
    except (Shut, NotOfASchool):
        return False
    return hmac.compare_digest(hint.sub, visitors.held(arrival, policy)[Attribute.PSEUDONYM])
