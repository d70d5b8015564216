"""Single logout: a service is told which of its tickets is over (CAS 3.0, section 2.3.3)."""

import secrets
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

from lxml import etree

from egide.gateway.doors_out.cas.addresses import service_of
from egide.gateway.doors_out.cas.tickets import UNUSED
from egide.gateway.endings.letters import Letter
from egide.gateway.endings.visits import Visited
from egide.gateway.saml.names import SAML, saml, samlp
from egide.gateway.saml.xml import written

NOBODY: Final = "@NOT_USED@"  # the protocol's own word: the ticket says which session


def letter(visited: Visited, at: int) -> Letter | None:
    """What tells a service, at the very address its ticket was for, while it is its own."""
    service = service_of(visited.client)
    if service is None or not service.told or visited.reference.startswith(UNUSED):
        return None
    request = etree.Element(samlp("LogoutRequest"), nsmap=SAML)
    request.set("ID", f"LR-{secrets.token_hex(16)}")
    request.set("Version", "2.0")
    request.set("IssueInstant", datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    etree.SubElement(request, saml("NameID")).text = NOBODY
    etree.SubElement(request, samlp("SessionIndex")).text = visited.reference
    return Letter(visited.client, urlencode({"logoutRequest": written(request).decode()}))
