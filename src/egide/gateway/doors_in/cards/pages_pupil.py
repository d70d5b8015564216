"""Two pages for a pupil of six: the class code, then four pictures. Neither names anybody."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from egide.gateway.doors_in import arrivals, carried, onwards, sessions, throttles
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.cards import codes, holding, signs
from egide.gateway.doors_in.errors import KnockedTooOften, LostWay
from egide.gateway.doors_in.pages import going_on
from egide.kit.clock import now
from egide.kit.guards import everyone
from egide.people import queries

HELD: Final = "classe"  # the class whose code was typed, the pictures that were touched so far
WRONG, WAIT = 403, 429


@everyone
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code of the class."""
    to = onwards.safe(request.GET.get("vers", ""))
    if request.method == "GET":
        return asked(request, to)
    at, who = now(), throttles.at_door(request, "codes")
    try:
        throttles.require(throttles.CODES, who, at=at)
    except KnockedTooOften:
        return asked(request, to, status=WAIT)
    group = codes.group_of(request.POST.get("code", ""), at=at)
    if group is None:
        throttles.count(throttles.CODES, who, at=at)
        return asked(request, to, status=WRONG)
    response = HttpResponseRedirect(reverse("gateway:class-pictures"))
    carried.give(response, HELD, [str(group), to, []], at=at)
    return response


def asked(request: HttpRequest, to: str, *, status: int = 200) -> HttpResponse:
    """The page that asks for the code."""
    context = {"status": status, "onwards": to, "length": signs.LENGTH}
    return going_on(render(request, "gateway/class-code.html", context, status=status), to)


@everyone
@never_cache
@require_http_methods(["GET", "POST"])
def pictures(request: HttpRequest) -> HttpResponse:
    """The pictures of the pupil's own card, one touch at a time; a second touch counts for one."""
    at = now()
    try:
        group, to, touched = carried.given(request, HELD, at=at)
    except LostWay:
        return HttpResponseRedirect(reverse("gateway:class-code"))
    if request.method == "GET":
        return shown(request, touched, to)
    touched = next_touched(touched, request.POST.get("image", ""))
    if len(touched) < signs.MANY:
        response = HttpResponseRedirect(reverse("gateway:class-pictures"))
        carried.give(response, HELD, [group, to, touched], at=at)
        return response
    return tried(request, group, tuple(touched), to)


def next_touched(touched: list[str], image: str) -> list[str]:
    """What is touched after this; anything that is no picture begins again."""
    if image not in signs.PICTURES:
        return []
    return touched if image in touched else [*touched, image]


def tried(request: HttpRequest, group: str, card: signs.Card, to: str) -> HttpResponse:
    """Four pictures: somebody's card, or nobody's. Of tries there are so many, for an address."""
    at, who = now(), throttles.at_door(request, f"class|{group}")
    try:
        throttles.require(throttles.CARDS, who, at=at)
    except KnockedTooOften:
        return again(request, group, to, status=WAIT)
    number = UUID(group)
    member = holding.holder(number, card) if codes.still_open(number, at=at) else None
    if member is None:
        throttles.count(throttles.CARDS, who, at=at)
        codes.failed(number)
        return again(request, group, to, status=WRONG)
    (classroom,) = queries.groups([number])
    standing = Standing(member, classroom.school, at)
    names = (codes.session_name(number), holding.session_name(member))
    sessions.remember(codes.DOOR, names, standing.session, at=at)
    arrivals.keep(request, standing)
    response = HttpResponseRedirect(onwards.safe(to))
    carried.drop(response, HELD)
    return response


def again(request: HttpRequest, group: str, to: str, *, status: int) -> HttpResponse:
    """The pictures once more, from the first."""
    response = shown(request, [], to, status=status)
    carried.give(response, HELD, [group, to, []], at=now())
    return response


def shown(request: HttpRequest, touched: list[str], to: str, *, status: int = 200) -> HttpResponse:
    """The page of pictures."""
    context = {
        "pictures": [(name, words, name in touched) for name, words in signs.PICTURES.items()],
        "touched": [(name, signs.PICTURES[name]) for name in touched],
        "left": range(signs.MANY - len(touched)),
        "many": signs.MANY,
        "status": status,
    }
    return going_on(render(request, "gateway/class-pictures.html", context, status=status), to)
