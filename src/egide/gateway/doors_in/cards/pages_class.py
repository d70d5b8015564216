"""For a teacher, of their own class: the code of the day, and the sheet of cards to print."""

from datetime import date
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from egide.gateway import conf
from egide.gateway.doors_in.cards import codes, holding, signs
from egide.gateway.doors_in.cards.errors import TooLate
from egide.kit.clock import now, today
from egide.kit.guards import signed_in
from egide.people import queries
from egide.people.mandates import Actor, require
from egide.people.queries import Classroom
from egide.trust.mandate import Power


def own(request: HttpRequest, group: UUID) -> Classroom:
    """A class, for its teachers and whoever runs the school."""
    place = queries.place_of_class(group)
    require(cast("Actor", request.user), Power.READ_CLASS, at=place, on=today())
    found = queries.class_with_pupils(group)
    codes.require_primary(found)
    return found


@signed_in
@require_GET
@never_cache
def cards(request: HttpRequest, group: UUID) -> HttpResponse:
    """The code of a class, who has a card, what to do."""
    found, at = own(request, group), now()
    having = holding.holders(group)
    context = {
        "group": found,
        "school": queries.organisation(found.school),
        "code": codes.shown(group, at=at),
        "pupils": [(pupil, pupil.id in having) for pupil in found.pupils],
        "missing": any(pupil.id not in having for pupil in found.pupils),
        "until": codes.first_evening(at).isoformat(),
    }
    return render(request, "gateway/cards.html", context)


@signed_in
@require_POST
def open_code(request: HttpRequest, group: UUID) -> HttpResponse:
    """A fresh code."""
    found, at = own(request, group), now()
    try:
        until = date.fromisoformat(request.POST.get("jusqu", ""))
    except ValueError:
        raise TooLate from None
    codes.open_code(found, until, by=cast("Actor", request.user), at=at)
    return redirect("gateway:cards", group=group)


@signed_in
@require_POST
def close_code(request: HttpRequest, group: UUID) -> HttpResponse:
    """No code, and nobody in by it."""
    codes.close(own(request, group).id, at=now())
    return redirect("gateway:cards", group=group)


@signed_in
@require_POST
@never_cache
def draw(request: HttpRequest, group: UUID) -> HttpResponse:
    """New cards, for one pupil or for all who have none: the sheet, shown this once."""
    found, at = own(request, group), now()
    wanted = request.POST.get("eleve", "")
    having = holding.holders(group)
    whom = {one.id for one in found.pupils if str(one.id) == wanted or not wanted}
    drawn = holding.draw(found, whom if wanted else whom - having, at=at)
    sheet = [
        (pupil, [(name, signs.PICTURES[name]) for name in drawn[pupil.id]])
        for pupil in found.pupils
        if pupil.id in drawn
    ]
    context = {
        "group": found,
        "sheet": sheet,
        "address": f"{conf.issuer()}/ent/classe",
        "code": lasting(codes.shown(group, at=at), at=at),
    }
    return render(request, "gateway/cards-sheet.html", context)


def lasting(code: codes.Code | None, *, at: int) -> codes.Code | None:
    """A code to print on cards: one of today alone is for the board, apart from them."""
    return code if code and code.ends_at > codes.evening(codes.first_evening(at)) else None
