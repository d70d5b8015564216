"""Sign-in as the environment says it: the address of the house, the services that vouch.

Nothing has a default that would be weaker than what is written; what is wrong stops the start,
and is named without its value.
"""

import json
import re
from urllib.parse import urlsplit

from egide.people.signin.conf import Upstream
from egide.settings.conf import Unset

KEY = re.compile(r"[a-z][a-z0-9-]{0,30}")
HERE = ("localhost", "127.0.0.1", "::1")
MEMBERS = frozenset(Upstream.__slots__)


def upstreams(text: str, *, loopback: bool = False) -> tuple[Upstream, ...]:
    """The services of `EGIDE_OIDC`, a JSON list; plain http only to this machine, on a laptop."""
    found = tuple(map(upstream, listed(text)))
    for name in ("key", "issuer"):
        if len({getattr(one, name) for one in found}) < len(found):
            raise Unset(f"EGIDE_OIDC names one {name} twice")
    for one in found:
        if not is_https(one.issuer) and not (loopback and is_here(one.issuer)):
            raise Unset(f"EGIDE_OIDC: the issuer of {one.key} must be an https:// address")
    return found


def listed(text: str) -> list[object]:
    """The members of a JSON list; an absent one is empty."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        raise Unset("EGIDE_OIDC is not JSON; see docs/operating.md") from None
    if not isinstance(found, list):
        raise Unset("EGIDE_OIDC is not a JSON list; see docs/operating.md")
    return found


def upstream(given: object) -> Upstream:
    """One service: the five members, none empty, none more."""
    if not isinstance(given, dict) or given.keys() != MEMBERS:
        raise Unset(f"EGIDE_OIDC: each service has {', '.join(sorted(MEMBERS))}, and nothing else")
    if not all(isinstance(value, str) and value for value in given.values()):
        raise Unset("EGIDE_OIDC: each member is a text that is not empty")
    if not KEY.fullmatch(given["key"]):
        raise Unset("EGIDE_OIDC: a key is made of small letters, digits and hyphens")
    return Upstream(**given)


def origin(text: str) -> str:
    """The address of the house, as browsers write it: scheme, host, port if it is not the usual."""
    parts = urlsplit(text)
    whole = f"{parts.scheme}://{parts.netloc}"
    if parts.scheme not in {"http", "https"} or text != whole.lower() or not parts.hostname:
        raise Unset("EGIDE_ORIGIN is an address without a path, as https://egide.example")
    return text


def secure_origin(text: str) -> str:
    """The address of a house that others reach: https, or a refusal to start."""
    if not is_https(origin(text)):
        raise Unset("EGIDE_ORIGIN must start with https://")
    return text


def is_https(address: str) -> bool:
    """Whether an address is reached through TLS, and says nothing else than a place."""
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(parts.hostname) and parts.username is None


def is_here(address: str) -> bool:
    """Whether an address is on this machine."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and parts.hostname in HERE
