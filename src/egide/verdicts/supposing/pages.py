"""The page "Et si…": a rehearsal, which changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from egide.kit.clock import today
from egide.kit.guards import everyone
from egide.verdicts.queries.what_if import if_fell, judged_services
from egide.verdicts.supposing.asked import read
from egide.verdicts.supposing.shown import what_if_page


@everyone
def what_if(request: HttpRequest) -> HttpResponse:
    """If this text fell, which services would change their answer?"""
    lang = (get_language() or "fr")[:2]
    asked = read(request.GET, today())
    found = if_fell(asked.fact, asked.on)
    context = what_if_page(asked, found, judged_services(asked.on), lang)
    return render(request, "verdicts/supposing/what_if.html", context)
