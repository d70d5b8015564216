"""An OpenID provider says that sessions are over: its token is believed as an ID token is.

OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6.
"""

from dataclasses import dataclass
from typing import Final

from joserfc import jwt
from joserfc.errors import JoseError

from egide.gateway.doors_in.ents import Ent, Oidc
from egide.gateway.doors_in.errors import LostWay, Unanswered
from egide.gateway.doors_in.ways.openid import service, text
from egide.people.signin.errors import Outside
from egide.people.signin.upstream.discovery import discover
from egide.people.signin.upstream.token import LEEWAY, signed

EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
LONGEST: Final = 600  # seconds that a token is heard after it was made


@dataclass(frozen=True, slots=True)
class Over:
    """Which sessions are over, and when that was written."""

    names: tuple[str, ...]
    issued: int


def over(ent: Ent, way: Oidc, token: str, *, at: int) -> Over:
    """What a logout token says, once all of it was checked."""
    chosen = service(ent, way)
    try:
        claims = signed(token, discover(chosen))
    except Outside as seen:
        raise (
            LostWay if seen.reason == "id-token-signature" else Unanswered(seen.reason)
        ) from None
    expected = jwt.JWTClaimsRegistry(
        now=at,
        leeway=LEEWAY,
        iss={"essential": True, "value": way.issuer},
        aud={"essential": True, "value": way.client_id},
        iat={"essential": True},
        jti={"essential": True},
    )
    try:
        expected.validate(claims)
    except (JoseError, TypeError, ValueError):
        raise LostWay from None
    events = claims.get("events")
    if not isinstance(events, dict) or EVENT not in events or "nonce" in claims:
        raise LostWay  # an ID token is not one, whoever sends it here
    # With a session named, that one alone; else all of the subject's.
    names = [f"{name}:{text(claims, name)}" for name in ("sid", "sub") if text(claims, name)]
    if not names or not at - LONGEST <= claims["iat"] <= at + LEEWAY:
        raise LostWay
    return Over((names[0],), int(claims["iat"]))
