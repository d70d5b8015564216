"""The address that a service is sent back to: the registered one, and never one that looks like it.

Origin and path are compared to the letter. The query is the service's own affair, as CAS clients
put into it the page that was asked; where the registered address has a query, it is to the letter
as well. A service may be registered `below`: then the addresses under its last slash are its own,
when no segment of them could be read as another place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, quote

from egide.gateway.models import CasService

LONGEST: Final = 2000
DEEPEST: Final = 20  # segments of a path
# Letters on which every reader of addresses agrees (RFC 3986): no `@`, `\\`, space, `#`, no accent.
ADDRESS: Final = re.compile(
    r"(?P<origin>https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?)"
    r"(?P<path>(?:/[A-Za-z0-9._~%!$&'()*+,;=:@-]*)*)"
    r"(?:\?(?P<query>[A-Za-z0-9._~%!$&'()*+,;=:@/?\[\]|-]*))?"
)
# A segment that goes up, or that hides a slash: `..`, `%2e%2e`, `%2f`, `%5c`, `%00`, `%25`; `;x`.
ELSEWHERE: Final = re.compile(r"/\.{1,2}(?=/|$)|//|;|%(?:2e|2f|5c|25|0|1|7f)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address, cut; `text` is what was given, to the letter."""

    text: str
    origin: str
    path: str
    query: str | None

    @property
    def place(self) -> str:
        """Where it is, without what is asked there."""
        return self.origin + self.path


def read(text: str) -> Address | None:
    """An address that can only be read in one way; None for any other.

    One that brings a ticket of its own is refused: it would be read before ours.
    """
    found = ADDRESS.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    names = {name for name, _ in parse_qsl(found["query"] or "", keep_blank_values=True)}
    if "ticket" in names:
        return None
    return Address(text, found["origin"], found["path"], found["query"])


def service_of(text: str) -> CasService | None:
    """The registered service that an address belongs to; None for an address of nobody."""
    address = read(text)
    if address is None:
        return None
    rows = CasService.objects.select_related("service").filter(address__in=candidates(address))
    mine = [row for row in rows if owns(row, address)]
    return max(mine, key=lambda row: len(row.address), default=None)


def candidates(address: Address) -> list[str]:
    """How the service that owns an address may have been registered: the same cost for millions."""
    return sorted({address.text, address.place, *folders(address)})


def folders(address: Address) -> Iterator[str]:
    """What stands above an address, each with its last slash."""
    parts = address.path.split("/")[:DEEPEST]
    for count in range(1, len(parts)):
        yield address.origin + "/".join(parts[:count]) + "/"


def owns(row: CasService, address: Address) -> bool:
    """Whether an address is the registered one, or below it where that was agreed."""
    if row.address in {address.text, address.place}:
        return True
    return row.below and not ELSEWHERE.search(address.path)


def with_ticket(address: str, ticket: str) -> str:
    """The address with a ticket, after whatever it asks already."""
    sign = "&" if "?" in address else "?"
    return f"{address}{sign}ticket={quote(ticket)}"


def places_of(text: str) -> list[str]:
    """The origin of a service's address, for the content policy of the page that signs in."""
    address = read(text)
    return [address.origin] if address and service_of(text) else []
