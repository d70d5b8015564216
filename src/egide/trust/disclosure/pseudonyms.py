"""Pairwise pseudonyms: one for each person, service and controller, derived and never kept.

Nobody who holds pseudonyms of two services can join them; nobody who lacks the key can go back.
The name lasts as long as the controller: a pupil who moves from one head's school to another's is
somebody new to the provider, because two controllers do not share a file (GDPR art. 4(7), 5(1)(b));
who moves between schools of one controller (the DASEN's, the minister's) keeps their name.

HMAC-SHA-256 (RFC 2104), keys derived as in HKDF-Expand (RFC 5869) with one info string a use.
"""

import hmac
from base64 import b32encode
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

SHORTEST_KEY = 32  # bytes: as long as the digest (RFC 2104, section 3)
KEPT = 20  # bytes of the digest: 160 bits, 32 signs
FIRST = "e"  # a user name begins with a letter in many tools


class WeakKey(ValueError):
    """A master key that is too short to keep anything secret."""


@dataclass(frozen=True, slots=True, eq=False)
class ServiceKey:
    """The key of one service and one version of it. Never printed, never compared."""

    service: str
    version: int
    secret: bytes

    def __repr__(self) -> str:
        return f"<ServiceKey {self.service} v{self.version}>"


class Subject(NamedTuple):
    """Who is named: the person's own number, and the controller that answers for them."""

    person: str
    controller: str


def service_key(master: bytes, service: str, version: int) -> ServiceKey:
    """The key of a service, from the master key; WeakKey for one shorter than 32 bytes."""
    if len(master) < SHORTEST_KEY:
        raise WeakKey
    return ServiceKey(service, version, _expand(master, "service", service, str(version)))


def pseudonym(key: ServiceKey, subject: Subject) -> str:
    """33 signs, a letter then a–z 2–7: safe as a user name, in a path and in a mail address."""
    digest = _mac(key.secret, "subject", subject.controller, subject.person)
    return FIRST + b32encode(digest[:KEPT]).decode().lower()


def display_secret(key: ServiceKey, controller: str) -> bytes:
    """The secret that shuffles display names of one school in one service."""
    return _expand(key.secret, "display", controller)


def commitment(master: bytes, person: str) -> bytes:
    """What stands for a person in the journal: 32 bytes, under a key of the journal alone."""
    if len(master) < SHORTEST_KEY:
        raise WeakKey
    return _mac(_journal_key(master), "person", person)


@lru_cache(maxsize=4)
def _journal_key(master: bytes) -> bytes:
    return _expand(master, "journal")


def _expand(secret: bytes, *info: str) -> bytes:
    """One block of HKDF-Expand, enough for a key as long as the digest."""
    return hmac.digest(secret, _framed(info) + b"\x01", "sha256")


def _mac(secret: bytes, *parts: str) -> bytes:
    made = _under(secret).copy()
    made.update(_framed(parts))
    return made.digest()


@lru_cache(maxsize=2048)
def _under(secret: bytes) -> hmac.HMAC:
    """An HMAC in which only the key was hashed: the same for all that it names (RFC 2104, 4)."""
    return hmac.new(secret, digestmod="sha256")


def _framed(parts: tuple[str, ...]) -> bytes:
    """Parts with their lengths before them: no two lists of parts are written alike."""
    said = b""
    for part in parts:
        encoded = part.encode()
        said += len(encoded).to_bytes(4, "big") + encoded
    return said
