"""A registration made real: a service, a client, an agreement that the head signed.

The agreement rests on no verdict, and says so: the kit judges nobody's terms. It is written in the
kit's own database and nowhere else.
"""

import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.transaction import atomic
from django.utils.text import slugify

from egide.catalogue.actions import Listing
from egide.catalogue.actions import register as enter
from egide.decisions.actions.signing import Where, Written, replace_former, written
from egide.gateway import conf, policies
from egide.gateway.doors_out.oidc import clients, metadata
from egide.gateway.kit import school
from egide.gateway.kit.reading import Registration
from egide.gateway.models import OidcClient
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.roles import Role
from egide.trust.agreement.attributes import NAMING
from egide.trust.agreement.value import Agreement, Basis, Controller, Kind, Party
from egide.trust.dated import Span, school_year_end

PROVIDER = "Fournisseur en essai"
RETENTION = 30
AHEAD = 183


class OnlyInTheKit(Exception):
    """A fault: an agreement without a verdict was about to be signed in a real house."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """The head of the invented school."""

    pk: UUID
    member_id: UUID | None = None


@atomic
def register(asked: Registration, *, on: date) -> dict[str, object]:
    """Make the client and its agreement, or bring them up to date; all that the client needs."""
    if not conf.demonstration():
        raise OnlyInTheKit
    slug = slug_of(asked.client_id)
    service = enter(Listing(slug, asked.client_id[:80], PROVIDER))
    OidcClient.objects.update_or_create(
        client_id=asked.client_id,
        defaults={
            "service": service,
            "secret": clients.digest(asked.secret),
            "redirect_uris": list(asked.redirect_uris),
            "alg": asked.alg,
            "pkce": asked.pkce,
        },
    )
    made = sign(asked, slug, service.pk, on=on)
    policies.forget()
    return answer(asked, slug, made.digest)


def slug_of(client_id: str) -> str:
    """A service of its own for each client: two that are spelled alike are not one."""
    drawn = sha256(client_id.encode()).hexdigest()[:8]
    return f"essai-{slugify(client_id)[:40]}-{drawn}"


def sign(asked: Registration, slug: str, service: int, *, on: date) -> Agreement:
    """The head signs for the whole school; what was signed before for this service ends."""
    place = people.organisation(TILLEULS)
    head = next(one for one in people.holders(place.id, on=on) if one.role is Role.HEAD)
    agreement = agreed(asked, slug, Party(place.code, place.name), on=on)
    signatory = Signatory(head.person)
    row = written(agreement, Where(service, place.id, place.id), Written(), by=signatory, on=on)
    replace_former(row, by=signatory, on=on)
    return agreement


def agreed(asked: Registration, slug: str, school: Party, *, on: date) -> Agreement:
    """What the head signs. Its purpose is drawn, so that signing twice is two agreements."""
    pseudonyms = NAMING.isdisjoint(asked.attributes)
    return Agreement(
        kind=Kind.OWN,
        service=slug,
        provider=Party(slugify(PROVIDER), PROVIDER),
        controller=Controller.SCHOOL,
        organisation=school,
        basis=Basis("", "not_assessable", "", {}, {}, on),
        conditions=("pseudonyms_only",) if pseudonyms else (),
        attributes=asked.attributes,
        span=Span(on, school_year_end(on, ahead=AHEAD)),
        retention_days=RETENTION,
        purpose=f"Essai d’intégration {secrets.token_hex(4)}",
        school=school.code,
    )


def answer(asked: Registration, slug: str, agreement: str) -> dict[str, object]:
    """What the client is told: the provider's metadata, its own entry, who may sign in."""
    return {
        "protocol": "oidc",
        **metadata.provider(),
        "discovery": metadata.address("discovery"),
        "client_id": asked.client_id,
        "redirect_uris": list(asked.redirect_uris),
        "id_token_signed_response_alg": asked.alg,
        "pkce": "required" if asked.pkce else "optional",
        "service": slug,
        "agreement": agreement,
        "attributes": [str(name) for name in asked.attributes],
        "people": school.people(),
    }
