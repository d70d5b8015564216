"""The door: in with a passkey or through a service that vouches, out here or everywhere."""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from egide.kit.guards import everyone, signed_in
from egide.people import demo
from egide.people.models import Person
from egide.people.signin import accounts, conf, invitations, passkeys, sessions, tickets, webauthn
from egide.people.signin.pages.asked import answer, destination, somebody, words
from egide.people.signin.throttle import watched
from egide.people.signin.tickets import Purpose
from egide.people.signin.upstream import journey
from egide.people.signin.upstream.journey import Errand, Return


@everyone
def door(request: HttpRequest) -> HttpResponse:
    """Who wants to come in, and how?"""
    context = {
        "next": destination(request),
        "confirm": "confirmer" in request.GET and request.user.is_authenticated,
        "personas": demo.PERSONAS if settings.PERSONAS else (),
        "upstreams": conf.upstreams(),
        "elsewhere": elsewhere(request),
    }
    return render(request, "people/signin/door.html", context)


def elsewhere(request: HttpRequest) -> str:
    """The address where passkeys work, when the page is shown under another one."""
    origin = conf.origin()
    return "" if urlsplit(origin).netloc == request.get_host() else origin


@everyone
@require_POST
@watched
def question(request: HttpRequest) -> HttpResponse:
    """A challenge for any passkey of this house."""
    challenge = tickets.give(request.session, Purpose.ENTER, {}, at=timezone.now())
    return JsonResponse(webauthn.asked_to_prove(passkeys.site(), challenge))


@everyone
@require_POST
@watched
def proof(request: HttpRequest) -> HttpResponse:
    """The answer of a passkey: in, in a new session."""
    at, said = timezone.now(), answer(request)
    given = webauthn.answer(said["credential"])
    tickets.take(request.session, Purpose.ENTER, given.challenge, at=at)
    sessions.admit(request, passkeys.use(given, at=at), proved_at=at)
    return JsonResponse({"next": destination(request, words(said, "next"))})


@everyone
@require_GET
@watched
def depart(request: HttpRequest, key: str) -> HttpResponse:
    """Off to a service that vouches. A link: the content policy lets no form lead elsewhere."""
    held = request.session.get("invitation", "") if "invitation" in request.GET else ""
    errand = Errand(destination(request), invitation=held, confirm="confirmer" in request.GET)
    return redirect(journey.leave(request.session, key, errand, at=timezone.now()))


@everyone
@require_GET
@never_cache
@watched
def arrive(request: HttpRequest, key: str) -> HttpResponse:
    """Back from a service that vouches: whoever the account opens for is in."""
    at = timezone.now()
    back = journey.come_back(request.session, key, request.GET.dict(), at=at)
    person = vouched(back, at=at)
    sessions.admit(request, person, proved_at=back.account.proved_at)
    return redirect(destination(request, back.errand.next))


def vouched(back: Return, *, at: datetime) -> Person:
    """The person of an account; with an invitation, from now on."""
    if not back.errand.invitation:
        return accounts.holder(back.account, at=at)
    held = UUID(back.errand.invitation)
    return invitations.accept(
        held, lambda person: accounts.link(person, back.account, at=at), at=at
    )


@signed_in
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Go out."""
    logout(request)
    return redirect("/")


@signed_in
@require_POST
def leave_everywhere(request: HttpRequest) -> HttpResponse:
    """Go out, here and on every other machine."""
    sessions.end_all(somebody(request))
    logout(request)
    return redirect("people:door")
