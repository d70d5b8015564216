"""What we say of somebody: an assertion for one service, one request and two minutes.

saml-core 2.3 to 2.7, saml-profiles 4.1.4.2.
"""

import secrets
from dataclasses import dataclass
from typing import Final

from lxml import etree

from egide.gateway.doors_out.saml import metadata
from egide.gateway.doors_out.saml.asking import Asked
from egide.gateway.doors_out.saml.attributes import Named
from egide.gateway.doors_out.saml.messages import instant
from egide.gateway.saml.names import ASSERTION, BEARER, CLASS, PERSISTENT
from egide.gateway.saml.xml import Element, Maker, told

LASTS: Final = 120  # seconds
BEFORE: Final = 60  # another's clock may be behind
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XS: Final = "http://www.w3.org/2001/XMLSchema"
A: Final = Maker(ASSERTION, {"saml": ASSERTION, "xs": XS, "xsi": XSI})


@dataclass(frozen=True, slots=True)
class Somebody:
    """What leaves: under which name, with which attributes; which session of theirs this is."""

    name: str
    attributes: tuple[Named, ...]
    signed_in_at: int
    session: str


def number() -> str:
    """A number that nobody guesses, and that begins as XML wants it (saml-core, 1.3.4)."""
    return f"_{secrets.token_hex(16)}"


def assertion(asked: Asked, somebody: Somebody, *, at: int) -> Element:
    """All that a service learns."""
    return A(
        "Assertion",
        A("Issuer", metadata.entity_id()),
        subject(asked, somebody, at),
        A(
            "Conditions",
            A("AudienceRestriction", A("Audience", asked.entity_id)),
            NotBefore=instant(at - BEFORE),
            NotOnOrAfter=instant(at + LASTS),
        ),
        A(
            "AuthnStatement",
            A("AuthnContext", A("AuthnContextClassRef", CLASS)),
            AuthnInstant=instant(somebody.signed_in_at),
            SessionIndex=somebody.session,
        ),
        A("AttributeStatement", *(attribute(one) for one in somebody.attributes)),
        ID=number(),
        Version="2.0",
        IssueInstant=instant(at),
    )


def subject(asked: Asked, somebody: Somebody, at: int) -> Element:
    """Who, for whoever brings this to that address, in answer to that request, soon."""
    return A(
        "Subject",
        name_id(somebody.name, asked.format, asked.entity_id),
        A(
            "SubjectConfirmation",
            A(
                "SubjectConfirmationData",
                Recipient=asked.address,
                InResponseTo=asked.id,
                NotOnOrAfter=instant(at + LASTS),
            ),
            Method=BEARER,
        ),
    )


def name_id(name: str, kind: str, entity_id: str) -> Element:
    """A name that is of one provider for one service (saml-core, 8.3.7)."""
    made = A("NameID", name, Format=kind)
    if kind == PERSISTENT:
        made.set("NameQualifier", metadata.entity_id())
        made.set("SPNameQualifier", entity_id)
    return made


def attribute(one: Named) -> Element:
    """An attribute and its values, which are texts."""
    made = A("Attribute", Name=one.name, NameFormat=one.format, FriendlyName=one.friendly)
    for text in one.values:
        value = etree.SubElement(made, f"{{{ASSERTION}}}AttributeValue")
        value.set(f"{{{XSI}}}type", "xs:string")
        value.text = told(text)
    return made
