"""The public keys of a tool, fetched where it registered them and nowhere else.

The address is checked, then connected to (docs/decisions/0041): no private network is reached
outside the kit, no redirection is followed, what is too long or too slow is left.
"""

import json
from collections.abc import Mapping
from time import monotonic
from typing import Final

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

from egide.gateway import conf
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.models import LtiTool
from egide.reading.address import Guard
from egide.reading.refusals import Refusal

KEPT: Final = 300.0  # seconds
AGAIN: Final = 5.0  # seconds before an unknown `kid` makes us fetch once more
IN_ALL: Final = 5.0
LARGEST: Final = 64_000
MOST: Final = 1000  # addresses remembered
SHORTEST_RSA: Final = 342  # signs of base64url: 2048 bits
KINDS: Final = {"RS256": RSAKey, "ES256": ECKey}
Key = RSAKey | ECKey
_held: dict[str, tuple[float, list[Mapping[str, object]]]] = {}


def key(tool: LtiTool, header: Mapping[str, object]) -> Key:
    """The one key that a header names, of the kind that its algorithm wants."""
    found = matching(held(tool.jwks_uri, KEPT), header)
    if not found:
        found = matching(held(tool.jwks_uri, AGAIN), header)
    if len(found) != 1:
        raise Refused("invalid_client", "no such key of the tool", status=401)
    return found[0]


def matching(keys: list[Mapping[str, object]], header: Mapping[str, object]) -> list[Key]:
    """The keys of that name and kind; without a name, the only one of the kind."""
    named = [one for one in keys if "kid" not in header or one.get("kid") == header["kid"]]
    kind = KINDS[str(header["alg"])]
    found = [one for one in map(read, named) if one is not None]
    return [one for one in found if isinstance(one, kind)]


def read(given: Mapping[str, object]) -> Key | None:
    """A public key; secrets, weak keys and what is for encryption are none."""
    if given.get("use", "sig") != "sig" or given.get("kty") not in {"RSA", "EC"}:
        return None
    if len(str(given.get("n", "x" * SHORTEST_RSA))) < SHORTEST_RSA:
        return None
    try:
        found = JWKRegistry.import_key(dict(given))  # type: ignore[arg-type]  # checked by it
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    if isinstance(found, ECKey):
        return found if found.curve_name == "P-256" else None
    return found if isinstance(found, RSAKey) else None


def held(address: str, fresh: float) -> list[Mapping[str, object]]:
    """The keys at an address, at most so old."""
    known = _held.get(address)
    if known is not None and monotonic() - known[0] < fresh:
        return known[1]
    found = fetched(address)
    if len(_held) >= MOST:
        _held.clear()
    _held[address] = (monotonic(), found)
    return found


def fetched(address: str) -> list[Mapping[str, object]]:
    """What an address publishes now; none where it cannot be read, which is remembered alike.

    Else whoever names a tool without proving it would make us ask its address at each try.
    """
    try:
        read = json.loads(body(address))
    except (httpx.HTTPError, httpx.InvalidURL, Refusal, ValueError, RecursionError):
        return []
    keys = read.get("keys") if isinstance(read, Mapping) else None
    return [one for one in keys if isinstance(one, Mapping)] if isinstance(keys, list) else []


def body(address: str) -> bytes:
    """The bytes of an address: a success, short, in time."""
    until, data = monotonic() + IN_ALL, bytearray()
    with httpx.Client(trust_env=False, follow_redirects=False) as client:
        answer = client.send(asked(address), stream=True)
        try:
            if answer.status_code != httpx.codes.OK:
                raise httpx.InvalidURL("no success")
            for piece in answer.iter_raw():
                data += piece
                if len(data) > LARGEST or monotonic() > until:
                    raise httpx.InvalidURL("too long, or too slow")
        finally:
            answer.close()
    return bytes(data)


def asked(address: str) -> httpx.Request:
    """The request: outside the kit, to the one address that was checked (no rebinding)."""
    url = httpx.URL(address)
    extensions: dict[str, object] = {"timeout": httpx.Timeout(2.0).as_dict()}
    headers = {"Accept": "application/json", "Host": url.netloc.decode("ascii")}
    if not conf.demonstration():  # there, a provider tries its service on its own laptop
        extensions["sni_hostname"] = url.host
        url = url.copy_with(host=Guard().pinned(url))
    return httpx.Request("GET", url, headers=headers, extensions=extensions)
