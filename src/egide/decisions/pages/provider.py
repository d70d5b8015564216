"""What a provider does here: sign clauses for all schools, offer to all what one has signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from egide.decisions import actions
from egide.decisions.pages.person import person
from egide.decisions.shown.provider import services_of
from egide.kit.clock import today
from egide.kit.guards import needs
from egide.people import queries as people
from egide.people.roles import Role


@needs(Role.PROVIDER)
def services(request: HttpRequest) -> HttpResponse:
    """The services of whoever the reader speaks for."""
    mandates = people.mandates_of(person(request).pk, on=today())
    providers = [one.organisation for one in mandates if one.role is Role.PROVIDER]
    found = [one for place in providers for one in services_of(place.name, on=today())]
    return render(request, "decisions/provider.html", {"services": found})


@needs(Role.PROVIDER)
@require_POST
def sign_clause(request: HttpRequest, slug: str, clause: str) -> HttpResponse:
    """A clause is signed, once for every school."""
    actions.sign_clause(slug, clause, by=person(request), on=today())
    return redirect("decisions:provider")


@needs(Role.PROVIDER)
@require_POST
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """What one school signed is offered to all."""
    actions.offer(number, by=person(request), on=today())
    return redirect("decisions:provider")
