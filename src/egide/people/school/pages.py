"""The pages of a place and of a class."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.people import actions, queries
from egide.people.errors import NoPlace
from egide.people.mandates import require
from egide.people.models import Person
from egide.people.school import asked
from egide.people.school.shown import page_of
from egide.trust.mandate import Power


def who(request: HttpRequest) -> Person:
    """Whoever signed in: the guard let nobody else through."""
    return cast("Person", request.user)


@signed_in
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """The page of where one works."""
    place = who(request).place_id
    if place is None:
        raise NoPlace
    return shown(request, place)


@signed_in
@require_GET
def school(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a school or of an academy."""
    return shown(request, code)


def shown(request: HttpRequest, named: str | int) -> HttpResponse:
    """The page of a place, for whoever may read it."""
    page = page_of(named, who(request), today())
    return render(request, "people/school.html", {"page": page, "today": today().isoformat()})


@signed_in
@require_GET
def classroom(request: HttpRequest, group: UUID) -> HttpResponse:
    """A class and its pupils, for their teachers and whoever runs the school."""
    require(who(request), Power.READ_CLASS, at=queries.place_of_class(group), on=today())
    found = queries.class_with_pupils(group)
    school = queries.organisation(found.school)
    return render(request, "people/class.html", {"group": found, "school": school})


@signed_in
@require_POST
def pass_on(request: HttpRequest, mandate: int) -> HttpResponse:
    """Pass one's own mandate on to somebody, for a time."""
    made = actions.delegate(
        mandate, asked.somebody(request), asked.a_span(request), by=who(request), on=today()
    )
    return back(made.organisation_id)


@signed_in
@require_POST
def give(request: HttpRequest, code: str) -> HttpResponse:
    """Give somebody who works there a mandate."""
    place = queries.organisation(code).id
    actions.grant(asked.an_appointment(request, place), by=who(request), on=today())
    return back(place)


@signed_in
@require_POST
def take_back(request: HttpRequest, mandate: int) -> HttpResponse:
    """Take a mandate back, from today."""
    ended = actions.withdraw(mandate, by=who(request), on=today())
    return back(ended.organisation_id)


@signed_in
@require_POST
def record_vote(request: HttpRequest, code: str) -> HttpResponse:
    """Record what the board of a school voted."""
    place = queries.organisation(code).id
    require(who(request), Power.RECORD_BOARD, at=place, on=today())
    actions.record_vote(asked.a_vote(request, place), by=who(request), on=today())
    return back(place)


def back(place: int) -> HttpResponse:
    """To the page of the place."""
    return redirect("people:school", code=queries.organisation(place).code)
