"""Codes and tokens: sealed, they carry what they are good for; a code is good once, for a minute.

Nothing is written when a code is made. When it is exchanged, the line of the journal that says what
leaves is written under the code's own key: whoever comes second writes no line and gets nothing.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc.asking import Asked, Way
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.endings import ended
from egide.gateway.held import memory
from egide.gateway.models import OidcClient, OidcFamily, OidcRevoked
from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use
from egide.journal import actions as journal

CODE_LASTS: Final = 60
TOKEN_LASTS: Final = 600


@dataclass(frozen=True, slots=True)
class Presented:
    """What a client hands in for tokens."""

    code: str
    redirect_uri: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Code:
    """What a code carries. `id`: drawn; the journal's key, and what revokes all that follows."""

    id: str
    client: str
    redirect_uri: str
    challenge: str
    nonce: str
    scope: str
    ends: int
    here: Standing = field(repr=False)

    @property
    def key(self) -> bytes:
        """The key under which the journal has one line for it."""
        return bytes.fromhex(self.id)


@dataclass(frozen=True, slots=True)
class Token:
    """What an access token carries: what left, under which agreement, of which code it comes."""

    id: str
    client: str
    scope: str
    agreement: str
    ends: int
    here: Standing = field(repr=False)
    claims: Mapping[str, Any] = field(repr=False)


def code(way: Way, asked: Asked, here: Standing, *, at: int) -> str:
    """A code for what was asked; nothing is kept of it."""
    return sealing.seal(Use.CODE, [
        secrets.token_hex(16),
        way.client.client_id,
        way.redirect_uri,
        asked.challenge,
        asked.nonce,
        asked.scope,
        at + CODE_LASTS,
        arrivals.packed(here),
    ])  # fmt: skip


def spent(client: OidcClient, given: Presented, *, at: int) -> Code:
    """The code that its own client hands in, in time, as it was asked for.

    A client that has the code but not what goes with it has spent it for nothing.
    """
    found = opened(given.code)
    if found is None or found.client != client.client_id or found.ends <= at:
        raise spoilt()
    same = hmac.compare_digest(given.redirect_uri.encode(), found.redirect_uri.encode())
    if not (same and same_verifier(given, found.challenge)):
        memory.forbid_reading()
        if not journal.use_up(found.key, at=at):
            revoke(found.id, at=at)
        raise spoilt()
    if ended.is_over(found.here.session):
        raise Refused("invalid_grant", "the session is over")
    return found


def opened(code: str) -> Code | None:
    """What a code carries; None for what is none of ours."""
    try:
        name, client, address, challenge, nonce, scope, ends, here = sealing.unseal(Use.CODE, code)
    except Broken:
        return None
    here = arrivals.unpacked(here)
    return Code(name, client, address, challenge, nonce, scope, ends, here)


def spoilt() -> Refused:
    """One answer for all that may be wrong with a code (RFC 6749, section 5.2)."""
    return Refused("invalid_grant", "a code that is spent, over, unknown or of another request")


def same_verifier(given: Presented, challenge: str) -> bool:
    """PKCE: a verifier where a challenge was sent, none where none was (RFC 9700, 2.1.1)."""
    if not challenge or not given.verifier:
        return not challenge and not given.verifier
    hashed = urlsafe_b64encode(sha256(given.verifier.encode()).digest()).rstrip(b"=")
    return hmac.compare_digest(hashed, challenge.encode())


def access(token: Token) -> str:
    """An access token."""
    here = replace(token.here, seen=None)  # the roster is asked when it is used
    return sealing.seal(Use.TOKEN, [
        token.id,
        token.client,
        token.scope,
        token.agreement,
        token.ends,
        arrivals.packed(here),
        token.claims,
    ])  # fmt: skip


def of_token(text: str, *, at: int) -> Token:
    """What an access token carries, while it counts: in time, not revoked, its session not over."""
    try:
        name, client, scope, agreement, ends, here, claims = sealing.unseal(Use.TOKEN, text)
    except Broken:
        raise over() from None
    found = Token(name, client, scope, agreement, ends, arrivals.unpacked(here), claims)
    if found.ends <= at or revoked(found.id) or ended.is_over(found.here.session):
        raise over()
    return found


def over() -> Refused:
    """One answer for all that may be wrong with a token (RFC 6750, section 3.1)."""
    return Refused("invalid_token", "a token that is over or unknown", status=401)


def revoke(grant: str, *, at: int) -> None:
    """What was issued for a code counts no more (RFC 6749, section 4.1.2)."""
    row = OidcRevoked(grant=bytes.fromhex(grant), at=at)
    OidcRevoked.objects.bulk_create([row], ignore_conflicts=True)
    OidcFamily.objects.filter(family=row.grant).delete()


def revoked(grant: str) -> bool:
    """Whether what was issued for a code was revoked."""
    memory.forbid_reading()
    return OidcRevoked.objects.filter(grant=bytes.fromhex(grant)).exists()


def sweep(*, at: int) -> int:
    """Remove what is over: keys of codes that nobody can hand in, revocations of what has ended."""
    gone = journal.forget_said(before=at - CODE_LASTS - TOKEN_LASTS)
    return gone + OidcRevoked.objects.filter(at__lt=at - TOKEN_LASTS - CODE_LASTS).delete()[0]
