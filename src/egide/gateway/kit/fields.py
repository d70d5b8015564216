"""The fields of a registration, each read with what it must be."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from egide.gateway.kit.errors import NotARegistration

Given = Mapping[str, object]
SHORTEST_SECRET = 16


def text(given: Given, name: str) -> str:
    """A text that is there and not empty."""
    found = given.get(name)
    if not isinstance(found, str) or not found or "\0" in found:
        raise NotARegistration(name, "a text")
    return found


def texts(given: Given, name: str) -> list[str]:
    """A list of texts that holds one at least."""
    found = given.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise NotARegistration(name, "a list of texts")
    return found


def secret(given: Given) -> str:
    """A client secret that nobody guesses."""
    found = text(given, "client_secret")
    if len(found) < SHORTEST_SECRET:
        raise NotARegistration("client_secret", f"{SHORTEST_SECRET} characters at least")
    return found


def address(given: str, name: str) -> str:
    """An absolute http(s) address without a fragment (RFC 6749, section 3.1.2)."""
    parts = urlsplit(given)
    if not parts.scheme or not parts.netloc or parts.fragment or not given.isprintable():
        raise NotARegistration(name, "absolute addresses without a fragment")
    if parts.scheme not in {"http", "https"}:
        raise NotARegistration(name, "http or https")
    return given


def one_of(value: object, known: tuple[str, ...]) -> str:
    """One of the values that there are."""
    if value not in known:
        raise NotARegistration(str(value)[:40], f"one of {', '.join(known)}")
    return str(value)
