"""The way out of the house: a session ends, the services that asked are told, people go on."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.endings import leaving, partings
from egide.gateway.endings.partings import Parting
from egide.kit.clock import now
from egide.kit.guards import everyone


@everyone
@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Ask once, then end the session. The form has a token: no other site can send it."""
    here = arrivals.standing(request)
    given = request.POST if request.method == "POST" else request.GET
    parting = partings.opened(given.get("suite", ""))
    if here is None:
        return left(request, parting, sure=request.method == "POST")
    return depart(request, here, parting) if request.method == "POST" else confirm(request, parting)


def confirm(request: HttpRequest, parting: Parting) -> HttpResponse:
    """Ask whether they want to leave; a tool that wants it is named."""
    context = {"parting": parting, "suite": partings.sealed(parting)}
    answer = render(request, "gateway/leave.html", context)
    # A browser holds the redirect that follows the form to this list.
    answer._csp_update = {"form-action": parting.origin}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp takes a page's own sources
    return answer


def depart(request: HttpRequest, here: Standing, parting: Parting) -> HttpResponse:
    """End the session here, tell where it went, go on."""
    arrivals.leave(request)
    told = leaving.end(here.session, at=now())
    return left(request, parting, sure=True, missed=bool(told.missed))


def left(
    request: HttpRequest, parting: Parting, *, sure: bool, missed: bool = False
) -> HttpResponse:
    """Nobody stands here: back to the tool when that is sure, else a page that says so."""
    if parting.address and sure:
        return Onwards(parting.address)
    return render(request, "gateway/left.html", {"parting": parting, "missed": missed})


class Onwards(HttpResponseRedirect):
    """To an address that a door checked, whatever its scheme; it does not learn whence."""

    def __init__(self, address: str) -> None:
        """Say where."""
        self.allowed_schemes = [urlsplit(address).scheme]
        super().__init__(address)
        self.headers["Referrer-Policy"] = "no-referrer"
