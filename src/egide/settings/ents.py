"""The ENTs as a file says them: JSON, each with the members of its protocol, and nothing else.

What is wrong stops the start, and is named without its value: the file holds secrets.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from egide.gateway.doors_in.ents import DIALECTS, VALIDATES, Cas, Ent, Oidc, Saml
from egide.settings.conf import Unset
from egide.settings.sign_in import KEY, is_here, is_https

Given = Mapping[str, object]
Way = Oidc | Cas | Saml
COMMON: Final = frozenset("key name protocol speaks_for rosters join".split())
OPTIONAL: Final = frozenset({"school", "scope", "dialect", "validate"})
OWN: Final = {
    "oidc": frozenset("issuer client_id client_secret scope".split()),
    "cas": frozenset("server dialect validate".split()),
    "saml": frozenset({"metadata"}),
}


def ents(file: Path | None, *, loopback: bool = False) -> tuple[Ent, ...]:
    """The ENTs of the file of `EGIDE_ENTS`; plain http only to this machine, on a laptop."""
    if file is None:
        return ()
    found = tuple(read(one, file.parent, loopback=loopback) for one in listed(file))
    if len({one.key for one in found}) < len(found):
        raise Unset("EGIDE_ENTS names one key twice")
    return found


def listed(file: Path) -> list[object]:
    """The members of the list."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        raise Unset("EGIDE_ENTS is not the path of a JSON file") from None
    if not isinstance(found, list):
        raise Unset("EGIDE_ENTS: the file is not a JSON list")
    return found


def read(given: object, folder: Path, *, loopback: bool) -> Ent:
    """One ENT, all that it must have, none more."""
    if not isinstance(given, dict) or given.get("protocol") not in OWN:
        raise Unset(f"EGIDE_ENTS: each ENT has a protocol, one of {', '.join(OWN)}")
    known = COMMON | OWN[given["protocol"]] | {"school"}
    if not known - OPTIONAL <= given.keys() <= known:
        raise Unset(f"EGIDE_ENTS: an ENT by {given['protocol']} has {', '.join(sorted(known))}")
    key = text(given, "key")
    if not KEY.fullmatch(key):
        raise Unset("EGIDE_ENTS: a key is made of small letters, digits and hyphens")
    way = READERS[given["protocol"]](given, folder)
    address = way.issuer if isinstance(way, Oidc) else way.server if isinstance(way, Cas) else ""
    if address and not is_https(address) and not (loopback and is_here(address)):
        raise Unset(f"EGIDE_ENTS: {key} must be reached through https://")
    return Ent(
        key=key,
        name=text(given, "name"),
        speaks_for=texts(given, "speaks_for"),
        rosters=texts(given, "rosters"),
        join=text(given, "join"),
        school=text(given, "school") if "school" in given else "",
        way=way,
    )


def openid(given: Given, _folder: Path) -> Oidc:
    """By OpenID Connect."""
    scope = text(given, "scope") if "scope" in given else "openid profile"
    return Oidc(
        text(given, "issuer"), text(given, "client_id"), text(given, "client_secret"), scope
    )


def cas(given: Given, _folder: Path) -> Cas:
    """By CAS."""
    dialect = text(given, "dialect") if "dialect" in given else "attributes"
    if dialect not in DIALECTS:
        raise Unset(f"EGIDE_ENTS: a dialect of CAS is one of {', '.join(DIALECTS)}")
    validate = text(given, "validate") if "validate" in given else VALIDATES[0]
    if validate not in VALIDATES:
        raise Unset(f"EGIDE_ENTS: validate is one of {', '.join(VALIDATES)}")
    return Cas(text(given, "server").rstrip("/"), dialect, validate)


def saml(given: Given, folder: Path) -> Saml:
    """By SAML: its metadata is a file, beside this one or elsewhere."""
    try:
        return Saml((folder / text(given, "metadata")).read_bytes())
    except OSError:
        raise Unset("EGIDE_ENTS: the metadata of an ENT is not a file that can be read") from None


READERS: Final[dict[str, Callable[[Given, Path], Way]]] = {
    "oidc": openid, "cas": cas, "saml": saml,
}  # fmt: skip


def text(given: Given, name: str) -> str:
    """A text that is not empty."""
    found = given[name]
    if not isinstance(found, str) or not found:
        raise Unset(f"EGIDE_ENTS: {name} is a text that is not empty")
    return found


def texts(given: Given, name: str) -> tuple[str, ...]:
    """Texts, one at least."""
    found = given[name]
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise Unset(f"EGIDE_ENTS: {name} is a list of texts that is not empty")
    return tuple(found)
