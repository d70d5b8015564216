"""What a provider signs for its own services: a clause, once, for every school."""

from datetime import date

from django.db.transaction import atomic

from egide.catalogue import actions as catalogue
from egide.catalogue import queries as services
from egide.decisions.errors import NotYourService
from egide.people import mandates
from egide.people import queries as people
from egide.people.mandates import SignedIn
from egide.trust.mandate import Power
from egide.verdicts import actions as verdicts


@atomic
def sign_clause(slug: str, clause: str, *, by: SignedIn, on: date) -> None:
    """Whoever speaks for the provider signs a clause; what is said of the service is judged again.

    Raises NotYourService for the service of another provider.
    """
    card = services.service(slug)
    place = people.provider(card.provider)
    if place is None:
        raise NotYourService
    mandates.require(by, Power.SPEAK_FOR_PROVIDER, at=place.id, on=on)
    signer = catalogue.Declarer(f"{by.display_name}, {card.provider}", by.pk)
    catalogue.declare(slug, {f"clause.{clause}": "signed"}, signer, on=on)
    verdicts.rejudge(slug, on=on)
