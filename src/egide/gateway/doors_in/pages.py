"""The ENT of the demonstration: a plain form, a user name and a password."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from egide.gateway import conf
from egide.gateway.doors_in import onwards
from egide.gateway.doors_in.accounts import Account, proved
from egide.gateway.doors_in.arrivals import Standing, keep
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
    back = onwards.safe(request.GET.get("vers", ""))
    if request.method == "POST":
        account = proved(request.POST.get("user", ""), request.POST.get("password", ""))
        if account is not None:
            let_stand(request, account)
            return HttpResponseRedirect(back)
    wrong = request.method == "POST"
    response = render(request, "gateway/sign-in.html", {"wrong": wrong}, status=200)
    response.status_code = WRONG if wrong else 200
    response._csp_update = {"form-action": onwards.places(back)}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp takes a page's own sources
    return response


def let_stand(request: HttpRequest, account: Account) -> None:
    """Keep who arrived, in the first of their schools."""
    schools = schools_of_member(account.member)
    if not schools:
        raise NotOfASchool
    keep(request, Standing(account.member, schools[0], now()))


@everyone
@never_cache
def arrived(request: HttpRequest) -> HttpResponse:
    """Signed in, and going nowhere in particular."""
    return render(request, "gateway/arrived.html")
