"""What people open: a tool of their list, the way through, contents that a teacher chose."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from egide.gateway import conf, refusing
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.onwards import to_sign_in
from egide.gateway.doors_out.lti import answers, asking, hints, launching, linking
from egide.gateway.doors_out.lti.errors import NoSuchTool, NotChosen, Refused, StaleLaunch
from egide.gateway.doors_out.lti.launching import Chosen, Open
from egide.gateway.doors_out.lti.registered import places_of, tool
from egide.gateway.errors import Shut
from egide.gateway.journaling import Moment
from egide.kit.clock import now, today
from egide.kit.guards import everyone


@everyone
@never_cache
@require_GET
def launch(request: HttpRequest) -> HttpResponse:
    """A tool of somebody's list: a form that begins the launch in a window of its own."""
    found = tool(request.GET.get("tool", ""))
    if found is None:
        raise NoSuchTool
    here = arrivals.standing(request)
    if here is None:
        return to_sign_in("gateway:lti-launch", request.GET.urlencode())
    try:
        opens = launching.looked_up(found, chosen(request.GET), here, on=today())
    except Shut as shut:
        return answers.unkept(refusing.page(request, shut))
    drawn = hints.draw(opens.place, here, at=now())
    answer = render(request, "gateway/lti/launch.html", shown(opens, drawn))
    answer = answers.apart(answer, places_of(found))
    # The window that it opens may answer it, and nothing else may (see static/gateway/lti.js).
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups"
    return answer


def chosen(given: QueryDict) -> Chosen:
    """What the address says that somebody opens."""
    try:
        link = UUID(given.get("lien", "")) if "lien" in given else None
    except ValueError:
        raise NoSuchTool from None
    return Chosen(given.get("classe", ""), link, choosing=given.get("choisir") == "1")


def shown(opens: Open, drawn: hints.Hints) -> dict[str, object]:
    """What the page prints: LTI's own parameters (security framework, section 5.1.1.1)."""
    place = opens.place
    begun = {
        "iss": conf.issuer(),
        "login_hint": drawn.login,
        "target_link_uri": place.target,
        "lti_message_hint": drawn.message,
        "client_id": place.tool.client_id,
        "lti_deployment_id": place.tool.deployment,
        "lti_storage_target": "_parent",  # the window that opened this one: no frame is needed
    }
    return {
        "opens": opens,
        "begun": begun.items(),
        "origins": " ".join(places_of(place.tool)),
    }


@everyone
@csrf_exempt  # a tool may send people by POST; who they are is in their session, not in the form
@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest) -> HttpResponse:
    """Somebody comes back with a tool's request; they leave with a signed launch."""
    if request.method == "POST":
        return as_a_visit(request.POST)
    way = asking.way(request.GET)
    try:
        asked = asking.asked(request.GET)
        here = arrivals.standing(request)
        if here is None:
            raise StaleLaunch
        token = launching.through(way, asked, here, Moment(today(), now()))
    except Shut as shut:
        return answers.apart(refusing.page(request, shut), [])
    except Refused as refusal:
        about = {"error": refusal.error, "error_description": refusal.about}
        return answers.posted(request, way, about)
    storage = {"lti_storage_target": asked.storage} if asked.storage else {}
    return answers.posted(request, way, {"id_token": token, **storage})


def as_a_visit(given: QueryDict) -> HttpResponse:
    """The same by GET: a form of another site brings no cookie of ours, a visit does (Lax)."""
    way = asking.way(given)
    query = f"{reverse('gateway:lti-authorize')}?{given.urlencode()}"
    answer = HttpResponseRedirect(query)
    answer.status_code = 303
    return answers.apart(answer, places_of(way.tool))


@everyone
@csrf_exempt  # the form is the tool's; what it signed says which choice of which teacher it is
@sensitive_post_parameters()
@require_POST
def links(request: HttpRequest) -> HttpResponse:
    """The contents that a teacher chose in a tool, kept for the class."""
    try:
        begun = linking.keep(request.POST.get("JWT", ""), Moment(today(), now()))
    except Refused:
        raise NotChosen from None
    context = begun.context.name if begun.context else ""
    query = urlencode({"tool": begun.tool.client_id, "classe": context})
    answer = HttpResponseRedirect(f"{reverse('gateway:lti-launch')}?{query}")
    answer.status_code = 303
    return answers.unkept(answer)
