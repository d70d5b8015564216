"""A service of CAS."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from egide.gateway import conf
from egide.gateway.doors_out.cas import addresses
from egide.gateway.doors_out.cas.dialects import DIALECTS
from egide.gateway.kit.errors import NotARegistration
from egide.gateway.kit.fields import Given, one_of, text
from egide.gateway.models import CasService
from egide.trust.agreement.attributes import LISTABLE

NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")  # of an element
PATHS: Final = {"login": "login", "logout": "logout", "validate": "validate",
                "service_validate": "serviceValidate",
                "p3_service_validate": "p3/serviceValidate"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Served:
    """As the provider of a service declares it."""

    name: str
    below: bool
    dialect: str
    names: Mapping[str, str]
    told_of_ends: bool

    def enter(self, service: int) -> None:
        """Keep it, or bring it up to date."""
        CasService.objects.update_or_create(
            address=self.name,
            defaults={
                "service_id": service,
                "below": self.below,
                "dialect": self.dialect,
                "names": dict(self.names),
                "told": self.told_of_ends,
            },
        )

    def told(self) -> dict[str, object]:
        """Where the server is, and what was registered."""
        base = f"{conf.issuer()}/cas"
        return {
            "cas": base,
            **{name: f"{base}/{path}" for name, path in PATHS.items()},
            "registered": self.name,
            "below": self.below,
            "dialect": self.dialect,
            "single_logout": self.told_of_ends,
        }


def read(given: Given) -> Served:
    """What was given, or a refusal that names what to correct."""
    return Served(
        name=address(text(given, "service"), below=given.get("below") is True),
        below=given.get("below") is True,
        dialect=one_of(given.get("dialect", "v3"), tuple(DIALECTS)),
        names=names(given.get("attribute_names", {})),
        told_of_ends=given.get("single_logout", True) is True,
    )


def address(given: str, *, below: bool) -> str:
    """An address that can be read in one way alone."""
    found = addresses.read(given)
    if found is None or len(given) > CasService._meta.get_field("address").max_length:  # type: ignore[operator]  # noqa: SLF001 - Django names its own so
        raise NotARegistration("service", "an http(s) address in plain letters, without a fragment")
    if below and (not found.path.endswith("/") or found.query is not None):
        raise NotARegistration("service", "ends with a slash when all below is its own")
    return given


def names(given: object) -> dict[str, str]:
    """What an attribute is called by this service, where its dialect calls it otherwise."""
    if not isinstance(given, Mapping):
        raise NotARegistration("attribute_names", "an object")
    for name, called in given.items():
        one_of(name, LISTABLE)
        if not isinstance(called, str) or not NAME.fullmatch(called):
            raise NotARegistration("attribute_names", "names of XML elements")
    return {str(name): str(called) for name, called in given.items()}
