"""The ID token: what is checked before its subject is believed (OpenID Connect Core, 3.1.3.7)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from egide.people.signin.conf import Upstream
from egide.people.signin.upstream.discovery import Metadata, keys
from egide.people.signin.upstream.fetching import failed

LEEWAY = 60
LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True)
class Account:
    """An account at a service, and when its holder last proved who they are, if it says so."""

    issuer: str
    subject: str
    proved_at: datetime | None

    def __repr__(self) -> str:
        return "<Account>"


def account(
    token: object, service: Upstream, metadata: Metadata, *, nonce: str, at: datetime
) -> Account:
    """Whose token it is, if it was made by this service, for us, for this journey, now."""
    claims = believed(token, service, metadata, nonce=nonce, at=at)
    return Account(service.issuer, claims["sub"], proved_at(claims.get("auth_time")))


def believed(
    token: object, service: Upstream, metadata: Metadata, *, nonce: str, at: datetime
) -> dict[str, Any]:
    """What an ID token says, once all of it was checked."""
    if not isinstance(token, str):
        raise failed("no-id-token")
    claims = signed(token, metadata)
    expected = jwt.JWTClaimsRegistry(
        now=int(at.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": service.issuer},
        aud={"essential": True, "value": service.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        expected.validate(claims)
    except (JoseError, TypeError, ValueError):
        raise failed("id-token-claims") from None
    if not is_for_us_alone(claims, service) or not is_subject(claims["sub"]):
        raise failed("id-token-claims")
    return claims


def signed(token: str, metadata: Metadata) -> dict[str, Any]:
    """The claims of a token that one of the service's keys signed."""
    for again in (False, True):
        try:
            known = KeySet.import_key_set(keys(metadata, again=again))  # type: ignore[arg-type]  # checked here
            return dict(jwt.decode(token, known, algorithms=list(metadata.algorithms)).claims)
        except (JoseError, ValueError, TypeError, KeyError):
            continue
    raise failed("id-token-signature")


def is_for_us_alone(claims: dict[str, Any], service: Upstream) -> bool:
    """Whether no other party is named in it, or we are named as the one it was made for."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    return bool(claims.get("azp", None if several else service.client_id) == service.client_id)


def is_subject(value: object) -> bool:
    """Whether it names an account: a text of a length that the standard allows."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_SUBJECT


def proved_at(value: object) -> datetime | None:
    """The instant that a service gives for the last proof."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError, ValueError):
        return None
