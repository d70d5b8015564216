"""Ask for a tool, support, withdraw, give an opinion."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from egide.decisions import actions, forms, queries, seats
from egide.decisions.errors import NotASchool
from egide.decisions.pages.person import person, visitor, workplace
from egide.decisions.seats import Seat
from egide.decisions.shown.asking import asking, at_school, equivalents
from egide.decisions.shown.lists import requests_list
from egide.decisions.shown.request import shown
from egide.decisions.shown.signing import signable
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.people import mandates
from egide.people.mandates import SignedIn
from egide.people.queries import Classroom
from egide.trust.mandate import Power


def ask(request: HttpRequest, *, slug: str, level: str = "") -> str:
    """The slot of a service's page: may my class use it, and ask for it."""
    context = asking(visitor(request), slug, level, on=today())
    return render_to_string("decisions/parts/ask.html", context, request) if context else ""


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a tool that the catalogue may not hold."""
    school = at_school(person(request), on=today())
    if school is None:
        raise NotASchool
    if request.method == "POST":
        return wished(request, school.place, forms.tool(request.POST))
    context = {
        "classes": school.classes,
        "school": school.name,
        "name": forms.line(request.GET, "nom")[:120],
    }
    return render(request, "decisions/new.html", context)


@signed_in
@require_POST
def wish(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a tool of the catalogue."""
    school = at_school(person(request), on=today())
    if school is None:
        raise NotASchool
    return wished(request, school.place, forms.tool(request.POST, slug))


def wished(request: HttpRequest, school: int, tool: actions.Tool) -> HttpResponse:
    """Make the wish, then show where it stands."""
    made = actions.wish(school, tool, forms.use(request.POST), by=person(request), on=today())
    return redirect("decisions:request", made.pk)


@signed_in
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One request: where it stands; for whoever advises or signs, what they decide on."""
    asked = queries.request(number, on=today())
    seat = seats.reader(person(request), asked.school, on=today())
    context = shown(asked, reader=person(request).pk, seat=seat)
    context |= ways_out(asked) if asked.stage.over else decided_on(asked, seat)
    context["my_classes"] = lambda: my_classes(person(request))  # read where a form shows them
    return render(request, "decisions/request.html", context)


def my_classes(who: SignedIn) -> tuple[Classroom, ...]:
    """The classes that the reader may ask for."""
    school = at_school(who, on=today())
    return school.classes if school else ()


def decided_on(asked: queries.Asked, seat: Seat) -> dict[str, object]:
    """What an open request would sign; nothing for a tool that nobody has read."""
    if not asked.service:
        return {}
    sheet = queries.sheet_to_sign(asked.id, on=today())
    said = {"shown": signable(sheet, sheet.classes), "opinion": sheet.opinion}
    if sheet.draft.terms.blocks:
        return said | ways_out(asked)
    return said | (joinable(sheet) if seat.signs else {})


def joinable(sheet: queries.Sheet) -> dict[str, object]:
    """What was negotiated above for the same service, to join rather than to sign alone."""
    found = queries.joinable(sheet.school, [sheet.service.id], on=today())
    return {"answered": {"joinable": found}}


def ways_out(asked: queries.Asked) -> dict[str, object]:
    """What to use instead, or what to join."""
    if not asked.service:
        return {}
    answered = queries.answer_for(asked.school, asked.service, on=today())
    return {"answered": answered, "equivalents": equivalents(answered)}


@signed_in
@require_POST
def support(request: HttpRequest, number: int) -> HttpResponse:
    """Join a request of the same school, for one's own classes."""
    asked = queries.request(number, on=today())
    seats.reader(person(request), asked.school, on=today())
    mandates.require(person(request), Power.REQUEST, at=asked.school, on=today())
    return wished(request, asked.school, actions.Tool(asked.service, asked.name, asked.site))


@signed_in
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's wish back."""
    seats.reader(person(request), queries.request(number, on=today()).school, on=today())
    actions.withdraw(number, by=person(request), on=today())
    return redirect("decisions:request", number)


@signed_in
@require_POST
def advise(request: HttpRequest, number: int) -> HttpResponse:
    """The opinion of data protection; then the next request that waits for one."""
    actions.advise(number, forms.advice(request.POST), by=person(request), on=today())
    return redirect("decisions:request", number)


@signed_in
def every(request: HttpRequest) -> HttpResponse:
    """What is asked for where the reader works: what goes on, what ended."""
    place, seat = workplace(request, Power.READ_REGISTER, Power.REQUEST)
    context = requests_list(queries.requests_of(place, on=today()), place, seat)
    return render(request, "decisions/requests.html", context)
