"""An agreement as it lives: read it, suspend it, open it again, end it; try, extend, say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from egide.decisions import actions, forms, queries, seats
from egide.decisions.errors import BadDays, NoSuchAgreement
from egide.decisions.pages.person import person, workplace
from egide.decisions.shown import agreement as shown
from egide.decisions.shown.lists import agreements_list, experiments_list
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.trust.mandate import Power


@signed_in
def every(request: HttpRequest) -> HttpResponse:
    """The agreements that open this school's doors, and those that did."""
    school, seat = workplace(request, Power.READ_REGISTER, Power.REQUEST)
    found = queries.agreements_of(school, on=today())
    return render(request, "decisions/agreements.html", agreements_list(found, school, seat))


@signed_in
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One agreement: what it says, where it stands, what happened to it."""
    held = queries.agreement(number, on=today())
    context = shown.agreement(held, person(request), on=today())
    if held.signed.kind == "experiment":
        context["tried"] = shown.tried(queries.experiment(number, on=today()))
    return render(request, "decisions/agreement.html", context)


def readable(request: HttpRequest, number: int) -> int:
    """That agreement, for whoever may read it; to anybody else it is not there."""
    held = queries.agreement(number, on=today())
    place = held.school or held.organisation
    seats.reader(person(request), place, on=today(), missing=NoSuchAgreement)
    return number


@signed_in
@require_POST
def suspend(request: HttpRequest, number: int) -> HttpResponse:
    """The door is shut at once."""
    reason = forms.line(request.POST, "raison")
    actions.suspend(readable(request, number), reason, by=person(request), on=today())
    return redirect("decisions:agreement", number)


@signed_in
@require_POST
def resume(request: HttpRequest, number: int) -> HttpResponse:
    """The door opens again."""
    reason = forms.line(request.POST, "raison")
    actions.resume(readable(request, number), reason, by=person(request), on=today())
    return redirect("decisions:agreement", number)


@signed_in
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """The agreement is over."""
    reason = forms.line(request.POST, "raison")
    actions.end(readable(request, number), reason, by=person(request), on=today())
    return redirect("decisions:agreement", number)


@signed_in
def experiments(request: HttpRequest) -> HttpResponse:
    """What is tried in this school, or below this academy: questions, ends, results."""
    place, seat = workplace(request, Power.READ_REGISTER, Power.REQUEST)
    below = seat.place.kind != "school"
    read = queries.experiments_below if below else queries.experiments_of
    context = experiments_list(read(place, on=today()), place)
    return render(request, "decisions/experiments.html", context)


@signed_in
@require_POST
def extend(request: HttpRequest, number: int) -> HttpResponse:
    """An experiment goes on for a while."""
    until = forms.last_day(request.POST, "jusqu")
    if until is None:
        raise BadDays
    actions.extend(readable(request, number), until, by=person(request), on=today())
    return redirect("decisions:agreement", number)


@signed_in
@require_POST
def record(request: HttpRequest, number: int) -> HttpResponse:
    """What came out of an experiment."""
    text = forms.line(request.POST, "resultat")
    result = actions.Result(text, request.POST.get("reussi") == "oui")
    actions.record_result(readable(request, number), result, by=person(request), on=today())
    return redirect("decisions:agreement", number)
