"""Tools that the kit's collège opened, under the conditions that a test names."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from egide.catalogue.actions import Listing, register
from egide.decisions.actions.signing import Where, Written, written
from egide.gateway.doors_in.accounts import ACCOUNTS
from egide.gateway.held import policies
from egide.gateway.inside.choosing import About, When
from egide.gateway.kit.protocols.oidc import RelyingParty
from egide.gateway.kit.reading import Registration
from egide.gateway.kit.registering import Signatory, agreed
from egide.kit.clock import today
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Person
from egide.trust.agreement.attributes import USUAL
from egide.trust.agreement.value import Party

TODAY = today()
SLUG = "cartes"
MEMBERS = {one.user: one.member for one in ACCOUNTS}


def opened(*conditions, slug=SLUG, attributes=USUAL):
    """An agreement of the collège for a tool, under these conditions; its digest."""
    service = register(Listing(slug, slug.capitalize(), "Atelier"))
    place = people.organisation(TILLEULS)
    party = RelyingParty("x", "x" * 20, (), "RS256", pkce=True)
    asked = Registration("oidc", party, tuple(attributes))
    value = agreed(asked, slug, Party(place.code, place.name), on=TODAY)
    value = replace(value, conditions=(*value.conditions, *conditions))
    by = Signatory(someone("helene").pk)
    written(value, Where(service.pk, place.id, place.id), Written(), by=by, on=TODAY)
    forget()
    return value.digest


def forget():
    """Nothing of another test is remembered."""
    policies.forget()


def someone(key):
    """An invented person who signs in to Égide."""
    return Person.objects.get(key=key)


def college():
    """The number of the kit's school."""
    return people.organisation(TILLEULS).id


def about(agreement, user="leo", slug=SLUG):
    """Whom and what a choice is about."""
    return About(MEMBERS[user], college(), slug, agreement)


def moment(**later):
    """Now, or later."""
    return When(TODAY, timezone.now() + timedelta(**later))


def arrival(user="leo"):
    """Somebody of the collège at a door."""
    return people.arriving(MEMBERS[user], college())


def a_class(name="5e B"):
    """A class of the collège."""
    return next(one.id for one in people.classes_at(college()) if one.name == name)
