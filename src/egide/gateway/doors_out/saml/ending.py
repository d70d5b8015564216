"""Single logout, said by us: from server to server, in SOAP (saml-bindings 3.2).

A chain of redirections through the browser stops at the first service that does not answer, and
whoever leaves closes the window: a service that wants to be told has an address for SOAP.
"""

from typing import Final

from egide.gateway.doors_out.saml import metadata, named
from egide.gateway.doors_out.saml.answers import P
from egide.gateway.doors_out.saml.assertions import A, name_id, number
from egide.gateway.doors_out.saml.descriptions import Description
from egide.gateway.doors_out.saml.messages import instant
from egide.gateway.doors_out.saml.named import Named
from egide.gateway.endings.letters import Letter
from egide.gateway.endings.visits import Visited
from egide.gateway.models import SamlService
from egide.gateway.saml import keys
from egide.gateway.saml.names import SOAP
from egide.gateway.saml.signing import sign
from egide.gateway.saml.xml import Element, Maker, written

ENVELOPE: Final = "http://schemas.xmlsoap.org/soap/envelope/"
E: Final = Maker(ENVELOPE, {"soap": ENVELOPE})
KIND: Final = "text/xml; charset=utf-8"
LASTS: Final = 300  # seconds


def letter(visited: Visited, at: int) -> Letter | None:
    """What tells a service, when it has an address for it and its name can still be read."""
    row = SamlService.objects.filter(entity_id=visited.client).first()
    known = named.opened(visited)
    if row is None or known is None:
        return None
    ends = [one for one in Description.of(row.description).ends if one.binding == SOAP]
    if not ends:
        return None
    said = request(known, visited.client, ends[0].address, at)
    return Letter(ends[0].address, written(E("Envelope", E("Body", said))).decode(), KIND)


def request(known: Named, entity_id: str, address: str, at: int) -> Element:
    """The session that is over, under the name that the service knows (saml-core, 3.7.1)."""
    said = P(
        "LogoutRequest",
        A("Issuer", metadata.entity_id()),
        name_id(known.name, known.format, entity_id),
        P("SessionIndex", known.session),
        ID=number(),
        Version="2.0",
        IssueInstant=instant(at),
        Destination=address,
        NotOnOrAfter=instant(at + LASTS),
    )
    return sign(said, keys.signer())
