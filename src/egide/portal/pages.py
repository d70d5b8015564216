"""The home page and the catalogue."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from egide.kit.clock import today
from egide.kit.guards import everyone
from egide.law.shelf import shelf
from egide.law.words import words
from egide.people.mandates import SignedIn
from egide.portal import asked as asking
from egide.portal.desk import desk
from egide.portal.results import found
from egide.portal.waiting import waiting


@everyone
def home(request: HttpRequest) -> HttpResponse:
    """Where everyone arrives: look for a tool, offer one, review; and what waits for you."""
    if request.user.is_authenticated:
        return mine(request, cast("SignedIn", request.user))
    return render(request, "portal/home.html", waiting("", language()))


def mine(request: HttpRequest, person: SignedIn) -> HttpResponse:
    """The home of whoever signed in."""
    context = waiting(person.role, language()) | desk(person, on=today())
    context["first_name"] = person.display_name.partition(" ")[0]
    context["today"] = words().date(today(), language())
    return render(request, "portal/mine.html", context)


@everyone
def catalogue(request: HttpRequest) -> HttpResponse:
    """Find a tool, and whether a class may use it. Live, only the results come back."""
    lang, levels = language(), shelf().vocabulary.levels
    asked = asking.read(request.GET, frozenset(levels))
    context = {
        "asked": asked,
        "found": found(asked, today(), lang),
        "level": words().label("levels", asked.level, lang),
        "levels": [
            {"value": one, "label": words().label("levels", one, lang)}
            for one in sorted(levels, key=lambda name: levels[name].rank)
        ],
    }
    live = request.headers.get("HX-Request") == "true"
    template = "portal/parts/results.html" if live else "portal/catalogue.html"
    response = render(request, template, context | {"live": live})
    response["Vary"] = "HX-Request, Cookie"
    return response


def language() -> str:
    """The language of the reader."""
    return (get_language() or "fr")[:2]
