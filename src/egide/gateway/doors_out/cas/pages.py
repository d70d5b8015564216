"""The endpoints of CAS: sign in and out for people, validate for services."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from egide.gateway import refusing
from egide.gateway.admitting import let_in
from egide.gateway.doors_in import arrivals, pages_leaving
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.onwards import to_sign_in
from egide.gateway.doors_out.cas import addresses, answers, tickets, validating
from egide.gateway.doors_out.cas.answers import Success
from egide.gateway.doors_out.cas.errors import Failed, NotKnown
from egide.gateway.doors_out.cas.validating import flag
from egide.gateway.endings.partings import Parting
from egide.gateway.errors import Shut
from egide.gateway.journaling import Moment
from egide.gateway.models import CasService
from egide.kit.clock import now, today
from egide.kit.guards import everyone

Said = Success | Failed


@everyone
@never_cache
@require_GET
def login(request: HttpRequest) -> HttpResponse:
    """Somebody comes from a service; they leave with a ticket, or learn why not (section 2.1)."""
    given = request.GET
    if not given.get("service"):
        return redirect("gateway:arrived")
    client, address = known(given), given.get("service", "")
    renew, here = flag(given, "renew"), arrivals.standing(request)
    gateway = flag(given, "gateway") and not renew  # section 2.1.1: together, renew is heeded
    if here is None and gateway:
        return back(address)
    if here is None or renew:
        return to_sign_in("gateway:cas-login", once(given))
    try:
        return back(through(client, address, here))
    except Shut as shut:
        return back(address) if gateway else refusing.page(request, shut)


def known(given: QueryDict) -> CasService:
    """The service that is named, once."""
    found = addresses.service_of(given.get("service", ""))
    if found is None or len(given.getlist("service")) != 1:
        raise NotKnown
    return found


def once(given: QueryDict) -> str:
    """The request without what has been heeded: a fresh sign-in is not asked for twice."""
    rest = given.copy()
    rest.pop("renew", None)
    return rest.urlencode()


def through(client: CasService, address: str, here: Standing) -> str:
    """The address with a ticket, when the door is open. What leaves is decided at validation."""
    let_in(arrivals.arrival(here), client.service.slug, on=today())
    return addresses.with_ticket(address, tickets.issue(client, address, here, at=now()))


def back(address: str) -> HttpResponse:
    """Back to the service; nobody else learns the address that holds a ticket."""
    answer = HttpResponseRedirect(address)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@everyone
@never_cache
@require_GET
def logout(request: HttpRequest) -> HttpResponse:
    """The session is over (section 2.3). Nobody is sent to an address that is no service's."""
    parting, here = Parting(), arrivals.standing(request)
    if request.GET.get("service"):
        parting = Parting(known(request.GET).service.name, request.GET["service"])
    if here is None:
        return pages_leaving.left(request, parting, sure=True)
    return pages_leaving.depart(request, here, parting)


def answered(request: HttpRequest, write: Callable[[Said], HttpResponse]) -> HttpResponse:
    """What a service is answered. The protocol says failures with a status of 200."""
    try:
        given = validating.presented(request.GET)
        return write(validating.validated(given, Moment(today(), now())))
    except Failed as failed:
        return write(failed)


@everyone
@never_cache
@require_GET
def service_validate(request: HttpRequest) -> HttpResponse:
    """A ticket for who it is: CAS 2 and 3 (section 2.5 and 2.8); no ticket is of a proxy."""
    as_json = request.GET.get("format", "").upper() == "JSON"
    return answered(request, answers.as_json if as_json else answers.as_xml)


@everyone
@never_cache
@require_GET
def validate(request: HttpRequest) -> HttpResponse:
    """A ticket for a name alone: CAS 1 (section 2.4)."""
    return answered(request, answers.as_lines)


@everyone
@never_cache
@require_GET
def proxy(request: HttpRequest) -> HttpResponse:
    """No service goes to another in somebody's name (section 2.7)."""
    return answers.no_proxy()
