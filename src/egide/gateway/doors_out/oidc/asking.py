"""What a service asks at the authorization endpoint, read once and checked."""

import re
from dataclasses import dataclass, field

from django.http import HttpRequest, QueryDict

from egide.gateway.doors_out.oidc.clients import client
from egide.gateway.doors_out.oidc.errors import Refused, WrongWay
from egide.gateway.doors_out.oidc.plain import Plain
from egide.gateway.held import memory
from egide.gateway.models import OidcClient
from egide.trust.agreement.attributes import Attribute

CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")  # base64url of a SHA-256 (RFC 7636, section 4.2)
PROFILE = frozenset(Attribute) - {Attribute.MAIL}
ASKS = {"openid": frozenset({Attribute.PSEUDONYM}), "profile": PROFILE,
        "email": frozenset({Attribute.MAIL})}  # fmt: skip
OFFLINE = "offline_access"  # OIDC Core, section 11: asks for no attribute, and for time
NOT_HERE = {"request": "request_not_supported", "request_uri": "request_uri_not_supported",
            "registration": "registration_not_supported"}  # fmt: skip


Given = QueryDict | Plain


@dataclass(frozen=True, slots=True)
class Way:
    """A client and the address where it is answered: what must be sure before anything else."""

    client: OidcClient
    redirect_uri: str
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that can be answered."""

    scope: str
    nonce: str
    challenge: str
    prompt: frozenset[str]
    oldest: int | None
    hint: str = field(default="", repr=False)

    @property
    def attributes(self) -> frozenset[Attribute]:
        """What the scopes ask for."""
        return wanted(self.scope)


def wanted(scope: str) -> frozenset[Attribute]:
    """What scopes ask for; an unknown one asks for nothing."""
    return frozenset().union(*(ASKS.get(name, frozenset()) for name in scope.split()))


def parameters(request: HttpRequest) -> QueryDict:
    """By GET or POST, as OIDC Core section 3.1.2.1 wants it."""
    return request.POST if request.method == "POST" else request.GET


def way(given: Given) -> Way:
    """To whom the answer goes. An address is compared to the letter (RFC 9700, section 2.1)."""
    for name in ("client_id", "redirect_uri"):
        if len(given.getlist(name)) != 1:
            raise WrongWay
    found, address = client(given.get("client_id", "")), given.get("redirect_uri", "")
    if found is None or address not in found.redirect_uris:
        raise WrongWay
    if found.pushed_only or given.get("request_uri") or given.get("id_token_hint"):
        memory.forbid_reading()  # the page answers these, and never a way that may not read
    return Way(found, address, given.get("state", ""))


def asked(given: Given, client: OidcClient) -> Asked:
    """What is asked, or what is wrong with it."""
    require_plain(given)
    if given.get("response_type") != "code":
        missing = not given.get("response_type")
        raise Refused("invalid_request" if missing else "unsupported_response_type", "code alone")
    if given.get("response_mode", "query") != "query":
        raise Refused("invalid_request", "response_mode: query alone")
    scopes = given.get("scope", "").split()
    if "openid" not in scopes:
        raise Refused("invalid_scope", "openid is missing")
    prompt = frozenset(given.get("prompt", "").split())
    if "none" in prompt and len(prompt) > 1:
        raise Refused("invalid_request", "prompt: none stands alone")
    return Asked(
        scope=granted(scopes, client),
        nonce=given.get("nonce", ""),
        challenge=challenge(given, required=client.pkce),
        prompt=prompt,
        oldest=oldest(given.get("max_age", "")),
        hint=given.get("id_token_hint", ""),
    )


def granted(scopes: list[str], client: OidcClient) -> str:
    """The scopes that mean something here; time beyond the visit only for who agreed to it."""
    known = {*ASKS, OFFLINE} if client.refreshes else ASKS.keys()
    return " ".join(name for name in dict.fromkeys(scopes) if name in known)


def require_plain(given: Given) -> None:
    """Each parameter once (RFC 6749, section 3.1), none of those that this door does not read."""
    for name, values in given.lists():
        if name in NOT_HERE:
            raise Refused(NOT_HERE[name])
        if len(values) > 1 or "\0" in values[0]:
            raise Refused("invalid_request", "a parameter given twice, or unreadable")


def challenge(given: Given, *, required: bool) -> str:
    """The PKCE challenge: S256 alone, and never less than was agreed."""
    sent, method = given.get("code_challenge", ""), given.get("code_challenge_method", "")
    if not sent and not method and not required:
        return ""
    if method != "S256" or not CHALLENGE.fullmatch(sent):
        raise Refused("invalid_request", "PKCE with S256 is required")
    return sent


def oldest(text: str) -> int | None:
    """How many seconds ago somebody may have signed in at most; None when nothing is said."""
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Refused("invalid_request", "max_age is a number of seconds")
    return int(text)
