"""The page « Mes accès »: one's passkeys and accounts, added, named, removed."""

from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from egide.kit.guards import signed_in
from egide.people.models import OutsideAccount, Person
from egide.people.signin import conf, passkeys, sessions, tickets, webauthn
from egide.people.signin.granting import INVITERS
from egide.people.signin.pages.asked import answer, fresh, somebody, words
from egide.people.signin.pages.door import elsewhere
from egide.people.signin.throttle import watched
from egide.people.signin.tickets import Purpose


@signed_in
def ways(request: HttpRequest) -> HttpResponse:
    """How I come in."""
    person = somebody(request)
    context = {
        "passkeys": passkeys.of(person),
        "accounts": [shown(one) for one in person.outside_accounts.order_by("at")],
        "fresh": sessions.is_fresh(request, at=timezone.now()),
        "elsewhere": elsewhere(request),
        "invites": person.role in INVITERS,
    }
    return render(request, "people/signin/ways.html", context)


def shown(account: OutsideAccount) -> dict[str, object]:
    """An account elsewhere, under the name of its service."""
    names = {one.issuer: one.name for one in conf.upstreams()}
    name = names.get(account.issuer, account.issuer)
    return {"id": account.pk, "name": name, "at": account.at, "last_used_at": account.last_used_at}


@signed_in
@require_POST
@watched
def question(request: HttpRequest) -> HttpResponse:
    """A challenge for a new passkey of whoever is there."""
    person = fresh(request)
    about = {"person": str(person.pk)}
    challenge = tickets.give(request.session, Purpose.REGISTER, about, at=timezone.now())
    return JsonResponse(passkeys.options_for(person.pk, person.display_name, challenge))


@signed_in
@require_POST
@watched
def made(request: HttpRequest) -> HttpResponse:
    """A new passkey, made."""
    at, person, said = timezone.now(), fresh(request), answer(request)
    challenge = webauthn.challenge_in(said["credential"])
    about = tickets.take(request.session, Purpose.REGISTER, challenge, at=at)
    tickets.require(about, person=str(person.pk))
    key = webauthn.made(said["credential"], challenge, passkeys.site())
    passkeys.add(person, key, words(said, "name"), at=at)
    return JsonResponse({"next": reverse("people:ways")})


@signed_in
@require_POST
def rename(request: HttpRequest, key: UUID) -> HttpResponse:
    """Call a passkey otherwise."""
    passkeys.rename(somebody(request), key, request.POST.get("name", ""))
    return redirect("people:ways")


@signed_in
@require_POST
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    """Remove a passkey; other machines are signed out."""
    person = fresh(request)
    passkeys.remove(person, key)
    return stayed(request, person)


@signed_in
@require_POST
def unlink(request: HttpRequest, account: int) -> HttpResponse:
    """Remove an account elsewhere; other machines are signed out."""
    person = fresh(request)
    passkeys.unlink(person, account)
    return stayed(request, person)


def stayed(request: HttpRequest, person: Person) -> HttpResponse:
    """This session alone goes on, under a new key."""
    update_session_auth_hash(request, person)
    return redirect("people:ways")
