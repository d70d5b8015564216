"""Who stands at the doors: a member and a school, and when they proved it. No name is kept.

A cookie of the gateway's own carries it, sealed: the session of the portal is another thing, and
both may be open. It goes when the browser closes, and opens nothing after a school day.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from egide.gateway import conf, seen
from egide.gateway.endings import ended
from egide.gateway.errors import NotOfASchool
from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use
from egide.gateway.seen import Seen
from egide.people.queries import Arrival

LASTS: Final = 10 * 60 * 60  # seconds: a school day
MOVED: Final = "_arrived"  # on a request: who stands there from now on


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody of a school, who signed in at some second. `session`: drawn, and says nothing.

    `seen`: what the roster said of them lately, if it was asked.
    """

    member: UUID
    school: int
    at: int
    session: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    seen: Seen | None = field(default=None, compare=False, repr=False)


def keep(request: HttpRequest, standing: Standing) -> None:
    """Remember who arrived, from the answer to this request on."""
    setattr(request, MOVED, standing)


def standing(request: HttpRequest) -> Standing | None:
    """Who arrived, if somebody did; the roster is asked again every few minutes."""
    if hasattr(request, MOVED):
        moved: Standing | None = getattr(request, MOVED)
        return moved
    here = carried(request.COOKIES.get(cookie_name(), ""), at=second())
    if here is None or is_fresh(here, at=second()):
        return here
    looked = replace(here, seen=seen.look(here.member, here.school, at=second()))
    keep(request, looked)
    return looked


def leave(request: HttpRequest) -> None:
    """Nobody stands here any more, and what was sealed for them opens nothing, anywhere."""
    here = standing(request)
    if here is not None:
        ended.end(here.session)
    setattr(request, MOVED, None)


def arrival(one: Standing) -> Arrival:
    """The person as the roster has them; NotOfASchool when it has them no more."""
    found = one.seen or seen.look(one.member, one.school, at=second())
    if found is None:
        raise NotOfASchool
    return found


def carried(cookie: str, *, at: int) -> Standing | None:
    """Who a cookie is of; None when it is not ours, over, or of a session that was ended."""
    if not cookie:
        return None
    try:
        here = unpacked(sealing.unseal(Use.SESSION, cookie))
    except Broken:
        return None
    over = not 0 <= at - here.at < LASTS or ended.is_over(here.session)
    return None if over else here


def is_fresh(here: Standing, *, at: int) -> bool:
    """Whether what the roster said is recent enough."""
    return here.seen is not None and here.seen.fresh(at=at)


def packed(one: Standing) -> list[Any]:
    """In few signs."""
    known = seen.packed(one.seen) if one.seen else None
    return [one.member.hex, one.school, one.at, one.session, known]


def unpacked(given: list[Any]) -> Standing:
    """What was packed."""
    member, school, at, session, known = given
    person = UUID(hex=member)
    return Standing(
        person, school, at, session, seen.unpacked(person, school, known) if known else None
    )


def second() -> int:
    """This second: what is sealed says when it was."""
    return int(time.time())


def cookie_name() -> str:
    """Where it must be secure, no neighbour of the house can plant it (RFC 6265bis, 4.1.3.2)."""
    return "__Host-passage" if conf.secure_cookies() else "passage"


def carry(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that hands the browser who stands there, when that moved."""

    def wrapped(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if hasattr(request, MOVED):
            hand(response, getattr(request, MOVED))
        return response

    return wrapped


def hand(response: HttpResponse, here: Standing | None) -> None:
    """Set the cookie, or take it back."""
    if here is None:
        response.delete_cookie(cookie_name(), samesite="Lax")
        return
    response.set_cookie(
        cookie_name(),
        sealing.seal(Use.SESSION, packed(here)),
        httponly=True,
        secure=conf.secure_cookies(),
        samesite="Lax",
    )
