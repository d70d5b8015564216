"""A service provider of SAML and a browser, by hand: each step can be bent."""

import html
import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from urllib.parse import parse_qs, urlencode, urlsplit

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.test import Client, override_settings
from xmlsec import constants

from egide.gateway.doors_out.saml import metadata
from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from egide.gateway.saml import keys, packing, signing, xml
from egide.gateway.saml.keys import Signer
from egide.gateway.saml.names import SAML
from egide.kit.clock import now
from tests.rooms.gateway.flow import TODAY

NAME, ACS, SLO, SOAP = (f"https://sp.example/{name}" for name in ("saml", "acs", "slo", "soap"))
BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:"
NAMING = ("Léo", "Marchal", "leo")


@cache
def pair(name):
    """A key of a service, with its certificate."""
    private = rsa.generate_private_key(65537, 2048)
    with override_settings(ORIGIN=f"https://{name}.example"):
        certificate = keys.self_signed(private, at=datetime(2026, 11, 24, tzinfo=UTC))
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key = xmlsec.Key.from_memory(pem, constants.KeyDataFormatPem)
    key.load_cert_from_memory(certificate.public_bytes(Encoding.PEM), constants.KeyDataFormatPem)
    return Signer(private, key, certificate)


def der(certificate: x509.Certificate):
    """As metadata writes it."""
    return b64encode(certificate.public_bytes(Encoding.DER)).decode()


@dataclass
class Provider:
    """A service provider; what its metadata says may be bent."""

    name: str = NAME
    acs: str = ACS
    signs: bool = True
    signer: Signer | None = None
    soap: str = SOAP
    slo: str = SLO
    encrypts: bool = False

    @property
    def metadata(self):
        """Its description."""
        key = ('<md:KeyDescriptor use="{}"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}'
               "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>")  # fmt: skip
        held = key.format("signing", der(self.signer.certificate)) if self.signer else ""
        if self.encrypts:
            held += key.format("encryption", der(pair("reader").certificate))
        soap = f'<md:SingleLogoutService Binding="{BINDING}SOAP" Location="{self.soap}"/>'
        return (
            f'<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" '
            f'xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{self.name}">'
            f'<md:SPSSODescriptor AuthnRequestsSigned="{str(self.signs).lower()}" '
            f'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{held}'
            f"{soap if self.soap else ''}"
            f'<md:SingleLogoutService Binding="{BINDING}HTTP-Redirect" Location="{self.slo}"/>'
            f'<md:AssertionConsumerService Binding="{BINDING}HTTP-POST" index="0" '
            f'Location="{self.acs}"/><md:AssertionConsumerService index="1" '
            f'Binding="{BINDING}HTTP-POST" Location="{self.acs}/2"/>'
            "</md:SPSSODescriptor></md:EntityDescriptor>"
        )


def registered(provider, **more):
    """The service and its agreement."""
    given = {"protocol": "saml", "entity_id": provider.name, "metadata": provider.metadata}
    return register(read(given | more), on=TODAY)


def request(tag="AuthnRequest", inside="", issuer=NAME, **bent):
    """A right request, bent as the test says; None takes an attribute away."""
    page = "saml-sso" if tag == "AuthnRequest" else "saml-slo"
    right = {"ID": "_asked", "Version": "2.0", "IssueInstant": when(),
             "Destination": metadata.address(page)}  # fmt: skip
    told = {name: value for name, value in (right | bent).items() if value is not None}
    attributes = " ".join(f'{name}="{html.escape(value)}"' for name, value in told.items())
    return xml.parse(
        f'<p:{tag} xmlns:p="{SAML["samlp"]}" xmlns:a="{SAML["saml"]}" {attributes}>'
        f"<a:Issuer>{issuer}</a:Issuer>{inside}</p:{tag}>"
    )


def when(ahead=0):
    """A second from now, as SAML writes it."""
    return datetime.fromtimestamp(now() + ahead, UTC).strftime("%Y-%m-%dT%H:%M:%S.1234567Z")


def by_address(browser, message, signer=None, relay="", page="sso"):
    """Sent by redirection, signed when a signer is given."""
    said = {"SAMLRequest": packing.for_address(message)} | ({"RelayState": relay} if relay else {})
    query = signing.signed_query(said, signer) if signer else urlencode(said)
    return browser.get(f"/saml/{page}?{query}")


def by_form(browser, message, signer=None, relay="", page="sso"):
    """Sent by a form, signed in itself when a signer is given."""
    if signer and message.get("ID"):
        signing.sign(message, signer)
    said = {"SAMLRequest": packing.for_form(message), "RelayState": relay}
    return browser.post(f"/saml/{page}", said)


@dataclass
class Back:
    """What the service is answered, and where."""

    address: str
    relay: str
    root: object

    def all(self, path):
        """Elements of the answer."""
        return self.root.findall(path, SAML)

    def text(self, path):
        """The text of one."""
        return self.root.findtext(path, namespaces=SAML)

    @property
    def status(self):
        """The last word of each status code."""
        return [one.get("Value").rpartition(":")[2] for one in self.root.iter(
            f"{{{SAML['samlp']}}}StatusCode")]  # fmt: skip

    @property
    def attributes(self):
        """Names and values."""
        return {
            one.get("Name"): [value.text for value in one]
            for one in self.root.iter(f"{{{SAML['saml']}}}Attribute")
        }


def back(answer):
    """The form that the browser would post."""
    assert answer.status_code == 200, answer.status_code
    page = answer.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    address = html.unescape(re.search(r'action="([^"]+)" class="stack-l" id="onwards"', page)[1])
    root = packing.from_form(html.unescape(fields["SAMLResponse"]))
    return Back(address, html.unescape(fields.get("RelayState", "")), root)


def redirected(answer):
    """The answer of a redirection."""
    parts = urlsplit(answer.headers["Location"])
    said = parse_qs(parts.query)
    root = packing.from_address(said["SAMLResponse"][0])
    return Back(f"{parts.scheme}://{parts.netloc}{parts.path}", said.get("RelayState", [""])[0],
                root)  # fmt: skip


def nobody():
    """A browser in which nobody signed in."""
    return Client()
