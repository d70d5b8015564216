"""The law of a day, a legal fact, the editions of the charter, the model clauses."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from egide.kit.clock import today
from egide.kit.guards import everyone
from egide.law.errors import NoSuchDay
from egide.law.shown.charter import charter_page
from egide.law.shown.clauses import clauses_page
from egide.law.shown.day import day_page
from egide.law.shown.editions import editions_page
from egide.law.shown.fact import fact_page
from egide.trust.law import View


def lang() -> str:
    """The language of the reader."""
    return (get_language() or "fr")[:2]


def asked_day(request: HttpRequest) -> date:
    """The day in the address; today when it says none."""
    said = request.GET.get("le", "")
    try:
        return date.fromisoformat(said) if said else today()
    except ValueError as error:
        raise NoSuchDay(said) from error


@everyone
def day(request: HttpRequest) -> HttpResponse:
    """What stood that day?"""
    view = View.HINDSIGHT if request.GET.get("regard") == "depuis" else View.KNOWN
    return render(request, "law/day.html", day_page(asked_day(request), view, lang(), today()))


@everyone
def fact(request: HttpRequest, name: str) -> HttpResponse:
    """One legal fact: its days, its sources, who reads it."""
    return render(request, "law/fact.html", fact_page(name, lang(), today()))


@everyone
def charters(request: HttpRequest) -> HttpResponse:
    """The editions, and what changed between them."""
    return render(request, "law/charters.html", editions_page(lang()))


@everyone
def charter(request: HttpRequest, edition: str) -> HttpResponse:
    """One edition: what is asked, why, on what it rests, how it is decided."""
    return render(request, "law/charter.html", charter_page(edition, lang()))


@everyone
def clauses(request: HttpRequest) -> HttpResponse:
    """The model clauses, to paste or to print."""
    return render(request, "law/clauses.html", clauses_page(lang()))
