"""The page « Qui entre ici »: those of a place, who is invited, a way in again for the lost."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Case, Count, Q, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from egide.kit.clock import today
from egide.kit.guards import needs
from egide.people.models import Person
from egide.people.roles import Role
from egide.people.signin import invitations, sessions
from egide.people.signin.granting import INVITERS, STAFF, roles_for
from egide.people.signin.invitations import Sent, Wanted
from egide.people.signin.pages.asked import fresh, somebody
from egide.people.signin.throttle import watched

MOST = 200


@needs(*INVITERS)
def team(request: HttpRequest) -> HttpResponse:
    """Who comes in here, and who is expected."""
    return shown(request, None)


@needs(*INVITERS)
@require_POST
@watched
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the link is shown once."""
    by = fresh(request)
    code = request.POST.get("place", "").strip()
    place = invitations.place_of_code(code) if code else by.place
    wanted = Wanted(request.POST.get("name", ""), request.POST.get("role", ""), place)
    return shown(request, invitations.invite(wanted, by=by, at=timezone.now()))


@needs(*INVITERS)
@require_POST
@watched
def renew(request: HttpRequest, person: UUID) -> HttpResponse:
    """Let somebody in again who lost their ways; the link is shown once."""
    by = fresh(request)
    lost = invitations.person_of(person)
    return shown(request, invitations.renew(lost, by=by, at=timezone.now()))


@needs(*INVITERS)
@require_POST
def withdraw(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Let an invitation open nothing any more."""
    invitations.withdraw(invitation, by=somebody(request), at=timezone.now())
    return redirect("people:team")


def shown(request: HttpRequest, sent: Sent | None) -> HttpResponse:
    """The page, with the link just made if one was."""
    by, at = somebody(request), timezone.now()
    here = roles_for(by, by.place, on=today()) if by.place else ()
    context = {
        "sent": sent,
        "place": by.place,
        "roles": here if by.place and by.place.kind == "school" else STAFF,
        "people": people(by, here),
        "pending": invitations.pending(by.place, at=at) if by.place else (),
        "fresh": sessions.is_fresh(request, at=at),
    }
    answer = render(request, "people/signin/team.html", context)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def people(by: Person, here: Sequence[Role]) -> Sequence[Person]:
    """The staff of a place by name, their ways in counted; who could be let in again by `by`."""
    if by.place is None:
        return ()
    rows = Person.objects.filter(place=by.place, role__in=STAFF).annotate(
        keys=Count("passkeys", distinct=True),
        accounts=Count("outside_accounts", distinct=True),
        within_reach=Case(When(~Q(pk=by.pk) & Q(role__in=here), then=True), default=False),
    )
    return tuple(rows.order_by("display_name", "id")[:MOST])
