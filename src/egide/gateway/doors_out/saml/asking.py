"""What a service asks in an AuthnRequest (saml-core, 3.4.1), and how it waits for a sign-in."""

from dataclasses import asdict, dataclass, replace
from typing import Final

from django.http import HttpRequest

from egide.gateway.doors_out.saml import messages, services
from egide.gateway.doors_out.saml.errors import NotUnderstood
from egide.gateway.doors_out.saml.messages import Message
from egide.gateway.saml import xml
from egide.gateway.saml.names import (
    BAD_NAME_ID,
    NOT_HERE,
    PERSISTENT,
    POST,
    TRANSIENT,
    UNSPECIFIED,
    saml,
    samlp,
)
from egide.gateway.saml.xml import BadXml, Element
from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use

TRUE: Final = {"true", "1"}
LASTS: Final = 1800  # seconds that somebody may take to sign in
FORMATS: Final = {"": PERSISTENT, UNSPECIFIED: PERSISTENT, PERSISTENT: PERSISTENT,
                  TRANSIENT: TRANSIENT}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that can be answered, and where. `wrong`: the status that it is answered by.

    `since`: when it came; whoever must show again who they are did it after that.
    """

    entity_id: str
    id: str
    address: str
    relay: str
    since: int
    format: str = PERSISTENT
    force: bool = False
    passive: bool = False
    wrong: str = ""


def asked(request: HttpRequest, here: str, *, at: int) -> Asked:
    """What is asked; NotUnderstood when it is not sure by whom, or where to answer."""
    message = messages.received(request, samlp("AuthnRequest"), here, at=at)
    try:
        return read(message, at)
    except BadXml:
        raise NotUnderstood from None


def read(message: Message, at: int) -> Asked:
    """The request of a message, each thing at its own place."""
    root = message.root
    index = root.get("AssertionConsumerServiceIndex", "")
    wanted = root.get("AssertionConsumerServiceURL", "")
    found = Asked(
        entity_id=message.sender.entity_id,
        id=message.id,
        address=services.answered_at(message.description, wanted, index),
        relay=message.relay,
        since=at,
        force=root.get("ForceAuthn", "") in TRUE,
        passive=root.get("IsPassive", "") in TRUE,
    )
    if root.get("ProtocolBinding", POST) != POST or xml.children(root, saml("Subject")):
        return replace(found, wrong=NOT_HERE)
    return named(found, xml.only(root, samlp("NameIDPolicy")))


def named(found: Asked, policy: Element | None) -> Asked:
    """Under which kind of name somebody is wanted: the pairwise one, or one of a single use."""
    if policy is None:
        return found
    wanted = FORMATS.get(policy.get("Format", ""))
    if wanted is None or policy.get("SPNameQualifier", found.entity_id) != found.entity_id:
        return replace(found, wrong=BAD_NAME_ID)
    return replace(found, format=wanted)


def sealed(found: Asked) -> str:
    """The request as a browser carries it through the sign-in."""
    return sealing.seal(Use.SAML_ASKED, asdict(found))


def opened(text: str, *, at: int) -> Asked:
    """The request that a browser brings back."""
    try:
        found = Asked(**sealing.unseal(Use.SAML_ASKED, text))
    except Broken:
        raise NotUnderstood from None
    if at - found.since > LASTS:
        raise NotUnderstood
    return found
