"""What a tool that registers itself asks, read and checked (RFC 7591; LTI DR 1.0, section 3.5)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import urlsplit

from egide.gateway import conf
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.joining.platform import TOOL

LONGEST: Final = 2000
MOST: Final = 20  # of whatever a tool lists
DEEP: Final = "LtiDeepLinkingRequest"


@dataclass(frozen=True, slots=True)
class Asked:
    """A tool as it describes itself. Nothing of it is believed, all of it is shown."""

    name: str
    login_uri: str
    target: str
    redirect_uris: list[str]
    jwks_uri: str
    scopes: list[str]
    claims: list[str]
    custom: dict[str, str]
    deep_linking: str

    def kept(self) -> dict[str, object]:
        """As a row keeps it."""
        return asdict(self)


def asked(given: object) -> Asked:
    """What was posted, or what to correct."""
    if not isinstance(given, Mapping) or not isinstance(given.get(TOOL), Mapping):
        raise wrong("a registration with its tool configuration")
    if given.get("token_endpoint_auth_method", "private_key_jwt") != "private_key_jwt":
        raise wrong("private_key_jwt alone")
    own = given[TOOL]
    target = address(own.get("target_link_uri"), "target_link_uri")
    redirects = [address(one, "redirect_uris") for one in listed(given, "redirect_uris")]
    return Asked(
        name=text(given.get("client_name"), "client_name")[:80],
        login_uri=address(given.get("initiate_login_uri"), "initiate_login_uri"),
        target=target,
        redirect_uris=redirects or [target],
        jwks_uri=address(given.get("jwks_uri"), "jwks_uri"),
        scopes=text(given.get("scope", "openid"), "scope").split()[:MOST],
        claims=[text(one, "claims") for one in listed(own, "claims")],
        custom=parameters(own.get("custom_parameters", {})),
        deep_linking=linking(own, target),
    )


def linking(own: Mapping[str, object], target: str) -> str:
    """Where contents are chosen; empty for a tool that does not offer it."""
    messages = own.get("messages", [])
    found = (
        [one for one in messages if isinstance(one, Mapping) and one.get("type") == DEEP]
        if (isinstance(messages, list))
        else []
    )
    return address(found[0].get("target_link_uri") or target, "messages") if found else ""


def listed(given: Mapping[str, object], name: str) -> list[object]:
    """A short list, or none."""
    found = given.get(name, [])
    if not isinstance(found, list) or len(found) > MOST:
        raise wrong(f"{name}: a short list")
    return found


def text(given: object, name: str) -> str:
    """A text that is there."""
    if not isinstance(given, str) or not given.strip() or len(given) > LONGEST or "\0" in given:
        raise wrong(f"{name}: a text")
    return given


def parameters(given: object) -> dict[str, str]:
    """Custom parameters, as they come; which of them are kept is decided where they are shown."""
    if not isinstance(given, Mapping) or len(given) > MOST:
        raise wrong("custom_parameters: a few texts")
    return {str(name)[:100]: text(value, "custom_parameters") for name, value in given.items()}


def address(given: object, name: str) -> str:
    """A secure address of a named host; in the kit, an address of the provider's own laptop."""
    found = text(given, name)
    parts = urlsplit(found)
    schemes = {"https", "http"} if conf.demonstration() else {"https"}
    plain = found.isprintable() and not parts.fragment and "@" not in parts.netloc
    if parts.scheme not in schemes or not parts.netloc or not plain:
        raise Refused("invalid_redirect_uri", f"{name}: an https address, without a fragment")
    return found


def wrong(about: str) -> Refused:
    """An error of RFC 7591, section 3.2.2."""
    return Refused("invalid_client_metadata", about)
