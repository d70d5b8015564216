"""Signatures of others. What is returned is what was signed: nobody reads anything else.

The signed element is first cut out of whatever surrounds it, so that a wrapped message has nothing
left to hide in; then the one signature that may be there is held to the profile of saml-core 5.4:
a child of what it signs, one reference, to the root, by two known transforms. Keys come from the
registered certificates; what a message says of its own keys is not read.
"""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote_plus

import xmlsec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA384, SHA512, HashAlgorithm
from cryptography.x509 import load_pem_x509_certificate
from xmlsec import constants

from egide.gateway.saml import xml
from egide.gateway.saml.names import ds
from egide.gateway.saml.xml import Element

MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"
RSA: Final[dict[str, HashAlgorithm]] = {
    f"{MORE}rsa-sha256": SHA256(),
    f"{MORE}rsa-sha384": SHA384(),
    f"{MORE}rsa-sha512": SHA512(),
}
SIGNATURES: Final = {*RSA, *(f"{MORE}ecdsa-sha{bits}" for bits in (256, 384, 512))}
DIGESTS: Final = {"http://www.w3.org/2001/04/xmlenc#sha256", f"{MORE}sha384",
                  "http://www.w3.org/2001/04/xmlenc#sha512"}  # fmt: skip
EXCLUSIVE: Final = "http://www.w3.org/2001/10/xml-exc-c14n#"
# Still the default of pysaml2 and of others. Whoever allows it says why; an assertion never does.
SHA1_SIGNATURE: Final = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
SHA1_DIGEST: Final = "http://www.w3.org/2000/09/xmldsig#sha1"
ENVELOPED: Final = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
MOST_KEYS: Final = 4


class BadSignature(ValueError):
    """Not signed, not by whom it should be, or not in the one way that is understood."""


def verified(element: Element, certificates: Iterable[str], *, sha1: bool = False) -> Element:
    """The element as its signature covers it, a document of its own. Certificates are PEM."""
    own = xml.alone(element)
    signature = the_signature(own)
    require_profile(own, signature, sha1=sha1)
    if not any(holds(own, signature, pem) for pem in list(certificates)[:MOST_KEYS]):
        raise BadSignature("no registered key made it")
    own.remove(signature)
    return own


def the_signature(own: Element) -> Element:
    """The one signature of an element: its child."""
    found = [one for one in own if one.tag == ds("Signature")]
    if len(found) != 1:
        raise BadSignature("one signature, a child of what it signs")
    return found[0]


def require_profile(own: Element, signature: Element, *, sha1: bool) -> None:
    """One reference, to the element around the signature, by known transforms and digests."""
    known = list(xml.ids(own))
    if not own.get("ID") or len(known) != len(set(known)):
        raise BadSignature("an ID, and each once")
    info = xml.only(signature, ds("SignedInfo"))
    if info is None or xml.children(signature, ds("Object")):
        raise BadSignature("a signature of other things")
    reference = xml.only(info, ds("Reference"))
    if reference is None or reference.get("URI") != f"#{own.get('ID')}":
        raise BadSignature("a reference to something else")
    require_algorithms(info, reference, sha1=sha1)
    require_transforms(xml.only(reference, ds("Transforms")))


def require_algorithms(info: Element, reference: Element, *, sha1: bool) -> None:
    """Known ways to be canonical, to digest and to sign."""
    if algorithm(info, "CanonicalizationMethod") != EXCLUSIVE:
        raise BadSignature("canonical in another way")
    signed, digested = algorithm(info, "SignatureMethod"), algorithm(reference, "DigestMethod")
    if signed not in SIGNATURES and not (sha1 and signed == SHA1_SIGNATURE):
        raise BadSignature("signed with another algorithm")
    if digested not in DIGESTS and not (sha1 and digested == SHA1_DIGEST):
        raise BadSignature("digested with another algorithm")


def require_transforms(transforms: Element | None) -> None:
    """The signature taken out, then the exclusive canonical form: nothing else (5.4.4)."""
    found = [] if transforms is None else [one.get("Algorithm") for one in transforms]
    if found != [ENVELOPED, EXCLUSIVE]:
        raise BadSignature("transformed in another way")


def algorithm(element: Element, name: str) -> str:
    """The algorithm that a child names."""
    found = xml.only(element, ds(name))
    return "" if found is None else found.get("Algorithm", "")


def holds(own: Element, signature: Element, pem: str) -> bool:
    """Whether the key of a certificate made this signature."""
    context = xmlsec.SignatureContext()
    context.register_id(own, "ID")
    try:
        context.key = xmlsec.Key.from_memory(pem, constants.KeyDataFormatCertPem)
        context.verify(signature)
    except xmlsec.Error:
        return False
    return True


def require_signed_query(
    query: str, name: str, certificates: Iterable[str], *, sha1: bool = False
) -> None:
    """A signed query of the redirect binding: the octets that came, in the order of the binding."""
    parts = [part.partition("=") for part in query.split("&")]
    raw = {key: value for key, _, value in parts}
    if len(raw) != len(parts) or not {name, "SigAlg", "Signature"} <= raw.keys():
        raise BadSignature("not signed, or a parameter twice")
    signed = "&".join(f"{key}={raw[key]}" for key in (name, "RelayState", "SigAlg") if key in raw)
    try:
        signature = b64decode(unquote_plus(raw["Signature"]), validate=True)
    except (NotBase64, ValueError):
        raise BadSignature("a signature that cannot be read") from None
    named = unquote_plus(raw["SigAlg"])
    hashed = SHA1() if sha1 and named == SHA1_SIGNATURE else RSA.get(named)  # noqa: S303 - see above
    keys = [load_pem_x509_certificate(one.encode()).public_key() for one in certificates]
    if hashed is None or not any(
        made_by(key, signature, signed, hashed) for key in keys[:MOST_KEYS]
    ):
        raise BadSignature("no registered key made it")


def made_by(key: object, signature: bytes, signed: str, hashed: HashAlgorithm) -> bool:
    """Whether this key signed these octets."""
    if not isinstance(key, RSAPublicKey):
        return False
    try:
        key.verify(signature, signed.encode(), PKCS1v15(), hashed)
    except InvalidSignature:
        return False
    return True
