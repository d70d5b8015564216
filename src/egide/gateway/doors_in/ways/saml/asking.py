"""What we say to an identity provider: a request, the end of a session, who we are."""

import secrets
from base64 import b64encode
from datetime import UTC, datetime
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from egide.gateway.doors_in.ents import Ent, Saml
from egide.gateway.doors_in.errands import Errand
from egide.gateway.doors_in.ways.journey import address
from egide.gateway.doors_in.ways.saml.provider import Provider, provider
from egide.gateway.saml import keys, packing, signing
from egide.gateway.saml.names import (
    METADATA,
    POST,
    PROTOCOL,
    REDIRECT,
    SAML,
    SIGNATURE,
    SUCCESS,
    TRANSIENT,
    ds,
    md,
    saml,
    samlp,
)
from egide.gateway.saml.xml import Element


def us(ent: Ent) -> str:
    """Our name to an ENT: the address of what we say of ourselves there."""
    return address("gateway:ent-metadata", ent)


def number(errand: Errand) -> str:
    """The ID of the request of a journey: a name of XML, which no digit may start."""
    return f"_{errand.derived('request')}"


def leave(ent: Ent, way: Saml, errand: Errand, *, at: int) -> str:
    """The address to send the browser to: a signed request (saml-profiles, 4.1.4.1)."""
    to = provider(way)
    request = message("AuthnRequest", us(ent), at=at)
    request.set("ID", number(errand))
    request.set("Destination", to.entering)
    request.set("AssertionConsumerServiceURL", address("gateway:ent-assertion", ent))
    request.set("ProtocolBinding", POST)
    etree.SubElement(request, samlp("NameIDPolicy"), Format=TRANSIENT, AllowCreate="true")
    return sent(to.entering, "SAMLRequest", request, errand.state)


def farewell(ent: Ent, to: Provider, asked: Element, relay: str, *, at: int) -> str:
    """The address that answers a request to end a session (saml-profiles, 4.4.4.2)."""
    answer = message("LogoutResponse", us(ent), at=at)
    answer.set("ID", f"_{secrets.token_hex(20)}")
    answer.set("Destination", to.leaving)
    answer.set("InResponseTo", asked.get("ID", ""))
    status = etree.SubElement(answer, samlp("Status"))
    etree.SubElement(status, samlp("StatusCode"), Value=SUCCESS)
    return sent(to.leaving, "SAMLResponse", answer, relay)


def message(name: str, issuer: str, *, at: int) -> Element:
    """The start of any message."""
    made = etree.Element(samlp(name), nsmap=SAML)
    made.set("Version", "2.0")
    made.set("IssueInstant", datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    etree.SubElement(made, saml("Issuer")).text = issuer
    return made


def sent(to: str, name: str, said: Element, relay: str) -> str:
    """A message in an address, signed (saml-bindings, 3.4.4.1)."""
    parts = {name: packing.for_address(said)} | ({"RelayState": relay} if relay else {})
    joint = "&" if urlsplit(to).query else "?"
    return f"{to}{joint}{signing.signed_query(parts, keys.signer())}"


def metadata(ent: Ent) -> Element:
    """Who we are to an ENT (saml-metadata, 2.4.4)."""
    root = etree.Element(
        md("EntityDescriptor"), nsmap={"md": METADATA, "ds": SIGNATURE}, entityID=us(ent)
    )
    role = etree.SubElement(
        root, md("SPSSODescriptor"), protocolSupportEnumeration=PROTOCOL,
        AuthnRequestsSigned="true", WantAssertionsSigned="true",
    )  # fmt: skip
    for signer in keys.signers():
        key = etree.SubElement(role, md("KeyDescriptor"), use="signing")
        data = etree.SubElement(etree.SubElement(key, ds("KeyInfo")), ds("X509Data"))
        der = signer.certificate.public_bytes(Encoding.DER)
        etree.SubElement(data, ds("X509Certificate")).text = b64encode(der).decode()
    end = address("gateway:ent-end", ent)
    etree.SubElement(role, md("SingleLogoutService"), Binding=REDIRECT, Location=end)
    etree.SubElement(role, md("NameIDFormat")).text = TRANSIENT
    etree.SubElement(
        role, md("AssertionConsumerService"), Binding=POST, index="0", isDefault="true",
        Location=address("gateway:ent-assertion", ent),
    )  # fmt: skip
    return root
