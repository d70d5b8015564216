"""Who reads a roster: a server that proves itself by a secret, for one service and one school."""

from collections.abc import Mapping

from egide.gateway.doors_out import credentials
from egide.gateway.doors_out.credentials import Pair
from egide.gateway.doors_out.guessing import secrets
from egide.gateway.doors_out.oneroster.errors import NoToken
from egide.gateway.models import OneRosterClient


def authenticated(
    header: str, form: Mapping[str, str], *, address: str, at: int
) -> OneRosterClient:
    """The client that proves itself, or a refusal that does not say which of the two is wrong."""
    try:
        pairs = credentials.presented(header, form)
    except credentials.Unreadable as unreadable:
        if unreadable.twice:
            raise NoToken("invalid_request", unreadable.what) from None
        raise NoToken("invalid_client", unreadable.what, status=401) from None
    if any(secrets.wait(pair.client, address, at=at) for pair in pairs):
        raise NoToken("temporarily_unavailable", "too many wrong secrets; wait", status=429)
    proved = next((found for pair in pairs if (found := proven(pair, at=at))), None)
    if proved is None:
        for name in {pair.client for pair in pairs}:
            secrets.missed(name, address, at=at)
        raise NoToken("invalid_client", "no such client, or not its secret", status=401)
    return proved


def proven(pair: Pair, *, at: int) -> OneRosterClient | None:
    """The client whose secret this is."""
    if "\0" in pair.client:  # which no text column holds
        return None
    rows = OneRosterClient.objects.select_related("service", "school")
    found = rows.filter(client_id=pair.client).first()
    kept = found.secrets(at=at) if found else ()
    return found if credentials.same(pair.secret, kept) and found else None
