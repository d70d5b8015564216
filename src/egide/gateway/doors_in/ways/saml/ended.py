"""An identity provider says that sessions are over: signed, or not heard."""

from dataclasses import dataclass

from egide.gateway.doors_in.ents import Ent, Saml
from egide.gateway.doors_in.errors import LostWay
from egide.gateway.doors_in.ways.journey import address
from egide.gateway.doors_in.ways.saml import asking
from egide.gateway.doors_in.ways.saml.asserted import LEEWAY, second
from egide.gateway.doors_in.ways.saml.provider import Provider, provider
from egide.gateway.saml import packing, xml
from egide.gateway.saml.names import saml, samlp
from egide.gateway.saml.verifying import BadSignature, require_signed_query
from egide.gateway.saml.xml import BadXml, Element


@dataclass(frozen=True, slots=True)
class Ended:
    """Which sessions are over, since when, and the address that answers."""

    names: tuple[str, ...]
    issued: int
    answer: str


def ended(ent: Ent, way: Saml, query: str, given: dict[str, str], *, at: int) -> Ended:
    """A request of the redirect binding, verified over the very octets that came."""
    by = provider(way)
    try:
        require_signed_query(query, "SAMLRequest", by.certificates)
        asked = packing.from_address(given.get("SAMLRequest", ""))
        issued = understood(asked, by, address("gateway:ent-end", ent), at=at)
        indexes = [xml.said(one) for one in xml.children(asked, samlp("SessionIndex"))]
    except (BadXml, BadSignature):
        raise LostWay from None
    answer = asking.farewell(ent, by, asked, given.get("RelayState", ""), at=at)
    return Ended(tuple(f"index:{one}" for one in indexes), issued, answer)


def understood(asked: Element, by: Provider, place: str, *, at: int) -> int:
    """When it was written, if it is of this provider, to us, and of now."""
    issued = second(asked.get("IssueInstant", ""))
    until = asked.get("NotOnOrAfter")
    if asked.tag != samlp("LogoutRequest") or asked.get("Destination", place) != place:
        raise BadXml("not to us")
    if xml.said(xml.only(asked, saml("Issuer"))) != by.name:
        raise BadXml("of another")
    if until and at >= second(until) + LEEWAY:
        raise BadXml("not now")
    return issued
