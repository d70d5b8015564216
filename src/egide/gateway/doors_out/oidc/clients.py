"""Relying parties: who they are, where they may be answered, how they prove themselves."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from egide.gateway.doors_out import credentials
from egide.gateway.doors_out.credentials import Pair
from egide.gateway.doors_out.guessing import secrets
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.held.memory import Shelf
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


def authenticated(header: str, form: Mapping[str, str], *, caller: str, at: int) -> OidcClient:
    """The client that proves itself, by one method and one alone (RFC 6749, section 2.3).

    Whoever failed too often from there waits, the right secret or not; `missed` counts failures.
    """
    pairs = presented(header, form)
    if any(secrets.wait(pair.client, caller, at=at) for pair in pairs):
        raise Refused("temporarily_unavailable", "too many wrong secrets; wait", status=429)
    proved = next((found for pair in pairs if (found := proven(pair, at=at))), None)
    if proved is None:
        raise Refused("invalid_client", "no such client, or not its secret", status=401)
    return proved


def missed(header: str, form: Mapping[str, str], *, caller: str, at: int) -> None:
    """A secret was wrong."""
    for name in {pair.client for pair in presented(header, form)}:
        secrets.missed(name, caller, at=at)


def presented(header: str, form: Mapping[str, str]) -> Sequence[Pair]:
    """The credentials of a request, or what is wrong with them as this protocol says it."""
    try:
        return credentials.presented(header, form)
    except credentials.Unreadable as unreadable:
        if unreadable.twice:
            raise Refused("invalid_request", unreadable.what) from None
        raise Refused("invalid_client", unreadable.what, status=401) from None


def proven(pair: Pair, *, at: int) -> OidcClient | None:
    """The client whose secret this is."""
    found = client(pair.client)
    kept = found.secrets(at=at) if found else ()
    return found if credentials.same(pair.secret, kept) and found else None
