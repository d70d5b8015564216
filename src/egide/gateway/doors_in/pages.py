"""Where people choose how they come in, and where they are once they did."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from egide.gateway import conf
from egide.gateway.doors_in import arrivals, arriving, carried, onwards, succeeding, throttles
from egide.gateway.doors_in.accounts import Account, proved
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.choosing import offered
from egide.gateway.doors_out.lti.registered import open_to
from egide.gateway.errors import NotOfASchool, NoWayIn
from egide.gateway.models import LtiTool
from egide.kit.clock import now, today
from egide.kit.guards import everyone
from egide.people.queries import schools_of_member

WRONG = 401


@everyone
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Which ENT, or a class code; in the kit and in tests, a form for invented people."""
    back = onwards.safe(request.GET.get("vers", ""))
    if request.method == "POST":
        account = tried(request)
        if account is not None:
            let_stand(request, account)
            return HttpResponseRedirect(back)
    wrong = request.method == "POST"
    typed = request.GET.get("q", "")[:80]
    context = {
        "wrong": wrong,
        "demonstration": conf.demonstration(),
        "offered": offered(request.COOKIES.get(arriving.ENT, ""), typed),
        "typed": typed,
        "onwards": back,
    }
    response = render(request, "gateway/sign-in.html", context)
    response.status_code = WRONG if wrong else 200
    return going_on(response, back)


def going_on(response: HttpResponse, back: str) -> HttpResponse:
    """A browser holds the redirects that follow a form to `form-action`."""
    response._csp_update = {"form-action": onwards.places(back)}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp takes a page's own sources
    return response


def tried(request: HttpRequest) -> Account | None:
    """Whose name and password were given; so many tries for an account, whoever makes them."""
    if not conf.demonstration():
        raise NoWayIn
    user, at = request.POST.get("user", "")[:80], now()
    here = throttles.at_door(request, f"demonstration|{user}")
    throttles.require(throttles.PASSWORDS, here, at=at)
    throttles.require(throttles.ACCOUNT, user, at=at)
    account = proved(user, request.POST.get("password", ""))
    if account is None:
        throttles.count(throttles.PASSWORDS, here, at=at)
        throttles.count(throttles.ACCOUNT, user, at=at)
    return account


def let_stand(request: HttpRequest, account: Account) -> None:
    """Keep who arrived, in the first of their schools."""
    schools = schools_of_member(account.member)
    if not schools:
        raise NotOfASchool
    at = now()
    succeeding.stand(request, Standing(account.member, schools[0], at), at=at)


@everyone
@never_cache
@require_http_methods(["GET", "POST"])
def school(request: HttpRequest) -> HttpResponse:
    """Somebody of several schools says in which one they are today."""
    at = now()
    if request.method == "POST":
        return arriving.choose(request, request.POST.get("ecole", ""), at=at)
    _of, held, _names, to = carried.given(request, arriving.CHOICE, at=at)
    response = render(request, "gateway/school.html", {"places": arriving.choices(held)})
    return going_on(response, onwards.safe(to))


@everyone
@never_cache
def arrived(request: HttpRequest) -> HttpResponse:
    """Signed in, and going nowhere in particular: the tools that open from here."""
    here = arrivals.standing(request)
    tools = list_of(here) if here else []
    return render(request, "gateway/arrived.html", {"here": here, "tools": tools})


def list_of(here: Standing) -> list[LtiTool]:
    """The tools of somebody's list; none for who is of no school any more, who may still leave."""
    try:
        return open_to(arrivals.arrival(here), on=today())
    except NotOfASchool:
        return []
