"""What those above do for their schools: negotiate, open, frame, close."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from egide.decisions import actions, forms, queries
from egide.decisions.pages.person import person, workplace
from egide.decisions.shown import above as shown
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.trust.mandate import Power


@signed_in
def frameworks(request: HttpRequest) -> HttpResponse:
    """What was negotiated here, and what is said of services."""
    place, seat = workplace(request, Power.NEGOTIATE, Power.FRAME)
    context = shown.above(place, seat, on=today())
    return render(request, "decisions/frameworks.html", context)


@signed_in
def negotiate(request: HttpRequest) -> HttpResponse:
    """Choose a service and classes; read what would be signed; sign with the provider."""
    place, _seat = workplace(request, Power.NEGOTIATE)
    given = request.POST if request.method == "POST" else request.GET
    deal = forms.deal(given)
    if request.method == "POST":
        made = actions.negotiate(
            place, deal, forms.line(given, "sceau"), by=person(request), on=today()
        )
        return redirect("decisions:agreement", made.pk)
    context = shown.choosing(place, given)
    if deal.slug:
        context |= shown.dealing(queries.deal_sheet(place, deal, on=today()), deal)
    return render(request, "decisions/negotiate.html", context)


@signed_in
def stance(request: HttpRequest, slug: str) -> HttpResponse:
    """Open, frame or close a service for all below; the effect is shown before."""
    place, _seat = workplace(request, Power.FRAME)
    if request.method == "POST":
        taking = forms.taking(request.POST)
        actions.take_stance(place, slug, taking, by=person(request), on=today())
        return redirect("decisions:frameworks")
    context = shown.stance(place, slug, on=today())
    return render(request, "decisions/stance.html", context)
