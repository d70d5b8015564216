"""The metadata of a service provider, read once when it is registered (saml-metadata, 2.4.4)."""

import binascii
from base64 import b64decode
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from egide.gateway.saml import xml
from egide.gateway.saml.names import POST, PROTOCOL, REDIRECT, SOAP, ds, md
from egide.gateway.saml.xml import BadXml, Element

SHORTEST: Final = 2048  # bits of an RSA key
MOST: Final = 50  # places
TRUE: Final = {"true", "1"}  # xs:boolean


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is answered. `answer`: where, when answers go elsewhere than requests."""

    address: str
    binding: str = POST
    answer: str = ""
    index: str = ""
    default: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """What a service provider says of itself; certificates are PEM."""

    entity_id: str
    places: tuple[Place, ...]
    ends: tuple[Place, ...] = ()
    certificates: tuple[str, ...] = ()
    encryption: tuple[str, ...] = ()
    signs: bool = False

    def kept(self) -> dict[str, Any]:
        """As a row keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Description":
        """What a row kept."""
        lists = {name: tuple(row[name]) for name in ("certificates", "encryption")}
        places = {name: tuple(Place(**one) for one in row[name]) for name in ("places", "ends")}
        return cls(**{**row, **lists, **places})


def read(text: str) -> Description:
    """What a description says; BadXml, which says what is wrong, for one that is no use."""
    root = xml.parse(text, xml.METADATA)
    if root.tag != md("EntityDescriptor"):
        raise BadXml("one EntityDescriptor")
    role = xml.only(root, md("SPSSODescriptor"))
    if role is None or PROTOCOL not in role.get("protocolSupportEnumeration", "").split():
        raise BadXml("one SPSSODescriptor of SAML 2.0")
    found = places(role, "AssertionConsumerService", {POST})
    if not found:
        raise BadXml("an AssertionConsumerService by HTTP-POST")
    return Description(
        entity_id=root.get("entityID", ""),
        places=found,
        ends=places(role, "SingleLogoutService", {REDIRECT, POST, SOAP}),
        certificates=certificates(role, "signing"),
        encryption=certificates(role, "encryption"),
        signs=role.get("AuthnRequestsSigned", "") in TRUE,
    )


def places(role: Element, name: str, bindings: set[str]) -> tuple[Place, ...]:
    """The places of one kind, for the bindings that we speak."""
    found = [one for one in xml.children(role, md(name)) if one.get("Binding") in bindings]
    if len(found) > MOST:
        raise BadXml("too many places")
    return tuple(
        Place(
            address=address(one.get("Location", "")),
            binding=one.get("Binding", ""),
            answer=address(one.get("ResponseLocation", one.get("Location", ""))),
            index=one.get("index", ""),
            default=one.get("isDefault", "") in TRUE,
        )
        for one in found
    )


def address(text: str) -> str:
    """An http(s) address that a browser and we read alike."""
    parts = urlsplit(text) if text.isascii() and text.isprintable() else urlsplit("")
    plain = not parts.fragment and "\\" not in text and "@" not in parts.netloc and " " not in text
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
        raise BadXml("plain http or https addresses")
    return text


def certificates(role: Element, use: str) -> tuple[str, ...]:
    """The keys of a use, or of no use in particular, as certificates."""
    return tuple(
        pem(xml.said(one))
        for key in xml.children(role, md("KeyDescriptor"))
        if key.get("use", use) == use
        for one in key.iter(ds("X509Certificate"))
    )


def pem(text: str) -> str:
    """A certificate whose key is long enough. It is trusted for being there, not for its dates."""
    try:
        found = x509.load_der_x509_certificate(b64decode("".join(text.split()), validate=True))
        key = found.public_key()
    except (binascii.Error, ValueError):
        raise BadXml("certificates that can be read") from None
    strong = isinstance(key, EllipticCurvePublicKey) or (
        isinstance(key, RSAPublicKey) and key.key_size >= SHORTEST
    )
    if not strong:
        raise BadXml(f"keys of RSA, {SHORTEST} bits at least, or of a curve")
    return found.public_bytes(Encoding.PEM).decode()
