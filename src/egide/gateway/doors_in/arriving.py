"""Somebody is back from an ENT: who they are here, in which of their schools, and on they go."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from egide.gateway import conf
from egide.gateway.doors_in import carried, onwards, sessions, succeeding
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.ents import Ent, Said, ent
from egide.gateway.doors_in.errors import LostWay
from egide.gateway.doors_in.joining import Place, places_of
from egide.people import queries

CHOICE: Final = "choix"
ENT: Final = "ent"  # where somebody came from last, in this browser
SCHOOL: Final = "ecole"  # the school that they chose last
YEAR: Final = 365 * 24 * 60 * 60


def arrive(request: HttpRequest, of: Ent, said: Said, to: str, *, at: int) -> HttpResponse:
    """Let somebody stand in their one school, or in the one that they chose before; else ask."""
    places = places_of(of, said)
    wanted = request.COOKIES.get(SCHOOL, "")
    chosen = [place for place in places if place.code == wanted] or list(places)
    if len(chosen) == 1:
        response = stand(request, of.key, chosen[0], said.sessions, at=at)
        response["Location"] = onwards.safe(to)
    else:
        response = HttpResponseRedirect(reverse("gateway:ent-school"))
        held = [[place.member.hex, place.school] for place in places]
        carried.give(response, CHOICE, [of.key, held, list(said.sessions), to], at=at)
    remember(response, ENT, of.key)
    return response


def stand(
    request: HttpRequest, of: str, place: Place, names: tuple[str, ...], *, at: int
) -> HttpResponseRedirect:
    """Keep who arrived, in a session that shares nothing with the one before."""
    standing = Standing(place.member, place.school, at)
    sessions.remember(of, names, standing.session, at=at)
    succeeding.stand(request, standing, at=at)
    return HttpResponseRedirect(reverse("gateway:arrived"))


def choices(held: Any) -> tuple[Place, ...]:
    """The places that somebody may choose from, as they are called today."""
    known = queries.organisations(school for _, school in held)
    return tuple(
        Place(UUID(hex=member), school, known[school].code, known[school].name)
        for member, school in held
    )


def choose(request: HttpRequest, code: str, *, at: int) -> HttpResponse:
    """Stand in the school that was chosen, among those that were offered."""
    of, held, names, to = carried.given(request, CHOICE, at=at)
    chosen = [place for place in choices(held) if place.code == code]
    if len(chosen) != 1:
        raise LostWay
    response = stand(request, ent(of).key, chosen[0], tuple(names), at=at)
    response["Location"] = onwards.safe(to)
    carried.drop(response, CHOICE)
    remember(response, SCHOOL, code)
    return response


def remember(response: HttpResponse, name: str, value: str) -> None:
    """A convenience for this browser: it opens nothing."""
    response.set_cookie(
        name, value, max_age=YEAR, path=carried.PLACE, httponly=True, samesite="Lax",
        secure=conf.secure_cookies(),
    )  # fmt: skip
