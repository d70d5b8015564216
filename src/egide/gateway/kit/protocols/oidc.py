"""A relying party of OpenID Connect."""

from dataclasses import dataclass, field

from egide.gateway.doors_out.oidc import clients, metadata
from egide.gateway.doors_out.oidc.signing import ALGORITHMS
from egide.gateway.kit.fields import Given, address, one_of, secret, text, texts
from egide.gateway.models import OidcClient


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """As the provider of a service declares it."""

    name: str
    secret: str = field(repr=False)
    redirect_uris: tuple[str, ...]
    alg: str
    pkce: bool

    def enter(self, service: int) -> None:
        """Keep it, or bring it up to date."""
        OidcClient.objects.update_or_create(
            client_id=self.name,
            defaults={
                "service_id": service,
                "secret": clients.digest(self.secret),
                "redirect_uris": list(self.redirect_uris),
                "alg": self.alg,
                "pkce": self.pkce,
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
    )
