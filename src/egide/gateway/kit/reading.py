"""A registration as a provider writes it, read and checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from egide.gateway.kit.errors import NotARegistration
from egide.gateway.kit.fields import Given, one_of, texts
from egide.gateway.kit.protocols import cas, lti, oidc, oneroster, saml
from egide.trust.agreement.attributes import LISTABLE, USUAL, Attribute


class Joining(Protocol):
    """One end of a protocol. `name` is the client's own, as its provider calls it."""

    @property
    def name(self) -> str:
        """What the provider calls it: a client id, an entity id, an address."""

    def enter(self, service: int) -> None:
        """Keep it as an end of this service (its number in the catalogue), or correct it."""

    def told(self) -> Mapping[str, object]:
        """All that this end must know of ours."""


PROTOCOLS: Final[dict[str, Callable[[Given], Joining]]] = {
    "cas": cas.read,
    "oidc": oidc.read,
    "saml": saml.read,
    "oneroster": oneroster.read,
    "lti": lti.read,
}


@dataclass(frozen=True, slots=True)
class Registration:
    """Who joins, by which protocol, and what the agreement of its service lists."""

    protocol: str
    joining: Joining
    attributes: tuple[Attribute, ...]


def read(given: object) -> Registration:
    """The registration that was given, or a refusal that names what to correct."""
    if not isinstance(given, Mapping):
        raise NotARegistration("registration", "a JSON object")
    protocol = given.get("protocol", "oidc")
    if protocol not in PROTOCOLS:
        raise NotARegistration("protocol", f"one of {', '.join(PROTOCOLS)}")
    return Registration(str(protocol), PROTOCOLS[str(protocol)](given), attributes(given))


def attributes(given: Given) -> tuple[Attribute, ...]:
    """What the agreement lists, in the order of the vocabulary; always a pseudonym."""
    if "attributes" not in given:
        return USUAL
    wanted = {one_of(name, LISTABLE) for name in texts(given, "attributes")}
    return tuple(name for name in Attribute if name in wanted | {Attribute.PSEUDONYM})
