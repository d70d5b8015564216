"""Service tickets: drawn, kept as digests, good once, for half a minute, at one address.

A ticket holds nothing of anybody but who is to be asked about: what may leave is decided, and
journaled, when the service brings it back.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.cas.errors import Failed
from egide.gateway.endings import visits
from egide.gateway.endings.visits import Visited
from egide.gateway.models import CasService, CasTicket

DOOR: Final = "cas"
LASTS: Final = 30  # seconds
FRESH: Final = 60  # seconds after a sign-in during which a ticket is of that sign-in
UNUSED: Final = "unused:"  # before it is brought back, a visit knows a ticket by its digest
SIGN: Final = "ST-"
DRAWN: Final = 24  # bytes, written in letters and digits alone (section 3.7): mod_auth_cas insists


@dataclass(frozen=True, slots=True)
class Presented:
    """What a service brings back. `renew`: only a sign-in made for it will do."""

    ticket: str
    address: str
    renew: bool = False


def digest(ticket: str) -> bytes:
    """How a ticket is kept."""
    return sha256(ticket.encode()).digest()


def issue(client: CasService, address: str, here: Standing, *, at: int) -> str:
    """A ticket for whoever stands here, for this address; it is told once."""
    ticket = SIGN + secrets.token_hex(DRAWN)
    CasTicket.objects.create(
        ticket=digest(ticket),
        client=client,
        member_id=here.member,
        school_id=here.school,
        address=address,
        fresh=at - here.at <= FRESH,
        signed_in_at=here.at,
        ends_at=at + LASTS,
    )
    visits.remember(here.session, Visited(DOOR, address, unused(ticket)), at=at)
    return ticket


def unused(ticket: str) -> str:
    """The name of a ticket nobody has brought back: it opens nothing."""
    return UNUSED + digest(ticket).hex()


def spend(given: Presented, *, at: int) -> CasTicket:
    """The ticket that is brought back, spent whatever is wrong with it (section 2.5.1)."""
    if not given.ticket.startswith(SIGN):
        raise Failed("INVALID_TICKET_SPEC", "not a service ticket")
    mine = CasTicket.objects.filter(ticket=digest(given.ticket))
    if not mine.filter(used_at=None, ends_at__gt=at).update(used_at=at):
        raise Failed("INVALID_TICKET", "a ticket that is spent, over or unknown")
    found = mine.select_related("client__service").get()
    if found.address != given.address:
        raise Failed("INVALID_SERVICE", "a ticket of another service")
    if given.renew and not found.fresh:
        raise Failed("INVALID_TICKET", "not of a sign-in made for it")
    if not visits.renamed(Visited(DOOR, found.address, unused(given.ticket)), given.ticket):
        raise Failed("INVALID_TICKET", "the session is over since")
    return found


def sweep(*, at: int) -> int:
    """Remove the tickets that are over; say how many."""
    return CasTicket.objects.filter(ends_at__lte=at).delete()[0]
