"""The door of the portal: come in as an invented person, go out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from egide.kit.guards import everyone, signed_in
from egide.people import actions, demo


@everyone
def door(request: HttpRequest) -> HttpResponse:
    """Who wants to come in?"""
    personas = demo.PERSONAS if settings.PERSONAS else ()
    return render(request, "people/door.html", {"personas": personas, "next": destination(request)})


@everyone
@require_POST
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Come in as an invented person."""
    login(request, actions.become(key))
    return redirect(destination(request))


@signed_in
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Go out."""
    logout(request)
    return redirect("/")


def destination(request: HttpRequest) -> str:
    """The page to show afterwards: one of ours, or the first one."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if here else "/"
