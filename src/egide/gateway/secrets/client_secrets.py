"""The secret of a client, changed: both count for a while, so that a provider needs no haste."""

import secrets
from typing import Final

from django.db.transaction import atomic, on_commit

from egide.gateway.doors_out.credentials import digest
from egide.gateway.errors import NoSuchClient
from egide.gateway.held import memory
from egide.gateway.models import OidcClient, OneRosterClient, OneRosterToken
from egide.gateway.models.secrets import Secretive

DOORS: Final[dict[str, type[Secretive]]] = {"oidc": OidcClient, "oneroster": OneRosterClient}
OVERLAP: Final = 72  # hours
HOUR: Final = 3600


@atomic
def change(door: str, client: str, *, overlap: int, at: int) -> str:
    """A new secret, told once. `overlap`: hours on which the former counts too.

    None after a leak: what the former opened is shut as well.
    """
    if door not in DOORS:
        raise NoSuchClient
    found = DOORS[door].objects.select_for_update().filter(client_id=client).first()  # type: ignore[attr-defined]  # an abstract model has no manager; each of these has
    if found is None:
        raise NoSuchClient
    fresh = secrets.token_urlsafe(32)
    found.former = found.secret if overlap else None
    found.former_ends_at = at + overlap * HOUR
    found.secret, found.secret_since = digest(fresh), at
    found.save()
    if not overlap and door == "oneroster":
        OneRosterToken.objects.filter(client=found.pk).delete()
    on_commit(memory.forget)  # the other processes are told by a trigger
    return fresh
