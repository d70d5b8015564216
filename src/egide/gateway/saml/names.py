"""The names of SAML 2.0 (saml-core, saml-bindings, saml-metadata), XML Signature and Encryption."""

from typing import Final

ASSERTION: Final = "urn:oasis:names:tc:SAML:2.0:assertion"
PROTOCOL: Final = "urn:oasis:names:tc:SAML:2.0:protocol"
METADATA: Final = "urn:oasis:names:tc:SAML:2.0:metadata"
SIGNATURE: Final = "http://www.w3.org/2000/09/xmldsig#"
SAML: Final = {"saml": ASSERTION, "samlp": PROTOCOL}

REDIRECT: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
POST: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
SOAP: Final = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP"

PERSISTENT: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
TRANSIENT: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
UNSPECIFIED: Final = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
MAIL: Final = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
ENTITY: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"

BEARER: Final = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
CLASS: Final = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"

SUCCESS: Final = "urn:oasis:names:tc:SAML:2.0:status:Success"
REQUESTER: Final = "urn:oasis:names:tc:SAML:2.0:status:Requester"
RESPONDER: Final = "urn:oasis:names:tc:SAML:2.0:status:Responder"
NO_PASSIVE: Final = "urn:oasis:names:tc:SAML:2.0:status:NoPassive"
DENIED: Final = "urn:oasis:names:tc:SAML:2.0:status:RequestDenied"
UNKNOWN: Final = "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal"
PARTIAL: Final = "urn:oasis:names:tc:SAML:2.0:status:PartialLogout"
BAD_NAME_ID: Final = "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy"
NOT_HERE: Final = "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported"


def saml(name: str) -> str:
    """A name of assertions, as lxml writes it."""
    return f"{{{ASSERTION}}}{name}"


def samlp(name: str) -> str:
    """A name of the protocol."""
    return f"{{{PROTOCOL}}}{name}"


def md(name: str) -> str:
    """A name of metadata."""
    return f"{{{METADATA}}}{name}"


def ds(name: str) -> str:
    """A name of signatures."""
    return f"{{{SIGNATURE}}}{name}"
