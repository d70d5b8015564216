"""Sign, decline, try out, join."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from egide.decisions import actions, forms, queries, seats
from egide.decisions.pages.person import person, workplace
from egide.decisions.shown.joining import joining
from egide.decisions.shown.request import shown
from egide.decisions.shown.signing import signable
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.people.mandates import Actor
from egide.trust.mandate import Power


def done_by(who: Actor, number: int) -> HttpResponse | None:
    """What the same person made of that request before: a form sent twice is no refusal."""
    asked = queries.request(number, on=today())
    if asked.closer != who.pk:
        return None
    if asked.agreements:
        return redirect("decisions:agreement", asked.agreements[-1])
    return redirect("decisions:request", number)


@signed_in
@require_POST
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Whoever binds the controller signs what the page showed; a second press shows the first."""
    done = done_by(person(request), number)
    if done is not None:
        return done
    made = actions.sign(number, forms.signing(request.POST), by=person(request), on=today())
    return redirect("decisions:agreement", made.pk)


@signed_in
@require_POST
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Whoever could sign says no, and why."""
    done = done_by(person(request), number)
    if done is not None:
        return done
    reason = forms.line(request.POST, "raison")
    actions.decline(number, reason, by=person(request), on=today())
    return redirect("decisions:request", number)


@signed_in
def try_out(request: HttpRequest, number: int) -> HttpResponse:
    """A few classes try it, under pseudonyms, until a day."""
    asked = queries.request(number, on=today())
    seat = seats.reader(person(request), asked.school, on=today())
    choices = forms.choices(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        done = done_by(person(request), number)
        if done is not None:
            return done
        question = actions.Question(
            forms.line(request.POST, "question"), forms.line(request.POST, "reussite")
        )
        signing = forms.signing(request.POST)
        made = actions.try_out(number, question, signing, by=person(request), on=today())
        return redirect("decisions:agreement", made.pk)
    sheet = queries.sheet_to_try(number, on=today(), choices=choices)
    context = shown(asked, reader=person(request).pk, seat=seat)
    context |= {"shown": signable(sheet, sheet.classes), "opinion": sheet.opinion}
    return render(request, "decisions/try.html", context)


@signed_in
def join(request: HttpRequest, number: int) -> HttpResponse:
    """A school joins what was negotiated for it: one page, one click."""
    school, _seat = workplace(request, Power.SIGN)
    if request.method == "POST":
        signing = forms.joining(request.POST)
        made = actions.accede(school, number, signing, by=person(request), on=today())
        return redirect("decisions:agreement", made.pk)
    page = queries.joining_sheet(school, number, on=today())
    return render(request, "decisions/join.html", joining(page, on=today()))
