"""What a sign-in service says of itself, and its keys: believed only where it says its own name."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.cache import cache

from egide.people.signin.conf import Upstream
from egide.people.signin.upstream import fetching

# No symmetric algorithm and no "none": a key that we share with the service proves nothing.
ALGORITHMS: Final = ("ES256", "RS256", "PS256", "EdDSA", "Ed25519", "ES384", "RS384", "PS384")
ASYMMETRIC: Final = ("RSA", "EC", "OKP")
KEPT: Final = 3600
# After keys that were not the right ones, how long until they are asked for again.
PAUSE: Final = 60


@dataclass(frozen=True, slots=True)
class Metadata:
    """The part of a service's description that is used here."""

    issuer: str
    authorization: str
    token: str
    keys: str
    algorithms: tuple[str, ...]
    posts_secret: bool
    names_itself: bool
    userinfo: str = ""


def discover(service: Upstream) -> Metadata:
    """The description of a service, at most an hour old."""
    name = f"signin:metadata:{service.issuer}"
    kept: Metadata | None = cache.get(name)
    if kept is None:
        address = f"{service.issuer.rstrip('/')}/.well-known/openid-configuration"
        kept = understood(service, fetching.get(address, "discovery"))
        cache.set(name, kept, KEPT)
    return kept


def understood(service: Upstream, said: dict[str, Any]) -> Metadata:
    """What a description says, if it is that of the issuer of the settings, to the letter."""
    if said.get("issuer") != service.issuer:
        raise fetching.failed("issuer")
    algorithms = said.get("id_token_signing_alg_values_supported", ["RS256"])
    ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Metadata(
        issuer=service.issuer,
        authorization=address(said, "authorization_endpoint", service),
        token=address(said, "token_endpoint", service),
        keys=address(said, "jwks_uri", service),
        algorithms=tuple(name for name in ALGORITHMS if name in algorithms),
        posts_secret="client_secret_basic" not in ways and "client_secret_post" in ways,
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
        userinfo=address(said, "userinfo_endpoint", service) if "userinfo_endpoint" in said else "",
    )


def address(said: dict[str, Any], name: str, service: Upstream) -> str:
    """An address of the description: never less protected than the issuer's own."""
    found = said.get(name)
    if not isinstance(found, str):
        raise fetching.failed(name)
    parts = urlsplit(found)
    if parts.scheme not in {"https", urlsplit(service.issuer).scheme} or not parts.hostname:
        raise fetching.failed(name)
    return found


def keys(metadata: Metadata, *, again: bool = False) -> dict[str, Any]:
    """The public keys of a service; asked again, once a minute at most, when none was right."""
    name = f"signin:keys:{metadata.issuer}"
    kept = cache.get(name)
    if kept is None or (again and cache.add(f"{name}:again", 1, PAUSE)):
        said = fetching.get(metadata.keys, "keys").get("keys")
        found = said if isinstance(said, list) else []
        kept = [key for key in found if isinstance(key, dict) and key.get("kty") in ASYMMETRIC]
        cache.set(name, kept, KEPT)
    return {"keys": kept}
