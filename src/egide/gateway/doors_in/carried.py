"""Small values that a browser carries from one page of a door to the next, sealed, for minutes.

Nothing is kept here meanwhile: any process takes up any return, and a restart loses nothing.
"""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from egide.gateway.doors_in.errors import LostWay, TooFar
from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use

PATIENCE: Final = 600  # seconds
LARGEST: Final = 3800  # signs: browsers drop a cookie of more than 4096
PLACE: Final = "/ent/"


def give(response: HttpResponse, name: str, value: list[Any], *, at: int) -> None:
    """Let the browser carry a value."""
    sealed = sealing.seal(Use.CARRIED, [name, at, value])
    if len(sealed) > LARGEST:
        raise TooFar
    response.set_cookie(
        name,
        sealed,
        max_age=PATIENCE,
        path=PLACE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def given(request: HttpRequest, name: str, *, at: int) -> Any:
    """The value; LostWay when it is not ours, or too old, or was given under another name."""
    try:
        called, since, value = sealing.unseal(Use.CARRIED, request.COOKIES.get(name, ""))
    except Broken:
        raise LostWay from None
    if called != name or not 0 <= at - since < PATIENCE:
        raise LostWay
    return value


def drop(response: HttpResponse, name: str) -> None:
    """It opens nothing more."""
    response.delete_cookie(name, path=PLACE, samesite="Lax")
