"""Relying parties: who they are, where they may be answered, how they prove themselves."""

import binascii
import hmac
from base64 import b64decode
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import unquote_plus, urlsplit

from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.memory import Shelf
from egide.gateway.models import OidcClient


def client(client_id: str) -> OidcClient | None:
    """A client with its service, held until it moves; None for one that nobody registered.

    It is shared: nobody changes it. Whoever must change one reads it for themselves.
    """
    if "\0" in client_id:  # which no text column holds
        return None
    try:
        return _clients.get(client_id)
    except NoSuchClient:  # never held: a name that somebody tries may be registered a moment later
        return None


def read(client_id: str) -> OidcClient:
    """The same, read."""
    found = in_table(client_id)
    if found is None:
        raise NoSuchClient
    return found


def in_table(client_id: str) -> OidcClient | None:
    """A client as the table has it now."""
    return OidcClient.objects.select_related("service").filter(client_id=client_id).first()


class NoSuchClient(Exception):
    """Nobody registered a client of that name."""


# Of no single service here, so that any movement forgets them all: they are few.
_clients: Shelf[str, OidcClient] = Shelf(read, most=2_000)


def places_of(client_id: str) -> list[str]:
    """The origins where the browser may be sent back to, for the content policy of a page."""
    found = client(client_id)
    parts = map(urlsplit, found.redirect_uris if found else ())
    return sorted({f"{one.scheme}://{one.netloc}" for one in parts})


def digest(secret: str) -> bytes:
    """How secrets are kept: they are random and long, a slow digest would add nothing."""
    return sha256(secret.encode()).digest()


def authenticated(header: str, form: Mapping[str, str]) -> OidcClient:
    """The client that proves itself, by one method and one alone (RFC 6749, section 2.3)."""
    by_header = header[:6].lower() == "basic "
    if by_header and "client_secret" in form:
        raise Refused("invalid_request", "one way of authentication, not two")
    pairs = basic(header[6:]) if by_header else [posted(form)]
    proved = next((found for name, secret in pairs if (found := proven(name, secret))), None)
    if proved is None or form.get("client_id", proved.client_id) != proved.client_id:
        raise Refused("invalid_client", "no such client, or not its secret", status=401)
    return proved


def proven(client_id: str, secret: str) -> OidcClient | None:
    """The client whose secret this is."""
    found = client(client_id)
    kept = bytes(found.secret) if found else bytes(32)
    return found if hmac.compare_digest(kept, digest(secret)) and found else None


def basic(credentials: str) -> list[tuple[str, str]]:
    """Both parts are form-urlencoded before base64 (RFC 6749, section 2.3.1).

    Authlib and others send them as they are: what was sent is tried to the letter as well.
    """
    try:
        name, colon, secret = b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        name, colon, secret = "", "", ""
    if not colon:
        raise Refused("invalid_client", "credentials that cannot be read", status=401)
    return [(unquote_plus(name), unquote_plus(secret)), (name, secret)]


def posted(form: Mapping[str, str]) -> tuple[str, str]:
    """The credentials of a form."""
    return form.get("client_id", ""), form.get("client_secret", "")
