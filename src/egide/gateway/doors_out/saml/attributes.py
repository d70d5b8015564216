"""What a service calls attributes: data. A service takes a dialect, and may rename each.

`oid`: the names of eduPerson and of LDAP as addresses of objects (MACE-Dir), where there is one.
`friendly`: the short names. Either way the pairwise identifier is there under its own name
(SAML V2.0 Subject Identifier Attributes Profile 1.0, 3.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from egide.gateway import conf
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.release import Disclosure

URI: Final = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"
BASIC: Final = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"
PAIRWISE: Final = "urn:oasis:names:tc:SAML:attribute:pairwise-id"

FRIENDLY: Final = {
    Attribute.PSEUDONYM: "uid",
    Attribute.FORMER_PSEUDONYM: "formerUid",
    Attribute.DISPLAY_NAME: "displayName",
    Attribute.ROLE: "role",
    Attribute.SCHOOL: "school",
    Attribute.GROUP: "isMemberOf",
    Attribute.LEVEL: "level",
    Attribute.LANGUAGE: "preferredLanguage",
    Attribute.GIVEN_NAME: "givenName",
    Attribute.FAMILY_NAME: "sn",
    Attribute.MAIL: "mail",
}
OID: Final = {
    Attribute.PSEUDONYM: "urn:oid:0.9.2342.19200300.100.1.1",
    Attribute.DISPLAY_NAME: "urn:oid:2.16.840.1.113730.3.1.241",
    Attribute.GROUP: "urn:oid:1.3.6.1.4.1.5923.1.5.1.1",
    Attribute.LANGUAGE: "urn:oid:2.16.840.1.113730.3.1.39",
    Attribute.GIVEN_NAME: "urn:oid:2.5.4.42",
    Attribute.FAMILY_NAME: "urn:oid:2.5.4.4",
    Attribute.MAIL: "urn:oid:0.9.2342.19200300.100.1.3",
}
DIALECTS: Final[dict[str, Mapping[Attribute, str]]] = {
    "oid": {**FRIENDLY, **OID},
    "friendly": FRIENDLY,
}


@dataclass(frozen=True, slots=True)
class Named:
    """An attribute as it is written for a service."""

    name: str
    friendly: str
    values: tuple[str, ...]

    @property
    def format(self) -> str:
        """How its name is to be understood."""
        return URI if self.name.startswith(("urn:", "http://", "https://")) else BASIC


def named(disclosure: Disclosure, dialect: str, names: Mapping[str, str]) -> tuple[Named, ...]:
    """What leaves, under the names of the service; groups are several values."""
    known, released = DIALECTS[dialect], disclosure.released
    pairwise = Named(PAIRWISE, "pairwise-id", (scoped(released[Attribute.PSEUDONYM]),))
    return pairwise, *(
        Named(
            names.get(attribute, known[attribute]),
            FRIENDLY[attribute],
            tuple(value.split()) if attribute is Attribute.GROUP else (value,),
        )
        for attribute, value in released.items()
    )


def scope() -> str:
    """The domain that our identifiers are of."""
    return urlsplit(conf.issuer()).hostname or ""


def scoped(pseudonym: str) -> str:
    """A pseudonym, and who gave it."""
    return f"{pseudonym}@{scope()}"
