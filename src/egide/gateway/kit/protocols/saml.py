"""A service provider of SAML 2."""

from collections.abc import Mapping
from dataclasses import dataclass

from egide.gateway.doors_out.saml import descriptions, metadata
from egide.gateway.doors_out.saml.attributes import DIALECTS, scope
from egide.gateway.doors_out.saml.descriptions import Description
from egide.gateway.kit.errors import NotARegistration
from egide.gateway.kit.fields import Given, one_of, text
from egide.gateway.models import SamlService
from egide.gateway.saml.names import SOAP
from egide.gateway.saml.xml import BadXml
from egide.trust.agreement.attributes import Attribute

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Provider:
    """As the provider of a service declares it: its own metadata, and what it calls attributes."""

    description: Description
    dialect: str
    names: Mapping[str, str]

    @property
    def name(self) -> str:
        """Its entity id."""
        return self.description.entity_id

    def enter(self, service: int) -> None:
        """Keep it, or bring it up to date."""
        SamlService.objects.update_or_create(
            entity_id=self.name,
            defaults={
                "service_id": service,
                "description": self.description.kept(),
                "dialect": self.dialect,
                "names": dict(self.names),
            },
        )

    def told(self) -> dict[str, object]:
        """Where we are, and how its metadata was understood."""
        found = self.description
        return {
            "metadata_url": metadata.entity_id(),
            "entity_id": metadata.entity_id(),
            "sso": metadata.address("saml-sso"),
            "slo": metadata.address("saml-slo"),
            "scope": scope(),
            "registered": found.entity_id,
            "answered_at": [one.address for one in found.places],
            "requests_signed": "required" if found.signs else "optional",
            "assertions_encrypted": bool(found.encryption),
            "told_of_ends": any(one.binding == SOAP for one in found.ends),
            "dialect": self.dialect,
        }


def read(given: Given) -> Provider:
    """What was given, or a refusal that names what to correct. No address is fetched."""
    try:
        description = descriptions.read(text(given, "metadata"))
    except BadXml as bad:
        raise NotARegistration("metadata", str(bad)) from None
    name = description.entity_id
    if not name or not name.isprintable() or len(name) > LONGEST:
        raise NotARegistration("metadata", f"an entityID, {LONGEST} signs at most")
    if given.get("entity_id", name) != name:
        raise NotARegistration("entity_id", "the entityID of the metadata")
    return Provider(
        description=description,
        dialect=one_of(given.get("dialect", "oid"), tuple(DIALECTS)),
        names=names(given.get("attribute_names", {})),
    )


def names(given: object) -> dict[str, str]:
    """What an attribute is called by this service, where its dialect calls it otherwise."""
    if not isinstance(given, Mapping):
        raise NotARegistration("attribute_names", "an object")
    for name, called in given.items():
        one_of(name, tuple(Attribute))
        if (
            not isinstance(called, str)
            or not called.isprintable()
            or not 0 < len(called) <= LONGEST
        ):
            raise NotARegistration("attribute_names", "printable texts")
    return {str(name): str(called) for name, called in given.items()}
