"""The page of a school where names are given back: asked, decided by somebody else, shown once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from egide.decisions import queries as decisions
from egide.gateway.inside import identifying, looks, shown
from egide.gateway.inside.choosing import When
from egide.gateway.inside.identifying import Name
from egide.gateway.inside.pages_read import now, who
from egide.kit.guards import signed_in
from egide.people import queries as people
from egide.people.mandates import require
from egide.trust.mandate import Power


@signed_in
@require_http_methods(["GET", "POST"])
def identifications(request: HttpRequest, code: str) -> HttpResponse:
    """What was asked and who looked; a form to ask."""
    school, when, by = people.organisation(code), now(), who(request)
    require(by, Power.IDENTIFY, at=school.id, on=when.on)
    if request.method == "POST":
        given = request.POST
        name = Name(school.id, given.get("outil", ""), given.get("nom", ""))
        identifying.ask(name, given.get("motif", ""), by=by, when=when)
        return redirect("gateway:identifications", code=school.code)
    return render(request, "gateway/inside/identifications.html", page(school, by.pk, when))


@signed_in
@require_POST
def decide(request: HttpRequest, number: UUID) -> HttpResponse:
    """Somebody else lets it be known, or not."""
    allow = request.POST.get("reponse", "") == "oui"
    row = identifying.decide(number, allow=allow, by=who(request), when=now())
    return redirect("gateway:identifications", code=people.organisation(row.school_id).code)


@signed_in
@require_POST
def answer(request: HttpRequest, number: UUID) -> HttpResponse:
    """Who it is, once: this page is the only place where it is ever written."""
    found = identifying.answered(number, by=who(request), when=now())
    return render(request, "gateway/inside/identified.html", {"found": found})


def page(school: people.Org, by: UUID, when: When) -> dict[str, object]:
    """All that the page of a school prints."""
    seen = looks.looks_in(school.id)
    names = people.names_of(one.by for one in seen)
    tools = {one.service: one.service_name
             for one in decisions.agreements_of(school.id, on=when.on)}  # fmt: skip
    return {
        "school": school,
        "tools": sorted(tools.items(), key=lambda pair: pair[1].casefold()),
        "requests": shown.requests(identifying.asked_in([school.id]), by, when.at),
        "looks": [{"look": one, "by": names.get(one.by, "")} for one in seen],
    }
