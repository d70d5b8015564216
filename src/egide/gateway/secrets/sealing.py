"""Sealed values: what only this house can read or make, given to browsers and services to carry.

AES-256-GCM (NIST SP 800-38D) under keys in files: the newest seals, all open. Each use and each
hour has a key of its own, derived (RFC 5869), so that nonces drawn at random never meet: 2³² seals
are allowed to a key, and an hour of the whole country is far from it.
"""

import json
import os
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from egide.gateway import conf
from egide.gateway.secrets import keyfiles

LENGTH: Final = 32
HEAD: Final = struct.Struct(">HI")  # the key's number, the hour
NONCE: Final = 12
START: Final = HEAD.size + NONCE
written: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
HOUR: Final = 3600


class Use(Enum):
    """What a value is sealed for: nothing sealed for one use opens for another."""

    SESSION = b"session"
    CODE = b"code"
    TOKEN = b"token"
    REFRESH = b"refresh"
    CARRIED = b"carried"
    SAML_ASKED = b"saml asked"
    SAML_NAMED = b"saml named"
    CARD = b"card"


class Broken(Exception):
    """Nothing that this house sealed for this use, or under a key that was retired."""


def seal(use: Use, value: Any) -> str:
    """A value of JSON, unreadable and unbendable, in letters that an address may hold."""
    number, hour = newest(), int(time.time()) // HOUR
    head, nonce = HEAD.pack(number, hour), os.urandom(NONCE)
    sealed = cipher(folder(), number, use, hour).encrypt(nonce, written(value).encode(), head)
    return urlsafe_b64encode(head + nonce + sealed).rstrip(b"=").decode()


def unseal(use: Use, text: str) -> Any:
    """The value; Broken for anything else."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        number, hour = HEAD.unpack(raw[: HEAD.size])
        # Whoever tries at random must not fill the memory with keys of hours that never were.
        if number not in numbers() or not 0 <= int(time.time()) // HOUR - hour <= 24 * 366:
            raise Broken
        opener = cipher(folder(), number, use, hour)
        return json.loads(opener.decrypt(raw[HEAD.size : START], raw[START:], raw[: HEAD.size]))
    except (ValueError, struct.error, InvalidTag):
        raise Broken from None


@lru_cache(maxsize=1024)
def cipher(folder: Path, number: int, use: Use, hour: int) -> AESGCM:
    """The key of a use and an hour, ready."""
    info = b"egide " + use.value + HEAD.pack(number, hour)
    master = kept(folder / file_name(number))
    return AESGCM(HKDFExpand(SHA256(), LENGTH, info).derive(master))


@lru_cache(maxsize=64)
def kept(file: Path) -> bytes:
    """The key of a file."""
    return keyfiles.read(file)


def make() -> int:
    """A new key, which seals from now on; its number."""
    number = max(keyfiles.numbers(folder(), "*.key"), default=0) + 1
    keyfiles.write(folder() / file_name(number), os.urandom(LENGTH))
    return number


def make_missing() -> None:
    """A key where there is none."""
    if not keyfiles.numbers(folder(), "*.key"):
        make()


def retire() -> int:
    """Remove all keys but the newest: what they sealed opens no more. Say how many."""
    former = sorted(keyfiles.numbers(folder(), "*.key"))[:-1]
    for number in former:
        (folder() / file_name(number)).unlink()
    keyfiles.look_again()
    return len(former)


def newest() -> int:
    """The key that seals now."""
    found = numbers()
    if not found:
        raise keyfiles.NoKeys("sealing")
    return max(found)


def numbers() -> frozenset[int]:
    """The keys that there are, looked at two seconds ago at most."""
    return keyfiles.looked_at(folder(), "*.key")


def folder() -> Path:
    """Where the keys that seal are."""
    return below(conf.keys())


@cache
def below(keys: Path) -> Path:
    """The same, among all keys."""
    return keys / "sealing"


def file_name(number: int) -> str:
    """The file of a key."""
    return f"{number:04}.key"
