"""What is answered to tools: bodies with LTI's own types, errors as OAuth says them."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from egide.gateway.doors_out.lti.asking import Way
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.registered import places_of

TYPES: Final = {
    "members": "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
    "items": "application/vnd.ims.lis.v2.lineitemcontainer+json",
    "item": "application/vnd.ims.lis.v2.lineitem+json",
}


def posted(request: HttpRequest, way: Way, said: Mapping[str, str]) -> HttpResponse:
    """A form that the browser posts to the tool (OAuth 2.0 Form Post Response Mode)."""
    fields = {**said, **({"state": way.state} if way.state else {})}
    context = {"address": way.redirect_uri, "fields": fields.items()}
    return apart(render(request, "gateway/post.html", context), places_of(way.tool))


def apart(answer: HttpResponse, places: list[str]) -> HttpResponse:
    """A page of a window that a tool shares with us: no more than that is loosened.

    The window keeps its opener, our launch page, where a tool without cookies keeps its state; the
    form leads to the tool's own origins alone. Nobody frames it, no script of the tool runs in it.
    """
    answer.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer._csp_update = {"form-action": places}  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp takes a page's own sources
    return unkept(answer)


def said(kind: str, body: object, *, status: int = 200) -> HttpResponse:
    """A body of a service."""
    answer = JsonResponse(body, safe=False, status=status, content_type=TYPES[kind])
    return unkept(answer)


def refused(refusal: Refused) -> HttpResponse:
    """An error of RFC 6749, section 5.2, or RFC 6750, section 3."""
    told = {"error": refusal.error, "error_description": refusal.about}
    answer = JsonResponse(told, status=refusal.status)
    if refusal.error in {"invalid_token", "insufficient_scope"}:
        answer.headers["WWW-Authenticate"] = f'Bearer error="{refusal.error}"'
    return unkept(answer)


def unkept(answer: HttpResponse) -> HttpResponse:
    """No cache keeps what names somebody."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
