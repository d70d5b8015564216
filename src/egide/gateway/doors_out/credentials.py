"""How a service's server proves itself by a secret: RFC 6749, section 2.3.1, for any door."""

import binascii
import hmac
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import unquote_plus


class Unreadable(ValueError):
    """Credentials that are not what the RFC says. `what`: a word for the provider's engineer."""

    def __init__(self, what: str, *, twice: bool = False) -> None:
        super().__init__(what)
        self.what, self.twice = what, twice


@dataclass(frozen=True, slots=True)
class Pair:
    """A client and the secret that it presents."""

    client: str
    secret: str = field(repr=False)


def form_of(
    given: Iterable[tuple[str, list[str]]], refused: Callable[[str, str], Exception]
) -> dict[str, str]:
    """A form that gives each parameter once (RFC 6749, section 3.2), or the door's refusal."""
    found = dict(given)
    if any(len(values) != 1 for values in found.values()):
        raise refused("invalid_request", "a parameter given twice")
    return {name: value for name, (value,) in found.items()}


def presented(header: str, form: Mapping[str, str]) -> Sequence[Pair]:
    """What may be meant by a request: one way of proving oneself, and one alone."""
    if header[:6].lower() != "basic ":
        return [Pair(form.get("client_id", ""), form.get("client_secret", ""))]
    if "client_secret" in form:
        raise Unreadable("one way of authentication, not two", twice=True)
    return [pair for pair in basic(header[6:]) if form.get("client_id", pair.client) == pair.client]


def basic(credentials: str) -> Sequence[Pair]:
    """Both parts are form-urlencoded before base64.

    Authlib and others send them as they are: what was sent is tried to the letter as well.
    """
    try:
        name, colon, secret = b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Unreadable("credentials that cannot be read") from None
    if not colon:
        raise Unreadable("credentials that cannot be read")
    return [Pair(unquote_plus(name), unquote_plus(secret)), Pair(name, secret)]


def digest(secret: str) -> bytes:
    """How a secret is kept: it is random and long, a slow digest would add nothing."""
    return sha256(secret.encode(errors="surrogatepass")).digest()


def same(secret: str, kept: Sequence[bytes]) -> bool:
    """Whether a secret is one of those that count; as long for none as for one."""
    shown = digest(secret)
    found = [hmac.compare_digest(shown, bytes(one)) for one in kept or (bytes(32),)]
    return any(found)
