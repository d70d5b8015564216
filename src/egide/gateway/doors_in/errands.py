"""Why a browser left for an ENT: carried by the browser itself, sealed, good once.

Each journey has its own cookie: two tools opened side by side do not lose one another. `state`
names the journey in what comes back; what else must be unforeseeable is derived from a secret that
only the cookie holds.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from django.http import HttpRequest, HttpResponse

from egide.gateway.doors_in import carried
from egide.gateway.doors_in.errors import LostWay


@dataclass(frozen=True, slots=True)
class Errand:
    """To which ENT, where to go on to afterwards, and a secret of this journey."""

    ent: str
    onwards: str
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)

    @property
    def state(self) -> str:
        """What names the journey to the ENT, and comes back."""
        return self.derived("state")

    def derived(self, what: str) -> str:
        """Something unforeseeable, of this journey alone."""
        made = hmac.digest(self.secret.encode(), what.encode(), "sha256")
        return urlsafe_b64encode(made).rstrip(b"=").decode()


def depart(response: HttpResponse, errand: Errand, *, at: int) -> None:
    """Give the browser its errand to carry."""
    value = [errand.ent, errand.onwards, errand.secret]
    carried.give(response, name(errand.state), value, at=at)


def back(request: HttpRequest, ent: str, state: str, *, at: int) -> Errand:
    """The errand that this browser left with, for this ENT; LostWay for any other answer."""
    errand = Errand(*carried.given(request, name(state), at=at))
    same = hmac.compare_digest(errand.state.encode(), state.encode())
    if errand.ent != ent or not same:  # of another ENT: a mix-up (RFC 9700, section 4.4)
        raise LostWay
    return errand


def over(response: HttpResponse, errand: Errand) -> None:
    """The journey is made."""
    carried.drop(response, name(errand.state))


def name(state: str) -> str:
    """The cookie of a journey."""
    return f"chemin-{sha256(state.encode()).hexdigest()[:16]}"
