"""What a tool signed: read with the tool's own keys, and nothing else that it says of itself.

RS256 and ES256 alone: `none` and secrets shared with the tool are no algorithms here, and a key of
one kind never verifies a signature of another.
"""

import math
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError

from egide.gateway.doors_out.lti import plain, toolkeys
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.registered import tool
from egide.gateway.models import LtiTool

ALGORITHMS: Final = ["RS256", "ES256"]
SKEW: Final = 30  # seconds between two clocks
LONGEST: Final = 64_000  # signs


@dataclass(frozen=True, slots=True)
class Proof:
    """A tool that proved itself, and what it signed."""

    tool: LtiTool
    claims: Mapping[str, Any]  # the claims of a stranger: each is checked where it is read


def proved(token: str, audiences: frozenset[str], *, at: int, longest: int) -> Proof:
    """The tool that signed this for us, now; Refused for anything else."""
    header, claims = peeked(token)
    found = tool(str(claims.get("iss", "")))
    if found is None or header.get("alg") not in ALGORITHMS:
        raise wrong()
    key = toolkeys.key(found, header)
    try:
        said = jwt.decode(token, key, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError, TypeError):
        raise wrong() from None
    require_for_us(said, audiences)
    require_now(said, at=at, longest=longest)
    return Proof(found, said)


def peeked(token: str) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """The header and the claims before anything is believed: only to know whose key to take."""
    parts = token.split(".")
    if len(parts) != 3 or len(token) > LONGEST:
        raise wrong()
    try:
        read = [plain.read(urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in parts[:2]]
    except ValueError:  # binascii.Error is one
        raise wrong() from None
    if not all(isinstance(one, Mapping) for one in read):
        raise wrong()
    return read[0], read[1]


def require_for_us(said: Mapping[str, object], audiences: frozenset[str]) -> None:
    """Among the audiences there is one of ours; with several, the authorised party is the tool."""
    given = said.get("aud")
    named = given if isinstance(given, list) else [given]
    if not any(isinstance(one, str) and one in audiences for one in named):
        raise wrong()
    if said.get("azp", said.get("iss")) not in (said.get("iss"), *audiences):
        raise wrong()


def require_now(said: Mapping[str, object], *, at: int, longest: int) -> None:
    """Not over, not yet to come, and not good for longer than it needs (RFC 7523, section 3)."""
    given = (said.get("exp"), said.get("iat", at), said.get("nbf", at))
    ends, made, begins = (one if isinstance(one, int | float) else math.nan for one in given)
    in_time = at - SKEW < ends <= at + longest + SKEW
    if not (in_time and made <= at + SKEW and begins <= at + SKEW):  # nan is none of these
        raise wrong()


def wrong() -> Refused:
    """One refusal for all: which check failed helps nobody but who forges."""
    return Refused("invalid_client", "an assertion that does not prove a tool", status=401)
