"""Invitations: how somebody comes in for the first time, or again after losing every way in.

The link is shown once, to whoever invites; its secret stands after the `#`, which browsers send to
nobody, so that no log and no proxy ever sees it. Here only a digest is kept.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from egide.kit.errors import Missing
from egide.people.errors import NoOrganisation
from egide.people.models import Invitation, Mandate, Organisation, Person
from egide.people.roles import Role
from egide.people.signin import bounds, conf, passkeys
from egide.people.signin.errors import MayNotInvite, NoInvitation, NoPerson, WrongInvitation
from egide.people.signin.granting import STAFF, may_invite, may_renew

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to bring in."""

    name: str
    role: str
    place: Organisation | None


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation just made, with the link that nobody can read again."""

    invitation: Invitation
    link: str


def place_of_code(code: str) -> Organisation:
    """The place that bears a code."""
    place = Organisation.objects.filter(code=code).first()
    if place is None:
        raise NoOrganisation(code)
    return place


def person_of(number: str | UUID) -> Person:
    """The person who has a number."""
    try:
        return Person.objects.select_related("place").get(pk=UUID(str(number)))
    except (ValueError, Person.DoesNotExist):
        raise NoPerson from None


def invite(
    wanted: Wanted, *, by: Person | None, at: datetime, lasts: timedelta = bounds.INVITATION
) -> Sent:
    """Bring somebody in. `by` is None for whoever runs the machine, who needs no mandate."""
    name = wanted.name.strip()
    if not 0 < len(name) <= LONGEST_NAME or wanted.role not in STAFF:
        raise WrongInvitation
    if not timedelta(0) < lasts <= bounds.LONGEST_INVITATION:
        raise WrongInvitation
    require_mandate(by, Role(wanted.role), wanted.place, at=at)
    return make(Invitation(name=name, role=wanted.role, place=wanted.place, by=by), lasts, at=at)


def renew(person: Person, *, by: Person | None, at: datetime) -> Sent:
    """Let somebody in again who lost their ways; what they had before stops when they accept."""
    if by is not None and not may_renew(by, person, on=day_of(at)):
        raise MayNotInvite
    with transaction.atomic():
        Invitation.objects.filter(is_open(at), person=person).update(withdrawn_at=at)
        again = Invitation(
            name=person.display_name, role=person.role, place=person.place, person=person, by=by
        )
        return make(again, bounds.INVITATION, at=at)


def require_mandate(
    by: Person | None, role: Role, place: Organisation | None, *, at: datetime
) -> None:
    """Refuse whoever may not bring that role in there."""
    if by is None:
        return
    if place is None or not may_invite(by, role, place, on=day_of(at)):
        raise MayNotInvite


def make(invitation: Invitation, lasts: timedelta, *, at: datetime) -> Sent:
    """Write an invitation down, and its link."""
    secret = secrets.token_urlsafe(32)
    invitation.digest = digest(secret)
    invitation.at, invitation.expires_at = at, at + lasts
    invitation.save(force_insert=True)
    return Sent(invitation, f"{conf.origin()}/invitation#{secret}")


def withdraw(invitation: UUID, *, by: Person, at: datetime) -> None:
    """Let an invitation open nothing any more."""
    found = Invitation.objects.filter(is_open(at), pk=invitation).first()
    if found is None:
        raise Missing
    require_mandate(by, Role(found.role), found.place, at=at)
    Invitation.objects.filter(is_open(at), pk=invitation).update(withdrawn_at=at)


def opened(secret: str, *, at: datetime) -> Invitation:
    """The invitation of a link, while it is good."""
    return good(Q(digest=digest(secret)), at=at)


def good(which: Q, *, at: datetime) -> Invitation:
    """An invitation that may still be accepted."""
    found = Invitation.objects.select_related("place", "person").filter(is_open(at), which).first()
    if found is None:
        raise NoInvitation
    return found


@transaction.atomic
def accept(invitation: UUID, give: Callable[[Person], object], *, at: datetime) -> Person:
    """Use an invitation: the person exists, holds the mandate, and is given one way in. Or none."""
    which = Invitation.objects.select_for_update().filter(is_open(at), pk=invitation)
    found = which.first()
    if found is None or not still_stands(found, at=at):
        raise NoInvitation
    person = found.person or newcomer(found, at=at)
    if found.person:
        passkeys.drop_all(person)
    give(person)
    found.person, found.used_at = person, at
    found.save(update_fields=["person", "used_at"])
    return person


def still_stands(invitation: Invitation, *, at: datetime) -> bool:
    """Whether whoever invited may still do so: what they no longer hold opens nothing."""
    by, day = invitation.by, day_of(at)
    if by is None:
        return True
    if invitation.person:
        return may_renew(by, invitation.person, on=day)
    place, role = invitation.place, Role(invitation.role)
    return place is not None and may_invite(by, role, place, on=day)


def newcomer(invitation: Invitation, *, at: datetime) -> Person:
    """Somebody who was not known here, with the mandate of their invitation."""
    place = invitation.place
    person = Person.objects.create(
        # Known before they exist: the passkey that is being made carries it.
        id=invitation.pk,
        display_name=invitation.name,
        organisation=place.name[:160] if place else "",
        place=place,
        role=invitation.role,
    )
    if place:
        Mandate.objects.create(
            person=person,
            role=invitation.role,
            organisation=place,
            since=day_of(at),
            grounds="invitation",
            by=invitation.by,
        )
    return person


def pending(place: Organisation, *, at: datetime) -> Sequence[Invitation]:
    """What waits to be accepted at a place, newest first."""
    return tuple(Invitation.objects.filter(is_open(at), place=place).order_by("-at")[:100])


def day_of(at: datetime) -> date:
    """The day in France at an instant."""
    return timezone.localtime(at).date()


def is_open(at: datetime) -> Q:
    """Neither used, nor withdrawn, nor expired."""
    return Q(used_at=None, withdrawn_at=None, expires_at__gt=at)


def digest(secret: str) -> bytes:
    """What is kept of a link."""
    return sha256(b"egide invitation:" + secret.encode("utf-8", "replace")).digest()
