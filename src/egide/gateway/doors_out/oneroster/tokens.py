"""Tokens: random, kept as digests, good for an hour, for reading a roster and nothing else.

Demographics, grades and writing have scopes in the standard; none of them is ever granted.
"""

import secrets
from typing import Final

from egide.gateway.doors_out.credentials import digest
from egide.gateway.doors_out.oneroster.errors import Failed, NoToken
from egide.gateway.models import OneRosterClient, OneRosterToken

LASTS: Final = 3600
PLACE: Final = "https://purl.imsglobal.org/spec/or/v1p2/scope/"
CORE, WHOLE = f"{PLACE}roster-core.readonly", f"{PLACE}roster.readonly"
GRANTED: Final = (CORE, WHOLE)


def scopes(asked: str) -> str:
    """What is granted of what is asked; nothing asked is all that there is."""
    wanted = asked.split() or list(GRANTED)
    found = " ".join(one for one in GRANTED if one in wanted)
    if not found:
        raise NoToken("invalid_scope", "roster-core.readonly and roster.readonly alone")
    return found


def issue(client: OneRosterClient, scope: str, *, at: int) -> str:
    """A token, told once."""
    token = secrets.token_urlsafe(32)
    OneRosterToken.objects.create(
        token=digest(token), client=client, scope=scope, ends_at=at + LASTS
    )
    return token


def of_token(header: str, *, at: int) -> OneRosterToken:
    """The token that a request bears, in its header alone (RFC 6750, section 2.1)."""
    scheme, _, given = header.partition(" ")
    if scheme.lower() != "bearer":
        raise Failed(401, "a bearer token is wanted")
    rows = OneRosterToken.objects.filter(token=digest(given.strip()), ends_at__gt=at)
    found = rows.select_related("client__service", "client__school").first()
    if found is None:
        raise Failed(401, "a token that is over or unknown")
    return found


def require(token: OneRosterToken, words: list[str]) -> None:
    """The core scope opens collections and records; what is inside a record wants the whole one."""
    if WHOLE not in token.scope.split() and len(words) > 2:
        raise Failed(403, "roster.readonly is wanted")


def sweep(*, at: int) -> int:
    """Remove the tokens that are over; say how many."""
    return OneRosterToken.objects.filter(ends_at__lte=at).delete()[0]
