"""An identity provider as its metadata says it: its name, its keys, its addresses."""

from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate

from egide.gateway.doors_in.ents import Saml
from egide.gateway.doors_in.errors import Unanswered
from egide.gateway.saml import xml
from egide.gateway.saml.names import REDIRECT, ds, md
from egide.gateway.saml.xml import BadXml, Element

USES: Final = (None, "signing")


@dataclass(frozen=True, slots=True)
class Provider:
    """What we must know of it. `certificates` are PEM; `leaving` is empty when it has no logout."""

    name: str
    certificates: tuple[str, ...]
    entering: str
    leaving: str


def provider(way: Saml) -> Provider:
    """The identity provider of an ENT."""
    try:
        return read(way.metadata)
    except (BadXml, NotBase64, ValueError):
        raise Unanswered("metadata") from None


@lru_cache(maxsize=256)
def read(metadata: bytes) -> Provider:
    """What its metadata says, read once."""
    root = xml.parse(metadata, xml.METADATA)
    role = xml.only(root, md("IDPSSODescriptor"))
    if root.tag != md("EntityDescriptor") or role is None:
        raise BadXml("no identity provider")
    found = Provider(
        name=root.get("entityID", ""),
        certificates=tuple(certificates(role)),
        entering=place(role, "SingleSignOnService", "Location"),
        leaving=place(role, "SingleLogoutService", "ResponseLocation")
        or place(role, "SingleLogoutService", "Location"),
    )
    if not (found.name and found.certificates and found.entering):
        raise BadXml("a name, a key and an address")
    return found


def certificates(role: Element) -> list[str]:
    """The certificates of the keys that it signs with."""
    return [
        pem(xml.said(one))
        for key in xml.children(role, md("KeyDescriptor"))
        if key.get("use") in USES
        for one in key.iter(ds("X509Certificate"))
    ]


def pem(text: str) -> str:
    """A certificate as text."""
    found = load_der_x509_certificate(b64decode("".join(text.split()), validate=True))
    return found.public_bytes(Encoding.PEM).decode()


def place(role: Element, service: str, which: str) -> str:
    """The address of a service by the redirect binding."""
    for one in xml.children(role, md(service)):
        if one.get("Binding") == REDIRECT:
            return str(one.get(which, ""))
    return ""
