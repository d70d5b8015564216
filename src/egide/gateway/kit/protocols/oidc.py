"""A relying party of OpenID Connect."""

from dataclasses import dataclass, field

from egide.gateway.doors_out import credentials
from egide.gateway.doors_out.oidc import metadata
from egide.gateway.doors_out.oidc.signing import ALGORITHMS
from egide.gateway.kit.fields import Given, address, one_of, secret, text, texts
from egide.gateway.models import OidcClient

CODE, REFRESH = "authorization_code", "refresh_token"


@dataclass(frozen=True, slots=True)
class Wants:
    """What a relying party wants beside signing people in."""

    pushed_only: bool = False
    refreshes: bool = False
    after_logout: tuple[str, ...] = ()
    told_of_ends: str = ""

    @property
    def grants(self) -> tuple[str, ...]:
        """As RFC 7591 names them."""
        return (CODE, REFRESH) if self.refreshes else (CODE,)


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """As the provider of a service declares it."""

    name: str
    secret: str = field(repr=False)
    redirect_uris: tuple[str, ...]
    alg: str
    pkce: bool
    wants: Wants = Wants()

    def enter(self, service: int) -> None:
        """Keep it, or bring it up to date."""
        OidcClient.objects.update_or_create(
            client_id=self.name,
            defaults={
                "service_id": service,
                "secret": credentials.digest(self.secret),
                "former": None,
                "redirect_uris": list(self.redirect_uris),
                "alg": self.alg,
                "pkce": self.pkce,
                "pushed_only": self.wants.pushed_only,
                "refreshes": self.wants.refreshes,
                "post_logout_redirect_uris": list(self.wants.after_logout),
                "backchannel_logout_uri": self.wants.told_of_ends,
            },
        )

    def told(self) -> dict[str, object]:
        """The provider's metadata, and what was registered."""
        return {
            **metadata.provider(),
            "discovery": metadata.address("discovery"),
            "client_id": self.name,
            "redirect_uris": list(self.redirect_uris),
            "id_token_signed_response_alg": self.alg,
            "pkce": "required" if self.pkce else "optional",
            "require_pushed_authorization_requests": self.wants.pushed_only,
            "post_logout_redirect_uris": list(self.wants.after_logout),
            "backchannel_logout_uri": self.wants.told_of_ends,
            "grant_types": list(self.wants.grants),
        }


def read(given: Given) -> RelyingParty:
    """What was given, or a refusal that names what to correct."""
    addresses = texts(given, "redirect_uris")
    return RelyingParty(
        name=text(given, "client_id"),
        secret=secret(given),
        redirect_uris=tuple(address(one, "redirect_uris") for one in addresses),
        alg=one_of(given.get("id_token_signed_response_alg", "RS256"), ALGORITHMS),
        pkce=given.get("pkce", "optional") == "required",
        wants=wants(given),
    )


def wants(given: Given) -> Wants:
    """Names of RFC 7591, RFC 9126 and the logout specifications."""
    after = first_of(given, "post_logout_redirect_uris", "post_logout")
    told = given.get("backchannel_logout_uri")
    grants = texts(given, "grant_types") if "grant_types" in given else [CODE]
    return Wants(
        pushed_only=given.get("require_pushed_authorization_requests") is True,
        refreshes=REFRESH in [one_of(one, (CODE, REFRESH)) for one in grants],
        after_logout=tuple(address(one, "post_logout_redirect_uris") for one in after),
        told_of_ends=address(text(given, "backchannel_logout_uri"), "") if told else "",
    )


def first_of(given: Given, *names: str) -> list[str]:
    """The list of the first of these names that is there."""
    found = next((name for name in names if given.get(name)), None)
    return texts(given, found) if found else []
