"""What is answered to a service: a redirection, tokens, errors as the protocol says them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse

from egide.gateway import conf
from egide.gateway.doors_out.oidc import backchannel, grants, signing
from egide.gateway.doors_out.oidc.asking import Way
from egide.gateway.doors_out.oidc.claims import NAMING
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.grants import TOKEN_LASTS, Token
from egide.gateway.models import OidcClient

# Schools do not say how well they know whom they vouch for: no level of assurance is claimed.
ACR: Final = "0"


class ToTheService(HttpResponseRedirect):
    """Back to the service, whatever scheme its registered address has."""

    def __init__(self, address: str) -> None:
        self.allowed_schemes = [urlsplit(address).scheme]
        super().__init__(address)


def back(way: Way, **said: str) -> HttpResponse:
    """Back to the service."""
    answer = ToTheService(address(way, **said))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return unkept(answer)


def address(way: Way, **said: str) -> str:
    """Where the service is answered, with who answers: it knows a mix-up by that (RFC 9207)."""
    state = {"state": way.state} if way.state else {}
    added = urlencode({**said, **state, "iss": conf.issuer()})
    return before_query(way.redirect_uri) + added


@lru_cache(maxsize=4096)
def before_query(address: str) -> str:
    """A registered address, ready for more parameters; it has no fragment."""
    parts = urlsplit(address)
    whole = urlunsplit(parts)
    return f"{whole}&" if parts.query else f"{whole.rstrip('?')}?"


def tokens(client: OidcClient, token: Token, *, nonce: str, at: int) -> dict[str, object]:
    """What a code is exchanged for."""
    return {
        "access_token": grants.access(token),
        "token_type": "Bearer",
        "expires_in": TOKEN_LASTS,
        "scope": token.scope,
        "id_token": id_token(client, token, nonce=nonce, at=at),
    }


def id_token(client: OidcClient, token: Token, *, nonce: str, at: int) -> str:
    """Who signed in, for whom, when: signed with the algorithm that the client registered."""
    claims = {
        **unnamed(token.claims),
        "iss": conf.issuer(),
        "aud": client.client_id,
        "iat": at,
        "exp": at + TOKEN_LASTS,
        "auth_time": token.here.at,
        "acr": ACR,
    }
    said = {"nonce": nonce, "sid": backchannel.sid_for(client, token.here)}
    claims |= {name: value for name, value in said.items() if value}
    return signing.signer(client.alg).sign(claims)


def unnamed(claims: Mapping[str, object]) -> dict[str, object]:
    """Without what names somebody: an ID token comes back in addresses, as a hint.

    Userinfo has it, which is where OIDC Core, section 5.4, wants it when there is a code.
    """
    return {name: value for name, value in claims.items() if name not in NAMING}


def refused(refusal: Refused, challenge: str = "") -> HttpResponse:
    """An error of RFC 6749, section 5.2, or RFC 6750, section 3."""
    said = {"error": refusal.error, "error_description": refusal.about}
    answer = JsonResponse({name: text for name, text in said.items() if text})
    answer.status_code = refusal.status
    if challenge and refusal.status == 401:
        answer.headers["WWW-Authenticate"] = f'{challenge} error="{refusal.error}"'
    return unkept(answer)


def public(said: Mapping[str, object]) -> HttpResponse:
    """What every page of every site may read."""
    answer = JsonResponse(said)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["Cache-Control"] = "public, max-age=60"
    return answer


def unkept(answer: HttpResponse) -> HttpResponse:
    """No cache keeps what names somebody."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
