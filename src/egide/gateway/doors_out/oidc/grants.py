"""Codes and tokens: random, kept as digests, good once, for a minute and for ten."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.db.transaction import atomic

from egide.gateway.crossing import Crossing
from egide.gateway.doors_out.oidc.asking import Asked, Way
from egide.gateway.doors_out.oidc.claims import claims
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.models import OidcClient, OidcGrant
from egide.trust.disclosure.release import Disclosure

CODE_LASTS: Final = 60
TOKEN_LASTS: Final = 600


@dataclass(frozen=True, slots=True)
class Presented:
    """What a client hands in for tokens."""

    code: str
    redirect_uri: str
    verifier: str


def digest(secret: str) -> bytes:
    """How a code or a token is kept."""
    return sha256(secret.encode()).digest()


def grant(
    way: Way, asked: Asked, crossing: Crossing, disclosure: Disclosure, *, signed_in_at: int
) -> str:
    """Keep what a code will be exchanged for; the code itself is told once."""
    code, at = secrets.token_urlsafe(32), crossing.moment.at
    OidcGrant.objects.create(
        code=digest(code),
        client=way.client,
        member_id=crossing.arrival.id,
        school_id=crossing.arrival.school,
        agreement=disclosure.agreement,
        redirect_uri=way.redirect_uri,
        challenge=asked.challenge,
        nonce=asked.nonce,
        scope=asked.scope,
        claims=claims(disclosure.released),
        signed_in_at=signed_in_at,
        code_ends_at=at + CODE_LASTS,
    )
    return code


def exchange(client: OidcClient, given: Presented, *, at: int) -> tuple[OidcGrant, str]:
    """The grant of a code and its access token, for its own client, once.

    One transaction: whoever replays the code at the same time waits, and then revokes the token.
    Whatever is wrong with an exchange, the code is spent: the refusal comes after the writing.
    """
    with atomic():
        found = spent(client, given, at)
        token = issue(found, at=at) if found else ""
    if found is None:
        raise Refused("invalid_grant", "a code that is spent, over, unknown or of another request")
    return found, token


def spent(client: OidcClient, given: Presented, at: int) -> OidcGrant | None:
    """The grant of a code that was good until now; None for one that was not."""
    mine = OidcGrant.objects.filter(code=digest(given.code), client=client)
    if not mine.filter(used_at=None, code_ends_at__gt=at).update(used_at=at):
        # Somebody else had it: what was issued for it stops (RFC 6749, section 4.1.2).
        mine.exclude(used_at=None).update(token=None)
        return None
    found = mine.get()
    same = given.redirect_uri == found.redirect_uri and same_verifier(given, found.challenge)
    return found if same else None


def same_verifier(given: Presented, challenge: str) -> bool:
    """PKCE: a verifier where a challenge was sent, none where none was (RFC 9700, 2.1.1)."""
    if not challenge or not given.verifier:
        return not challenge and not given.verifier
    hashed = urlsafe_b64encode(digest(given.verifier)).rstrip(b"=")
    return hmac.compare_digest(hashed, challenge.encode())


def issue(found: OidcGrant, *, at: int) -> str:
    """An access token for a grant; the token itself is told once."""
    token = secrets.token_urlsafe(32)
    OidcGrant.objects.filter(pk=found.pk).update(
        token=digest(token), token_ends_at=at + TOKEN_LASTS
    )
    return token


def of_token(token: str, *, at: int) -> OidcGrant:
    """The grant of an access token that still counts."""
    rows = OidcGrant.objects.filter(token=digest(token), token_ends_at__gt=at)
    found = rows.select_related("client__service").first()
    if found is None:
        raise Refused("invalid_token", "a token that is over or unknown", status=401)
    return found


def sweep(*, at: int) -> int:
    """Remove the grants that are over; say how many."""
    over = OidcGrant.objects.filter(code_ends_at__lte=at - CODE_LASTS, token_ends_at__lte=at)
    return over.delete()[0]
