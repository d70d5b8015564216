"""An invitation, from its link to a way in. The secret comes in a form, never in an address."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from egide.kit.guards import everyone
from egide.people.models import Invitation
from egide.people.signin import conf, invitations, passkeys, sessions, tickets, webauthn
from egide.people.signin.errors import NoInvitation
from egide.people.signin.pages.asked import answer, words
from egide.people.signin.pages.door import elsewhere
from egide.people.signin.throttle import watched
from egide.people.signin.tickets import Purpose

HELD = "invitation"


@everyone
@require_GET
def landing(request: HttpRequest) -> HttpResponse:
    """Where a link leads: a script hands its secret over."""
    return render(request, "people/signin/landing.html")


@everyone
@require_POST
@watched
def hand_over(request: HttpRequest) -> HttpResponse:
    """The secret of a link: this browser holds the invitation from now on."""
    found = invitations.opened(request.POST.get("secret", ""), at=timezone.now())
    request.session.flush()
    request.session[HELD] = str(found.pk)
    return redirect("people:invited")


@everyone
@require_GET
@never_cache
def invited(request: HttpRequest) -> HttpResponse:
    """What the invitation says, and the ways in to choose from."""
    context = {
        "invitation": held(request),
        "upstreams": conf.upstreams(),
        "elsewhere": elsewhere(request),
    }
    return render(request, "people/signin/invited.html", context)


@everyone
@require_POST
@watched
def question(request: HttpRequest) -> HttpResponse:
    """A challenge for the first passkey of whoever is invited."""
    found = held(request)
    about = {"invitation": str(found.pk)}
    challenge = tickets.give(request.session, Purpose.REGISTER, about, at=timezone.now())
    person = found.person_id or found.pk
    return JsonResponse(passkeys.options_for(person, found.name, challenge))


@everyone
@require_POST
@watched
def made(request: HttpRequest) -> HttpResponse:
    """The first passkey, made: the invitation has served, and its holder is in."""
    at, found, said = timezone.now(), held(request), answer(request)
    challenge = webauthn.challenge_in(said["credential"])
    about = tickets.take(request.session, Purpose.REGISTER, challenge, at=at)
    tickets.require(about, invitation=str(found.pk))
    key = webauthn.made(said["credential"], challenge, passkeys.site())
    person = invitations.accept(
        found.pk, lambda person: passkeys.keep(person, key, words(said, "name"), at=at), at=at
    )
    sessions.admit(request, person, proved_at=at)
    return JsonResponse({"next": "/"})


def held(request: HttpRequest) -> Invitation:
    """The invitation that this browser holds, while it is good."""
    try:
        which = UUID(str(request.session.get(HELD, "")))
    except ValueError:
        raise NoInvitation from None
    return invitations.good(Q(pk=which), at=timezone.now())
