"""Signing and checking Ed25519: the only place where the journal needs a library for it."""

from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SEED = 32


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature holds. A key or a signature of the wrong length holds for nothing."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign(seed: bytes, message: bytes) -> bytes:
    """The signature of the key that this seed makes."""
    return private(seed).sign(message)


def public_of(seed: bytes) -> bytes:
    """The public key of a seed."""
    return private(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


@cache
def private(seed: bytes) -> Ed25519PrivateKey:
    """The key of a seed, made once."""
    return Ed25519PrivateKey.from_private_bytes(seed)
