"""What a tool asks at the authorization endpoint (LTI security framework 1.0, section 5.1.1.2)."""

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from egide.gateway.doors_out.lti.errors import Refused, WrongWay
from egide.gateway.doors_out.lti.hints import Hints
from egide.gateway.doors_out.lti.registered import tool
from egide.gateway.models import LtiTool

# Each of these is asked, in these words, by every tool that keeps to the protocol.
FIXED: Final = {"scope": "openid", "response_type": "id_token", "response_mode": "form_post",
                "prompt": "none"}  # fmt: skip
LONGEST: Final = 4000  # signs of a state or a nonce


@dataclass(frozen=True, slots=True)
class Way:
    """A tool and the address where it is answered: what must be sure before anything else."""

    tool: LtiTool
    redirect_uri: str
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that can be answered."""

    nonce: str
    hints: Hints
    storage: str


def way(given: QueryDict) -> Way:
    """To whom the answer goes. An address is compared to the letter (RFC 9700, section 2.1)."""
    for name in ("client_id", "redirect_uri"):
        if len(given.getlist(name)) != 1:
            raise WrongWay
    found, address = tool(given.get("client_id", "")), given.get("redirect_uri", "")
    if found is None or address not in found.redirect_uris:
        raise WrongWay
    return Way(found, address, given.get("state", "")[:LONGEST])


def asked(given: QueryDict) -> Asked:
    """What is asked, or what is wrong with it."""
    for values in given.lists():
        if len(values[1]) > 1:
            raise Refused("invalid_request", "a parameter given twice")
    for name, wanted in FIXED.items():
        if given.get(name) != wanted:
            raise Refused("invalid_request", f"{name} is {wanted}")
    nonce = given.get("nonce", "")
    if not nonce or len(nonce) > LONGEST:
        raise Refused("invalid_request", "a nonce is required")
    hints = Hints(given.get("login_hint", ""), given.get("lti_message_hint", ""))
    return Asked(nonce, hints, given.get("lti_storage_target", "")[:40])
