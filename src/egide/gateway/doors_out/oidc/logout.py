"""RP-Initiated Logout 1.0: what a service that wants somebody to leave asks, read and checked."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from egide.gateway.doors_out.oidc import clients, hints
from egide.gateway.doors_out.oidc.hints import Hint
from egide.gateway.endings.partings import Parting
from egide.gateway.models import OidcClient
from egide.kit.errors import Refusal


class WrongWayOut(Refusal):
    """An address that the service did not register, or another service's token: nobody is sent."""

    code = "wrong-way-out"
    what = _("L’outil demande un retour qui n’est pas le sien : personne n’y est envoyé.")
    way_out = _("La session reste ouverte. Pour la fermer, ouvrez « Sortir » dans votre espace.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, if that is known; whom they speak of, if they prove it; where to go afterwards."""

    client: OidcClient | None
    hint: Hint | None
    parting: Parting


def asked(given: QueryDict) -> Asked:
    """What is asked. An address counts only when the client that registered it is known."""
    once = {name: single(values) for name, values in given.lists()}
    hint = hints.read(once.get("id_token_hint", ""))
    client = who_asks(once.get("client_id", ""), hint)
    if client is None or ("id_token_hint" in once and hint is None):
        return Asked(client, None, Parting())  # nothing that was said is sure
    address = once.get("post_logout_redirect_uri", "")
    if address and address not in client.post_logout_redirect_uris:
        raise WrongWayOut
    back = with_state(address, once.get("state", "")) if address else ""
    return Asked(client, hint, Parting(client.service.name, back))


def single(values: list[str]) -> str:
    """A parameter given once, that a column may hold."""
    if len(values) != 1 or "\0" in values[0]:
        raise WrongWayOut
    return values[0]


def who_asks(client_id: str, hint: Hint | None) -> OidcClient | None:
    """The client of the request, of the hint, or of both: never one of each."""
    if hint and client_id and hint.client != client_id:
        raise WrongWayOut
    name = client_id or (hint.client if hint else "")
    return clients.client(name) if name else None


def with_state(address: str, state: str) -> str:
    """The address, with the state that the client wants back."""
    if not state:
        return address
    parts = urlsplit(address)
    added = urlencode({"state": state})
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))
