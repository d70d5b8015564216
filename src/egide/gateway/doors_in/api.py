"""The endpoints that ENTs are told of: leave for one, come back, and what one tells us later."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from egide.gateway.doors_in import arriving, errands, onwards, sessions, throttles
from egide.gateway.doors_in.ents import Cas, Ent, Oidc, Saml, ent
from egide.gateway.doors_in.errands import Errand
from egide.gateway.doors_in.errors import NoSuchEnt
from egide.gateway.doors_in.ways import cas, ended, table
from egide.gateway.doors_in.ways.journey import STATE, Back
from egide.gateway.doors_in.ways.saml import asking, asserted, posted
from egide.gateway.doors_in.ways.saml.ended import ended as ended_by_saml
from egide.gateway.saml import xml
from egide.kit.clock import now
from egide.kit.guards import everyone

METADATA = "application/samlmetadata+xml"


@everyone
@never_cache
@require_GET
def depart(request: HttpRequest, key: str) -> HttpResponse:
    """Off to an ENT. A link: the content policy lets no form lead elsewhere."""
    of, at = ent(key), now()
    with throttles.watched(request, key, at=at):
        errand = Errand(key, onwards.safe(request.GET.get("vers", "")))
        response = HttpResponseRedirect(table.leave(of, errand, at=at))
        errands.depart(response, errand, at=at)
    return response


@everyone
@csrf_exempt  # a CAS server tells us here, by POST, that a ticket's session is over
@never_cache
@require_http_methods(["GET", "POST"])
def back(request: HttpRequest, key: str) -> HttpResponse:
    """Back from an ENT: whoever it vouches for, and whom a roster of its schools names, is in."""
    of, at = ent(key), now()
    with throttles.watched(request, key, at=at):
        if request.method == "POST":
            return told_by_cas(request, of, at=at)
        return returned(request, of, at=at)


def returned(request: HttpRequest, of: Ent, *, at: int) -> HttpResponse:
    """The answer to the journey of this browser, checked; then on to where they were going."""
    state = request.GET.get("state" if isinstance(of.way, Oidc) else STATE, "")
    errand = errands.back(request, of.key, state, at=at)
    kept = posted.kept(request, state, at=at) if isinstance(of.way, Saml) else ()
    said = table.said(of, Back(errand, request.GET.dict(), at, kept))
    response = arriving.arrive(request, of, said, errand.onwards, at=at)
    errands.over(response, errand)
    return response


def told_by_cas(request: HttpRequest, of: Ent, *, at: int) -> HttpResponse:
    """Sessions are over at a CAS server; what it sends is answered alike, whatever it names."""
    if not isinstance(of.way, Cas):
        raise NoSuchEnt
    sessions.end(of.key, cas.ended(request.POST.get("logoutRequest", "")), before=at, at=at)
    return HttpResponse(status=204)


@everyone
@csrf_exempt  # an identity provider posts here through the browser; the journey's cookie comes next
@never_cache
@sensitive_post_parameters("SAMLResponse")
@require_POST
def assertion(request: HttpRequest, key: str) -> HttpResponse:
    """An assertion is posted: checked here, believed on the next page."""
    of, at = ent(key), now()
    if not isinstance(of.way, Saml):
        raise NoSuchEnt
    with throttles.watched(request, key, at=at):
        found = asserted.asserted(of, of.way, request.POST.get("SAMLResponse", ""), at=at)
        return posted.answer(of, found, request.POST.get("RelayState", ""), at=at)


@everyone
@require_GET
def metadata(request: HttpRequest, key: str) -> HttpResponse:
    """Who we are to an ENT that speaks SAML."""
    of = ent(key)
    if not isinstance(of.way, Saml):
        raise NoSuchEnt
    return HttpResponse(xml.written(asking.metadata(of)), content_type=METADATA)


@everyone
@csrf_exempt  # a provider tells us by POST, signed, that sessions are over
@never_cache
@sensitive_post_parameters("logout_token")
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Sessions are over at the ENT, hence here, and at the services that asked to be told."""
    of, at = ent(key), now()
    with throttles.watched(request, key, at=at):
        if isinstance(of.way, Saml) and request.method == "GET":
            query = request.META.get("QUERY_STRING", "")
            said = ended_by_saml(of, of.way, query, request.GET.dict(), at=at)
            sessions.end(key, said.names, before=said.issued, at=at)
            return HttpResponseRedirect(said.answer)
        if isinstance(of.way, Oidc) and request.method == "POST":
            told = ended.over(of, of.way, request.POST.get("logout_token", ""), at=at)
            sessions.end(key, told.names, before=told.issued, at=at)
            return HttpResponse(status=200)  # Back-Channel Logout, 2.8
    raise NoSuchEnt
