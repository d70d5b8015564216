"""The endpoints: what is asked, the crossing, what is answered."""

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from egide.gateway import refusing
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.onwards import to_sign_in
from egide.gateway.doors_out.oidc import answers, asking, clients, grants, launching, metadata
from egide.gateway.doors_out.oidc.asking import Asked, Given
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.grants import Presented
from egide.gateway.errors import NoJournal, Shut
from egide.gateway.journaling import Moment
from egide.journal.errors import JournalClosed
from egide.kit.clock import now, today
from egide.kit.guards import everyone


@everyone
@require_GET
def discovery(request: HttpRequest) -> HttpResponse:
    """What this provider can do, and where (OIDC Discovery 1.0)."""
    return answers.public(metadata.provider())


@everyone
@require_GET
def jwks(request: HttpRequest) -> HttpResponse:
    """The public keys."""
    return answers.public(metadata.keys())


@everyone
@csrf_exempt  # a service may send people by POST; nothing is changed for whoever is sent
@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest) -> HttpResponse:
    """Somebody comes with a service's request; they leave with a code, or learn why not."""
    given = asking.parameters(request)
    way = asking.way(given)
    try:
        asked = asking.asked(given, way.client)
        here = arrivals.standing(request)
        if here is None or too_old(here, asked):
            return to_the_school(asked, given.urlencode())
        code = launching.code_for(way, asked, here, Moment(today(), now()))
        return answers.back(way, code=code)
    except Shut as shut:
        return answers.unkept(refusing.page(request, shut))
    except Refused as refusal:
        about = {"error_description": refusal.about} if refusal.about else {}
        return answers.back(way, error=refusal.error, **about)


def too_old(here: Standing, asked: Asked) -> bool:
    """Whether somebody must show again who they are."""
    return "login" in asked.prompt or (asked.oldest is not None and now() - here.at > asked.oldest)


def to_the_school(asked: Asked, query: str) -> HttpResponse:
    """Sign in at the school's own place, then come back with the same request."""
    if "none" in asked.prompt:
        raise Refused("login_required")
    return to_sign_in("gateway:authorize", once(query))


def once(query: str) -> str:
    """The request without what has been heeded: a fresh sign-in is not asked for twice."""
    rest = QueryDict(query, mutable=True)
    for name in ("prompt", "max_age"):
        rest.pop(name, None)
    return rest.urlencode()


@everyone
@csrf_exempt  # a server comes here, with its own secret
@sensitive_post_parameters()
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A code for tokens."""
    try:
        said = exchanged(request.POST, request.headers.get("Authorization", ""))
        return answers.unkept(JsonResponse(said))
    except (JournalClosed, NoJournal):
        return answers.refused(Refused("temporarily_unavailable", "no journal", status=503))
    except Refused as refusal:
        return answers.refused(refusal, "Basic")


def exchanged(posted: Given, credentials: str) -> dict[str, object]:
    """What a client gets that proves itself, for what it hands in."""
    form = {name: single(values) for name, values in posted.lists()}
    client = clients.authenticated(credentials, form)
    if form.get("grant_type") != "authorization_code":
        raise Refused("unsupported_grant_type", "authorization_code alone")
    given = Presented(
        form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier", "")
    )
    return launching.tokens_for(client, given, Moment(today(), now()))


def single(values: list[str]) -> str:
    """A parameter given once (RFC 6749, section 3.2)."""
    if len(values) != 1:
        raise Refused("invalid_request", "a parameter given twice")
    return values[0]


@everyone
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def userinfo(request: HttpRequest) -> HttpResponse:
    """What left with the crossing, once more; nothing when the agreement has moved since."""
    try:
        found = grants.of_token(bearer(request), at=now())
        client = clients.client(found.client)
        if client is None:
            raise grants.over()
        launching.still_open(found, client, Moment(today(), now()))
        return answers.unkept(JsonResponse(dict(found.claims)))
    except Refused as refusal:
        return answers.refused(refusal, "Bearer")


def bearer(request: HttpRequest) -> str:
    """The token of a request, in its header or a posted form (RFC 6750); never in an address."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    return request.POST.get("access_token", "")
