"""Pushed authorization requests (RFC 9126): said by the client's server, never by the browser.

The browser brings a reference, good once, for its own client, for a minute; when it must go to the
school first, for as long as it takes to sign in there.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from egide.gateway.doors_out.oidc import asking
from egide.gateway.doors_out.oidc.errors import Refused, WrongWay
from egide.gateway.models import OidcClient, OidcPushed
from egide.kit.errors import Refusal

PREFIX: Final = "urn:ietf:params:oauth:request_uri:"
LASTS: Final = 60
AT_THE_SCHOOL: Final = 600
LONGEST: Final = 8_000  # signs, names and values: what a query string could hold


class Stale(Refusal):
    """A reference that is over, was used, or is of another client: nobody is sent anywhere."""

    code = "stale-request"
    what = _("Cette demande a déjà servi, ou elle a trop attendu.")
    way_out = _("Retournez dans l’outil et recommencez : il en fera une nouvelle.")


@dataclass(frozen=True, slots=True)
class Pushed:
    """A request that was pushed, and when: a sign-in that came after it is fresh for it."""

    row: int
    given: QueryDict
    at: int


def push(client: OidcClient, form: Mapping[str, str], *, at: int) -> str:
    """Keep a request that could be answered; its reference is told once."""
    kept = {name: value for name, value in form.items() if name != "client_secret"}
    given = as_sent(kept | {"client_id": client.client_id})
    require_answerable(given, client)
    reference = PREFIX + secrets.token_urlsafe(32)
    OidcPushed.objects.create(
        reference=digest(reference),
        client=client,
        asked=given.dict(),
        pushed_at=at,
        ends_at=at + LASTS,
    )
    return reference


def require_answerable(given: QueryDict, client: OidcClient) -> None:
    """Refuse now, to the server, what would be refused later, to somebody (section 2.1)."""
    if "request_uri" in given:
        raise Refused("invalid_request", "a pushed request holds no request_uri")
    if sum(len(name) + len(value) for name, value in given.items()) > LONGEST:
        raise Refused("invalid_request", "a request that is too long", status=413)
    try:
        asking.way(given)
    except WrongWay:
        raise Refused("invalid_request", "redirect_uri: one that is registered") from None
    asking.asked(given, client)


def brought(given: QueryDict, *, at: int) -> Pushed | None:
    """The request whose reference a browser brings; None when it brings none of ours.

    What comes beside the reference is not read (section 4).
    """
    reference = given.get("request_uri", "")
    if not reference.startswith(PREFIX):
        return None
    twice = any(len(given.getlist(name)) != 1 for name in ("request_uri", "client_id"))
    if twice or "\0" in given["client_id"]:
        raise Stale
    kept = OidcPushed.objects.filter(reference=digest(reference), ends_at__gt=at)
    found = kept.filter(client__client_id=given["client_id"]).first()
    if found is None:
        raise Stale
    return Pushed(found.pk, as_sent(found.asked), found.pushed_at)


def require(client: OidcClient, pushed: Pushed | None) -> None:
    """Some clients have agreed to push every request."""
    if client.pushed_only and pushed is None:
        raise Refused("invalid_request", "this client pushes its requests")


def wait(pushed: Pushed) -> None:
    """Somebody goes to their school first: the reference waits for them, counted from the push."""
    OidcPushed.objects.filter(pk=pushed.row).update(ends_at=pushed.at + AT_THE_SCHOOL)


def spend(pushed: Pushed) -> None:
    """The one answer that a reference gives; Stale for whoever comes second."""
    if not OidcPushed.objects.filter(pk=pushed.row).delete()[0]:
        raise Stale


def sweep(*, at: int) -> int:
    """Remove the requests that nobody brought; say how many."""
    return OidcPushed.objects.filter(ends_at__lte=at).delete()[0]


def as_sent(asked: Mapping[str, str]) -> QueryDict:
    """A request as a browser would have brought it."""
    given = QueryDict(mutable=True)
    given.update(dict(asked))
    return given


def digest(reference: str) -> bytes:
    """How a reference is kept."""
    return sha256(reference.encode()).digest()
