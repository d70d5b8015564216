"""The ENT of the demonstration: a plain form, a user name and a password."""

from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from egide.gateway import conf
from egide.gateway.doors_in.accounts import Account, proved
from egide.gateway.doors_in.arrivals import Standing, keep
from egide.gateway.doors_out.oidc.clients import places_of
from egide.gateway.errors import NotOfASchool, NoWayIn
from egide.kit.clock import now
from egide.kit.guards import everyone
from egide.people.queries import schools_of_member

WRONG = 401


@everyone
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who arrives; then go on to where they were going."""
    if not conf.demonstration():
        raise NoWayIn
    back = onwards(request.GET.get("vers", ""))
    if request.method == "POST":
        account = proved(request.POST.get("user", ""), request.POST.get("password", ""))
        if account is not None:
            let_stand(request, account)
            return HttpResponseRedirect(back)
    wrong = request.method == "POST"
    response = render(request, "gateway/sign-in.html", {"wrong": wrong}, status=200)
    response.status_code = WRONG if wrong else 200
    # A browser holds the redirects that follow a form to `form-action` as well.
    response._csp_update = {"form-action": places_of(client_in(back))}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp takes a page's own sources
    return response


def let_stand(request: HttpRequest, account: Account) -> None:
    """Keep who arrived, in the first of their schools."""
    schools = schools_of_member(account.member)
    if not schools:
        raise NotOfASchool
    keep(request, Standing(account.member, schools[0], now()))


def onwards(asked: str) -> str:
    """Where they were going, only ever the way out of this house; else the sign-in itself."""
    way = reverse("gateway:authorize")
    return asked if asked.startswith(f"{way}?") else reverse("gateway:arrived")


def client_in(address: str) -> str:
    """The client that an address of ours is about."""
    return parse_qs(urlsplit(address).query).get("client_id", [""])[0]


@everyone
@never_cache
def arrived(request: HttpRequest) -> HttpResponse:
    """Signed in, and going nowhere in particular."""
    return render(request, "gateway/arrived.html")
