"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from egide.kit.guards import everyone


@everyone
def home(request: HttpRequest) -> HttpResponse:
    """Where everyone arrives."""
    return render(request, "portal/home.html")
