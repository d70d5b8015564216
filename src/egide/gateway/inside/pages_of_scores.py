"""The teacher's page of what tools sent, and the way to it from the page of a class."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from egide.gateway.inside import scores
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.people import queries as people
from egide.people.mandates import Actor, ruling
from egide.trust.mandate import Power


@signed_in
@require_GET
def of_class(request: HttpRequest, group: UUID) -> HttpResponse:
    """The scores that tools sent for a class of one's own."""
    found = scores.of_class(group, by=cast("Actor", request.user), on=today())
    return render(request, "gateway/scores.html", {"found": found})


def way(request: HttpRequest, *, group: UUID) -> str:
    """A link, for a teacher of the class, once a tool scores something there."""
    at = people.place_of_class(group)
    by = cast("Actor", request.user)
    if not scores.are_there(group) or not ruling(by, Power.NAME_PUPILS, at=at, on=today()).allowed:
        return ""
    return render_to_string("gateway/parts/scores.html", {"group": group}, request)
