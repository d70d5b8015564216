"""Refresh tokens (RFC 6749, section 6; RFC 9700, section 4.14): for clients that agreed to it.

Each is good once and gives the next. One that comes twice was copied: its family is over. So it is
as soon as the door is shut to its person, or another agreement applies: nobody is there to be told
why, and signing in again is all it takes. What is sent anew is in the journal first, each time.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from django.db.models import F
from django.db.transaction import atomic

from egide.gateway.admitting import let_in
from egide.gateway.crossing import Crossing, cross
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc import answers, grants
from egide.gateway.doors_out.oidc.asking import OFFLINE, wanted
from egide.gateway.doors_out.oidc.claims import claims
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.grants import TOKEN_LASTS, Token
from egide.gateway.errors import NotOfASchool, Shut
from egide.gateway.held import memory
from egide.gateway.journaling import Moment
from egide.gateway.models import OidcClient, OidcFamily
from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use

LASTS: Final = 30 * 24 * 60 * 60  # seconds since somebody signed in: refreshing makes it no longer
NO_SESSION: Final = ""  # the person may have left by now: no session answers for these tokens


class Over(Exception):
    """A token that ends its family: copied, or of a door that was shut since."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a refresh token carries. `family`: the code that it came of; `turn`: its place there."""

    family: str
    turn: int
    client: str
    scope: str
    agreement: str
    ends: int
    here: Standing = field(repr=False)

    @property
    def key(self) -> bytes:
        """How its family is kept."""
        return bytes.fromhex(self.family)


def begin(token: Token, *, at: int) -> str:
    """The first refresh token of a code."""
    ends = at + LASTS
    here = replace(token.here, seen=None)  # the roster is asked at each refresh
    OidcFamily.objects.create(family=bytes.fromhex(token.id), ends_at=ends)
    if grants.revoked(token.id):  # its code came twice meanwhile: asked after the row is there,
        grants.revoke(token.id, at=at)  # so that one of the two sees the other
        raise spoilt()
    return sealed(Held(token.id, 0, token.client, token.scope, token.agreement, ends, here))


def again(client: OidcClient, given: str, narrower: str, moment: Moment) -> dict[str, object]:
    """Tokens anew for a refresh token, and the next one; Refused, and all of it over, otherwise.

    When the journal cannot be written nothing is spent: the client may try again.
    """
    memory.forbid_reading()
    held = opened(given)
    if held is None or held.client != client.client_id or held.ends <= moment.at:
        raise spoilt()
    scope = narrowed(held.scope, narrower)
    try:
        with atomic():
            take_turn(held)
            token = released(held, client, scope, moment)
    except (Over, Shut, NotOfASchool):
        grants.revoke(held.family, at=moment.at)
        raise spoilt() from None
    said = answers.tokens(client, token, nonce="", at=moment.at)
    return said | {"refresh_token": sealed(replace(held, turn=held.turn + 1))}


def take_turn(held: Held) -> None:
    """Whoever comes first goes on; Over for whoever comes second with the same token."""
    mine = OidcFamily.objects.filter(family=held.key, turn=held.turn)
    if not mine.update(turn=F("turn") + 1):
        raise Over


def released(held: Held, client: OidcClient, scope: str, moment: Moment) -> Token:
    """The crossing anew, as it is today, under the agreement that it began with."""
    if not client.refreshes:
        raise Over
    arrival = arrivals.arrival(held.here)
    if let_in(arrival, client.service.slug, on=moment.on).agreement != held.agreement:
        raise Over
    left = cross(Crossing(arrival, client.service.slug, wanted(scope), moment)).disclosure
    here, ends = replace(held.here, session=NO_SESSION), moment.at + TOKEN_LASTS
    return Token(held.family, held.client, scope, left.agreement, ends, here, claims(left.released))


def narrowed(held: str, asked: str) -> str:
    """What was granted, or less of it (RFC 6749, section 6)."""
    if not set(asked.split()) <= set(held.split()):
        raise Refused("invalid_scope", "more than was granted")
    return " ".join(one for one in held.split() if one in asked.split()) or held


def spoilt() -> Refused:
    """One answer for all that may be wrong with a refresh token."""
    return Refused("invalid_grant", "a token that is spent, over, unknown or of another client")


def is_agreed(client: OidcClient, scope: str) -> bool:
    """Whether refresh tokens go with this scope."""
    return client.refreshes and OFFLINE in scope.split()


def sealed(held: Held) -> str:
    """A refresh token."""
    return sealing.seal(Use.REFRESH, [
        held.family,
        held.turn,
        held.client,
        held.scope,
        held.agreement,
        held.ends,
        arrivals.packed(held.here),
    ])  # fmt: skip


def opened(text: str) -> Held | None:
    """What a refresh token carries; None for what is none of ours."""
    try:
        family, turn, client, scope, agreement, ends, here = sealing.unseal(Use.REFRESH, text)
    except Broken:
        return None
    return Held(family, turn, client, scope, agreement, ends, arrivals.unpacked(here))


def sweep(*, at: int) -> int:
    """Remove the families that are over; say how many."""
    return OidcFamily.objects.filter(ends_at__lte=at).delete()[0]
