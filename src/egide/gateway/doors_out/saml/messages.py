"""A message of a service, by redirection or by form: read, proved where it must be, of its day.

What it says is read from what its signature covers. A message whose issuer registered that it signs
is refused without a signature; a signature that is there must hold. SHA-1 is allowed here alone: a
forgery needs a service that signs what somebody else chose, and a request releases nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest

from egide.gateway.doors_out.saml import services
from egide.gateway.doors_out.saml.descriptions import Description
from egide.gateway.doors_out.saml.errors import NotUnderstood
from egide.gateway.models import SamlService
from egide.gateway.saml import packing, xml
from egide.gateway.saml.names import ENTITY, ds, saml
from egide.gateway.saml.verifying import BadSignature, require_signed_query, verified
from egide.gateway.saml.xml import BadXml, Element

NAME: Final = "SAMLRequest"
AHEAD: Final = 180  # seconds by which another's clock may be ahead
OLD: Final = 900  # seconds after which a message is refused
RELAY: Final = 1000  # bytes; a service must not send more than 80 (saml-bindings 3.4.3), many do
LONGEST_ID: Final = 256


@dataclass(frozen=True, slots=True)
class Message:
    """Who says it, what, and the state that goes back with the answer."""

    sender: SamlService
    description: Description
    root: Element
    relay: str
    signed: bool

    @property
    def id(self) -> str:
        """The message's own number."""
        return self.root.get("ID", "")


def received(request: HttpRequest, tag: str, here: str, *, at: int) -> Message:
    """A message of this kind for this endpoint of ours (its address), or NotUnderstood."""
    try:
        return read(request, tag, here, at)
    except (BadXml, BadSignature):
        raise NotUnderstood from None


def read(request: HttpRequest, tag: str, here: str, at: int) -> Message:
    """The steps, in order: unpack, who says it, prove it, its kind, its place, its time."""
    posted = request.method == "POST"
    given = request.POST if posted else request.GET
    if len(given.getlist(NAME)) != 1 or len(given.getlist("RelayState")) > 1:
        raise NotUnderstood
    unpack = packing.from_form if posted else packing.from_address
    root, relay = unpack(given[NAME]), given.get("RelayState", "")
    sender = services.service(issuer(root))
    description = services.described(sender)
    query = "" if posted else request.META.get("QUERY_STRING", "")
    proved, signed = in_itself(root, description) if posted else beside(root, query, description)
    if proved.tag != tag or len(relay.encode()) > RELAY:
        raise NotUnderstood
    require_current(proved, here, at, signed=signed)
    return Message(sender, description, proved, relay, signed)


def issuer(root: Element) -> str:
    """Who says they sent it."""
    found = xml.only(root, saml("Issuer"))
    if found is None or found.get("Format", ENTITY) != ENTITY:
        raise NotUnderstood
    return xml.said(found)


def in_itself(root: Element, description: Description) -> tuple[Element, bool]:
    """A message of the form binding: signed inside itself, wherever a signature stands in it."""
    if next(root.iter(ds("Signature")), None) is None:
        return unsigned(root, description), False
    return verified(root, description.certificates, sha1=True), True


def beside(root: Element, query: str, description: Description) -> tuple[Element, bool]:
    """A message of the redirect binding: its signature is in the query."""
    if not any(part.partition("=")[0] in {"Signature", "SigAlg"} for part in query.split("&")):
        return unsigned(root, description), False
    require_signed_query(query, NAME, description.certificates, sha1=True)
    return root, True


def unsigned(root: Element, description: Description) -> Element:
    """A message without a proof, where none was agreed."""
    if description.signs:
        raise BadSignature("requests of this service are signed")
    return root


def require_current(root: Element, here: str, at: int, *, signed: bool) -> None:
    """Of this version, for this place, of this quarter of an hour.

    What is signed must say for whom it is (saml-bindings, 3.4.5.2 and 3.5.5.2).
    """
    place = root.get("Destination", "")
    if place != here and (place or signed):
        raise NotUnderstood
    if root.get("Version") != "2.0" or not 0 < len(root.get("ID", "")) <= LONGEST_ID:
        raise NotUnderstood
    if not -AHEAD <= at - second(root.get("IssueInstant", "")) <= OLD:
        raise NotUnderstood


def second(text: str) -> int:
    """An instant of SAML: UTC (saml-core, 1.3.3)."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise NotUnderstood from None
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())


def instant(at: int) -> str:
    """A second, as SAML writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
