"""The journal as people see it: which logs there are, and how to check a receipt oneself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from egide.journal import queries
from egide.kit.guards import everyone


@everyone
def index(request: HttpRequest) -> HttpResponse:
    """Every log, how long it is, when it was last signed, by how many witnesses."""
    return render(request, "journal/index.html", {"logs": queries.shown_logs()})


@everyone
def verifier(request: HttpRequest) -> HttpResponse:
    """Check a receipt in this browser: the page asks the server for tiles, and believes none."""
    return render(request, "journal/verifier.html")
