"""Whoever binds a school invites a tool, reads what it asks, accepts or refuses."""

from typing import cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from egide.catalogue import queries as catalogue
from egide.gateway.doors_out.lti import answers
from egide.gateway.doors_out.lti.api import body, moment, to_a_tool
from egide.gateway.doors_out.lti.errors import NotInvited, Refused
from egide.gateway.doors_out.lti.joining import applications, asking, platform, wishes
from egide.gateway.models import LtiApplication
from egide.kit.guards import everyone, signed_in
from egide.people.errors import NoPlace
from egide.people.mandates import SignedIn, require
from egide.trust.mandate import Power


@everyone
@require_GET
def configuration(request: HttpRequest) -> HttpResponse:
    """What this platform can do, for a tool that registers."""
    return JsonResponse(platform.configuration())


@everyone
@csrf_exempt  # a tool's server comes here, with the token that a person gave it
@require_POST
@to_a_tool
def register(request: HttpRequest) -> HttpResponse:
    """A tool describes itself; a person will read it."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    given = body(request)
    if scheme.lower() != "bearer" or not isinstance(given, dict):
        raise Refused("invalid_token", "the token of an invitation", status=401)
    row = applications.receive(token.strip(), given, at=moment().at)
    return answers.unkept(JsonResponse(applications.registered(row, given), status=201))


def who(request: HttpRequest) -> SignedIn:
    """Whoever signed in: the guard let nobody else through."""
    return cast("SignedIn", request.user)


def place_of(request: HttpRequest) -> int:
    """Where they bind: the school that they work in."""
    place = who(request).place_id
    if place is None:
        raise NoPlace
    require(who(request), Power.SIGN, at=place, on=moment().on)
    return place


@signed_in
@require_http_methods(["GET", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """The tools that wait for an answer; one more that may register itself."""
    place = place_of(request)
    services = applications.open_at(place, on=moment().on)
    shown: dict[str, object] = {"services": services, "waiting": applications.waiting(place)}
    if request.method != "POST":
        return render(request, "gateway/lti/invitations.html", shown)
    slug, tool = request.POST.get("service", ""), request.POST.get("adresse", "").strip()
    if slug not in {one.service for one in services}:
        raise NotInvited
    try:
        asking.address(tool, "adresse")
    except Refused:
        raise NotInvited from None
    number = catalogue.service(slug).id
    made = applications.invite(number, place, by=who(request), moment=moment())
    shown |= {"way": applications.way_to(tool, made.token), "invited": made.row}
    answer = render(request, "gateway/lti/invitations.html", shown | {"origin": origin(tool)})
    # The tool's window says when it has finished; its token must not be in a Referer.
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answers.unkept(answer)


def origin(tool: str) -> str:
    """Where messages of a tool come from."""
    parts = urlsplit(tool)
    return f"{parts.scheme}://{parts.netloc}"


@signed_in
@require_http_methods(["GET", "POST"])
def application(request: HttpRequest, number: int) -> HttpResponse:
    """What a tool asks, struck out where the agreement does not list it; a person decides."""
    if request.method == "POST":
        said = request.POST.get("reponse")
        if said in {"accepter", "refuser"}:
            accepted = said == "accepter"
            applications.decide(number, accepted=accepted, by=who(request), moment=moment())
        return redirect("gateway:lti-application", number=number)
    row = applications.application(number, by=who(request), on=moment().on)
    return render(request, "gateway/lti/application.html", shown(row))


def shown(row: LtiApplication) -> dict[str, object]:
    """The page: three lists, each thing granted or struck out."""
    asked = applications.of(row)
    agreed = applications.agreed(row, on=moment().on)
    lists = (
        wishes.of_claims(asked, agreed),
        wishes.of_scopes(asked, agreed),
        wishes.of_parameters(asked),
    )
    beyond = sum(bool(one.struck) for wanted in lists for one in wanted)
    about, does, own = lists
    return {"row": row, "asked": asked, "about": about, "does": does, "own": own, "beyond": beyond}
