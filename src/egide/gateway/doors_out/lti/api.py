"""What servers of tools call: tokens, members, line items, scores. No cookie counts here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from egide.gateway.doors_out.lti import answers, grades, lineitems, membership, plain, tokens
from egide.gateway.doors_out.lti.contexts import context_of, opened_context
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.names import ITEMS, ITEMS_READ, MEMBERS, SCORE
from egide.gateway.doors_out.oneroster.errors import Failed
from egide.gateway.doors_out.oneroster.pace import Pace
from egide.gateway.errors import NoJournal
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiContext, LtiTool
from egide.kit.clock import now, today
from egide.kit.guards import everyone

LARGEST: Final = 32_000  # bytes of a body
callers: Final = Pace()
P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def to_a_tool(page: Page[P]) -> Page[P]:
    """What is refused is said as OAuth says it."""

    @wraps(page)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return page(request, *args, **kwargs)
        except Refused as refusal:
            return answers.refused(refusal)
        except NoJournal:
            return answers.refused(Refused("temporarily_unavailable", "no journal", status=503))

    return answered


@everyone
@csrf_exempt
@sensitive_post_parameters()
@require_POST
@to_a_tool
def token(request: HttpRequest) -> HttpResponse:
    """A signed assertion for a token."""
    for _, values in request.POST.lists():
        if len(values) != 1:
            raise Refused("invalid_request", "a parameter given twice")
    said = tokens.grant(request.POST.dict(), moment())
    return answers.unkept(JsonResponse(said))


@everyone
@require_GET
@to_a_tool
def members(request: HttpRequest, name: str) -> HttpResponse:
    """The class, page by page."""
    tool, context = asked(request, name, MEMBERS)
    found = membership.members(tool, context, membership.page(request.GET), moment())
    answer = answers.said("members", found.body)
    if found.following:
        answer.headers["Link"] = f'<{found.following}>; rel="next"'
    return answer


@everyone
@csrf_exempt
@require_http_methods(["GET", "POST"])
@to_a_tool
def items(request: HttpRequest, name: str) -> HttpResponse:
    """The line items of this tool in a class; one more."""
    reads = request.method == "GET"
    tool, context = asked(request, name, ITEMS, *([ITEMS_READ] if reads else []))
    if not reads:
        made = grades.add(tool, context, lineitems.wanted(body(request)), at=now())
        return answers.said("item", lineitems.shown(made), status=201)
    found = [lineitems.shown(one) for one in grades.items_of(tool, context)]
    wanted = {"resourceId": request.GET.get("resource_id"), "tag": request.GET.get("tag"),
              "resourceLinkId": request.GET.get("resource_link_id")}  # fmt: skip
    kept = [one for one in found if all(one.get(k, "") == v for k, v in wanted.items() if v)]
    return answers.said("items", kept)


@everyone
@csrf_exempt
@require_http_methods(["GET", "PUT", "DELETE"])
@to_a_tool
def item(request: HttpRequest, name: str, number: UUID) -> HttpResponse:
    """One line item of this tool."""
    tool, context = asked(request, name, ITEMS, *([ITEMS_READ] if request.method == "GET" else []))
    found = grades.item(tool, context, number)
    if request.method == "DELETE":
        found.delete()
        return answers.unkept(HttpResponse(status=204))
    if request.method == "PUT":
        found = grades.correct(found, lineitems.wanted(body(request), label=found.label))
    return answers.said("item", lineitems.shown(found))


@everyone
@csrf_exempt
@require_POST
@to_a_tool
def scores(request: HttpRequest, name: str, number: UUID) -> HttpResponse:
    """A score for a pupil; it stays here."""
    tool, context = asked(request, name, SCORE)
    one = grades.item(tool, context, number)
    grades.keep(tool, one, grades.score(body(request)), moment())
    return answers.unkept(HttpResponse(status=204))


@everyone
@require_GET
@to_a_tool
def results(request: HttpRequest, name: str, number: UUID) -> HttpResponse:
    """Scores are captive: no tool reads them back, not even its own (docs/decisions/0073)."""
    raise Refused("insufficient_scope", "results are not read here", status=403)


def asked(request: HttpRequest, name: str, *scopes: str) -> tuple[LtiTool, LtiContext]:
    """Which tool asks about which class, open to it at this very moment."""
    tool = tokens.tool_of(request, scopes, at=now())
    try:
        callers.require(tool.pk, at=now())
    except Failed:
        raise Refused("temporarily_unavailable", "too many requests", status=429) from None
    return tool, opened_context(tool, context_of(tool, name), on=today())


def body(request: HttpRequest) -> object:
    """What stands in the body, as JSON."""
    if len(request.body) > LARGEST:
        raise Refused("invalid_request", "too long", status=413)
    try:
        return plain.read(request.body)
    except ValueError:
        raise Refused("invalid_request", "not JSON") from None


def moment() -> Moment:
    """Now."""
    return Moment(today(), now())
