"""An assertion comes in a form of another site, and browsers send none of our cookies with it.

What it asserts is checked where it is posted, then carried by the browser, sealed, to a page of
ours that it opens by itself: there the cookie of the journey says which request was ours.
"""

import hmac
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from egide.gateway.doors_in import carried, errands
from egide.gateway.doors_in.ents import Ent, Said
from egide.gateway.doors_in.errors import LostWay
from egide.gateway.doors_in.ways.journey import STATE, Back
from egide.gateway.doors_in.ways.saml.asking import number
from egide.gateway.doors_in.ways.saml.asserted import Asserted


def answer(ent: Ent, found: Asserted, state: str, *, at: int) -> HttpResponse:
    """On to the page that opens with the cookie of the journey."""
    page = reverse("gateway:ent-back", kwargs={"key": ent.key})
    response = HttpResponseRedirect(f"{page}?{urlencode({STATE: state})}")
    said = found.said
    value = [ent.key, found.request, said.who, said.school, list(said.sessions)]
    carried.give(response, name(state), value, at=at)
    return response


def kept(request: HttpRequest, state: str, *, at: int) -> list[object]:
    """What was asserted a moment ago."""
    value: list[object] = carried.given(request, name(state), at=at)
    return value


def said(back: Back) -> Said:
    """Who is there, if the answer is to the request of this very journey."""
    ent, request, who, school, sessions = back.kept
    ours = number(back.errand)
    if ent != back.errand.ent or not hmac.compare_digest(str(request).encode(), ours.encode()):
        raise LostWay
    named = tuple(map(str, sessions)) if isinstance(sessions, list) else ()
    return Said(str(who), str(school), named)


def name(state: str) -> str:
    """The cookie of an answer."""
    return f"reponse-{errands.name(state)}"
