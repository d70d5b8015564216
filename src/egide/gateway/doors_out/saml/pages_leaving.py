"""The end of a session, said by a service through the browser of whoever leaves."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.saml import answers, logout, metadata, named
from egide.gateway.doors_out.saml.descriptions import Place
from egide.gateway.doors_out.saml.logout import Leaving
from egide.gateway.doors_out.saml.messages import Message
from egide.gateway.endings import leaving, visits
from egide.gateway.saml import keys, packing
from egide.gateway.saml.names import POST, REQUESTER, SUCCESS, UNKNOWN
from egide.gateway.saml.signing import signed_query
from egide.kit.clock import now
from egide.kit.guards import everyone


@everyone
@never_cache
@require_GET
def slo(request: HttpRequest) -> HttpResponse:
    """A service says that somebody leaves: their session here ends, the others are told.

    By redirection alone: a form of another site comes without our cookie (SameSite), and we would
    say that somebody is out who is not.
    """
    asked = logout.asked(request, metadata.address("saml-slo"), at=now())
    here = arrivals.standing(request)
    said = SUCCESS if here is None else ended(request, asked, here)
    place = logout.place(asked.message)
    if place is None:
        return redirect("gateway:arrived")
    return answered(request, asked.message, place, said)


def ended(request: HttpRequest, asked: Leaving, here: Standing) -> str:
    """End this session, if it is the one that the service speaks of; how it went."""
    client = asked.message.sender.entity_id
    mine = [one for one in visits.of(here.session, named.DOOR, client)
            if asked.speaks_of(named.opened(one))]  # fmt: skip
    if not mine:
        return f"{REQUESTER} {UNKNOWN}"
    for one in mine:
        visits.forget(here.session, one)
    arrivals.leave(request)
    return logout.outcome(len(leaving.end(here.session, at=now()).missed))


def answered(request: HttpRequest, message: Message, place: Place, said: str) -> HttpResponse:
    """The answer, signed, to the registered place alone."""
    posted, at = place.binding == POST, now()
    answer = logout.answer(message, place.answer, said, at=at, signed=posted)
    relay = {"RelayState": message.relay} if message.relay else {}
    if posted:
        fields = {"SAMLResponse": packing.for_form(answer), **relay}
        return answers.posted(request, place.answer, fields, message.description)
    query = signed_query({"SAMLResponse": packing.for_address(answer), **relay}, keys.signer())
    sign = "&" if "?" in place.answer else "?"
    back = HttpResponseRedirect(f"{place.answer}{sign}{query}")
    back.headers["Referrer-Policy"] = "no-referrer"
    return back
