"""What this provider says of itself: only what it does (saml-metadata, 2.4.3), signed."""

from base64 import b64encode
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding
from django.urls import reverse

from egide.gateway import conf
from egide.gateway.doors_out.saml.attributes import scope
from egide.gateway.doors_out.saml.messages import instant
from egide.gateway.saml import keys
from egide.gateway.saml.keys import Signer
from egide.gateway.saml.names import (
    METADATA,
    PERSISTENT,
    POST,
    PROTOCOL,
    REDIRECT,
    SIGNATURE,
    TRANSIENT,
)
from egide.gateway.saml.signing import sign
from egide.gateway.saml.xml import Element, Maker

SCOPES: Final = "urn:mace:shibboleth:metadata:1.0"
M: Final = Maker(METADATA, {"md": METADATA, "shibmd": SCOPES})
D: Final = Maker(SIGNATURE, {"ds": SIGNATURE})
S: Final = Maker(SCOPES, {"shibmd": SCOPES})
HOLDS: Final = 14 * 24 * 3600  # seconds: whoever cannot read it again for two weeks stops
REFRESHED: Final = "PT6H"


def entity_id() -> str:
    """Our name: the address of this very description."""
    return address("saml-metadata")


def address(page: str) -> str:
    """A page of ours, as others reach it."""
    return conf.issuer() + reverse(f"gateway:{page}")


def provider(*, at: int) -> Element:
    """The description. Every key that may sign is in it: the next one before it does."""
    made = M(
        "EntityDescriptor",
        M(
            "IDPSSODescriptor",
            M("Extensions", S("Scope", scope(), regexp="false")),
            *map(key, keys.signers()),
            *places("SingleLogoutService", "saml-slo", REDIRECT),
            M("NameIDFormat", PERSISTENT),
            M("NameIDFormat", TRANSIENT),
            *places("SingleSignOnService", "saml-sso", REDIRECT, POST),
            protocolSupportEnumeration=PROTOCOL,
            WantAuthnRequestsSigned="false",
        ),
        entityID=entity_id(),
        ID=f"_{keys.signer().certificate.serial_number:x}",
        validUntil=instant(at + HOLDS),
        cacheDuration=REFRESHED,
    )
    return sign(made, keys.signer())


def places(name: str, page: str, *ways: str) -> list[Element]:
    """One endpoint, by each way that leads to it."""
    return [M(name, Binding=way, Location=address(page)) for way in ways]


def key(signer: Signer) -> Element:
    """A certificate."""
    text = b64encode(signer.certificate.public_bytes(Encoding.DER)).decode()
    certificate = D("KeyInfo", D("X509Data", D("X509Certificate", text)))
    return M("KeyDescriptor", certificate, use="signing")
