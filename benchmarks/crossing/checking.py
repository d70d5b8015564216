"""Every ID token verified, once the clock has stopped: signature, claims, one name a person.

With nothing but a library of cryptography: what is measured does not check itself.
"""

import json
import urllib.request
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping
from time import time
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from benchmarks.crossing.launching import Launched, Place

Key = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


class WrongToken(Exception):
    """A token that a service would refuse."""


def verify(place: Place, alg: str, launched: Iterable[Launched]) -> int:
    """All of them (OIDC Core, section 3.1.3.7); how many there were.

    Nobody has two names for one service, no two have the same. Where names are pairwise, nobody
    has the same name for two services either.
    """
    keys, names, many = published(place), dict[tuple[str, str], str](), 0
    for one in launched:
        said = opened(one.token, alg, keys)
        require(said["iss"] == place.issuer, "issuer", said)
        require(one.client in (said["aud"], *said["aud"]), "audience", said)
        require(said["nonce"] == one.nonce, "nonce", said)
        require(said["iat"] - 60 <= time() < said["exp"], "time", said)
        known = names.setdefault((one.person, one.client), said["sub"])
        require(known == said["sub"], "another name for the same person", said)
        many += 1
    told = {(client if not place.pairwise else "", sub) for (_, client), sub in names.items()}
    require(len(told) == len(names), "one name for two", {})
    return many


def require(right: object, what: str, said: Mapping[str, Any]) -> None:
    """Stop at the first token that is not one."""
    if not right:
        raise WrongToken(what, said)


def opened(token: str, alg: str, keys: Mapping[str, Key]) -> dict[str, Any]:
    """What a token says, its signature checked under the algorithm that was agreed."""
    signed, _, signature = token.rpartition(".")
    head, _, body = signed.partition(".")
    header = json.loads(decoded(head))
    require(header["alg"] == alg, "algorithm", header)
    key, raw = keys[header["kid"]], decoded(signature)
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(raw, signed.encode(), PKCS1v15(), SHA256())
    else:
        r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        key.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(SHA256()))
    return dict(json.loads(decoded(body)))


def published(place: Place) -> dict[str, Key]:
    """The public keys, by their `kid`."""
    found = fetched(fetched(f"{place.issuer}/.well-known/openid-configuration")["jwks_uri"])
    return {one["kid"]: public(one) for one in found["keys"] if one.get("use", "sig") == "sig"}


def fetched(address: str) -> dict[str, Any]:
    """A document of JSON."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - a server of this run
        return dict(json.load(answer))


def public(jwk: Mapping[str, str]) -> Key:
    """A key as RFC 7517 writes it."""
    if jwk["kty"] == "RSA":
        return rsa.RSAPublicNumbers(number(jwk["e"]), number(jwk["n"])).public_key()
    point = ec.EllipticCurvePublicNumbers(number(jwk["x"]), number(jwk["y"]), ec.SECP256R1())
    return point.public_key()


def number(text: str) -> int:
    """A number of base64url."""
    return int.from_bytes(decoded(text), "big")


def decoded(text: str) -> bytes:
    """Base64url without its padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
