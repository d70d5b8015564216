"""A registration as a provider writes it, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from egide.gateway.doors_out.oidc.signing import ALGORITHMS
from egide.gateway.kit.errors import NotARegistration
from egide.trust.agreement.attributes import USUAL, Attribute

SHORTEST_SECRET = 16


@dataclass(frozen=True, slots=True)
class Registration:
    """A relying party, and what the agreement of its service lists."""

    client_id: str
    secret: str = field(repr=False)
    redirect_uris: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    alg: str
    pkce: bool


def read(given: object) -> Registration:
    """The registration that was given, or a refusal that names what to correct."""
    if not isinstance(given, Mapping):
        raise NotARegistration("registration", "a JSON object")
    if given.get("protocol", "oidc") != "oidc":
        raise NotARegistration("protocol", "oidc is the one that this kit speaks today")
    secret = text(given, "client_secret")
    if len(secret) < SHORTEST_SECRET:
        raise NotARegistration("client_secret", f"{SHORTEST_SECRET} characters at least")
    return Registration(
        client_id=text(given, "client_id"),
        secret=secret,
        redirect_uris=tuple(map(redirect, texts(given, "redirect_uris"))),
        attributes=attributes(given),
        alg=one_of(given.get("id_token_signed_response_alg", "RS256"), ALGORITHMS),
        pkce=given.get("pkce", "optional") == "required",
    )


def text(given: Mapping[str, object], name: str) -> str:
    """A text that is there and not empty."""
    found = given.get(name)
    if not isinstance(found, str) or not found or "\0" in found:
        raise NotARegistration(name, "a text")
    return found


def texts(given: Mapping[str, object], name: str) -> list[str]:
    """A list of texts that holds one at least."""
    found = given.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise NotARegistration(name, "a list of texts")
    return found


def redirect(address: str) -> str:
    """An absolute address without a fragment (RFC 6749, section 3.1.2)."""
    parts = urlsplit(address)
    if not parts.scheme or not parts.netloc or parts.fragment or not address.isprintable():
        raise NotARegistration("redirect_uris", "absolute addresses without a fragment")
    if parts.scheme not in {"http", "https"}:
        raise NotARegistration("redirect_uris", "http or https")
    return address


def attributes(given: Mapping[str, object]) -> tuple[Attribute, ...]:
    """What the agreement lists, in the order of the vocabulary; always a pseudonym."""
    if "attributes" not in given:
        return USUAL
    wanted = {one_of(name, tuple(Attribute)) for name in texts(given, "attributes")}
    return tuple(name for name in Attribute if name in wanted | {Attribute.PSEUDONYM})


def one_of(value: object, known: tuple[str, ...]) -> str:
    """One of the values that there are."""
    if value not in known:
        raise NotARegistration(str(value)[:40], f"one of {', '.join(known)}")
    return str(value)
