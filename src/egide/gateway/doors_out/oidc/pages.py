"""The endpoints: what is asked, the crossing, what is answered."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from egide.gateway import refusing
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.onwards import to_sign_in
from egide.gateway.doors_out.credentials import form_of
from egide.gateway.doors_out.oidc import (
    answers,
    asking,
    clients,
    grants,
    hints,
    launching,
    metadata,
    par,
    refresh,
)
from egide.gateway.doors_out.oidc.asking import Asked, Given, Way
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.grants import Presented
from egide.gateway.doors_out.oidc.par import Pushed
from egide.gateway.doors_out.oidc.wary import guesses_counted
from egide.gateway.errors import NoJournal, Shut
from egide.gateway.journaling import Moment
from egide.journal.errors import JournalClosed
from egide.kit.clock import now, today
from egide.kit.guards import everyone
from egide.people.signin.throttle import caller


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
    brought = asking.parameters(request)
    here = arrivals.standing(request)
    if here is None and request.method == "POST":
        return by_get(brought)
    pushed = par.brought(brought, at=now())
    way = asking.way(pushed.given if pushed else brought)
    try:
        return asked_of(Request(way, brought, pushed), here)
    except Shut as shut:
        return answers.unkept(refusing.page(request, shut))
    except Refused as refusal:
        if pushed:
            par.spend(pushed)
        about = {"error_description": refusal.about} if refusal.about else {}
        return answers.back(way, error=refusal.error, **about)


@dataclass(frozen=True, slots=True)
class Request:
    """Whom it comes from, as the browser brought it, as it was pushed if it was."""

    way: Way
    brought: QueryDict
    pushed: Pushed | None


def asked_of(request: Request, here: Standing | None) -> HttpResponse:
    """A code for whoever stands here, or the way to their school first."""
    way, pushed = request.way, request.pushed
    par.require(way.client, pushed)
    asked = asking.asked(pushed.given if pushed else request.brought, way.client)
    if here is None or not fits(here, asked, request):
        return to_the_school(asked, request)
    code = launching.code_for(way, asked, here, Moment(today(), now()))
    if pushed:
        par.spend(pushed)
    return answers.back(way, code=code)


def by_get(given: QueryDict) -> HttpResponse:
    """A browser keeps its cookies from a form of another site (SameSite): ask it again."""
    answer = HttpResponseRedirect(f"{reverse('gateway:authorize')}?{given.urlencode()}")
    answer.status_code = HTTPStatus.SEE_OTHER
    return answers.unkept(answer)


def fits(here: Standing, asked: Asked, request: Request) -> bool:
    """Whether who stands here need not show again who they are."""
    if request.pushed and here.at >= request.pushed.at:
        return True  # they came from the school since it was asked
    if asked.hint and not hints.names(asked.hint, here, request.way.client, on=today()):
        return False
    return not too_old(here, asked)


def too_old(here: Standing, asked: Asked) -> bool:
    """Whether they signed in too long ago for this request."""
    return "login" in asked.prompt or (asked.oldest is not None and now() - here.at > asked.oldest)


def to_the_school(asked: Asked, request: Request) -> HttpResponse:
    """Sign in at the school's own place, then come back with the same request."""
    if "none" in asked.prompt:
        raise Refused("login_required")
    if request.pushed:
        par.wait(request.pushed)
    return to_sign_in("gateway:authorize", once(request.brought))


def once(brought: QueryDict) -> str:
    """The request without what has been heeded: a fresh sign-in is not asked for twice.

    Nor with what would name somebody in an address of ours.
    """
    rest = brought.copy()
    for name in ("prompt", "max_age", "id_token_hint", "login_hint"):
        rest.pop(name, None)
    return rest.urlencode()


@everyone
@csrf_exempt  # a server comes here, with its own secret
@sensitive_post_parameters()
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A code for tokens."""
    try:
        with guesses_counted(request, at=now()):
            header = request.headers.get("Authorization", "")
            said = exchanged(request.POST, header, caller(request))
        return answers.unkept(JsonResponse(said))
    except (JournalClosed, NoJournal):
        return answers.refused(Refused("temporarily_unavailable", "no journal", status=503))
    except Refused as refusal:
        return answers.refused(refusal, "Basic")


def exchanged(posted: Given, credentials: str, address: str) -> dict[str, object]:
    """What a client gets that proves itself, for what it hands in."""
    form = form_of(posted.lists(), Refused)
    moment, kind = Moment(today(), now()), form.get("grant_type")
    client = clients.authenticated(credentials, form, caller=address, at=moment.at)
    if kind == "refresh_token":
        return refresh.again(client, form.get(kind, ""), form.get("scope", ""), moment)
    if kind != "authorization_code":
        raise Refused("unsupported_grant_type", "authorization_code or refresh_token")
    given = Presented(
        form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier", "")
    )
    return launching.tokens_for(client, given, moment)


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
