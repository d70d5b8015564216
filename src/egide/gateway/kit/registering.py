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
from egide.gateway import conf
from egide.gateway.held import policies
from egide.gateway.kit import school
from egide.gateway.kit.reading import Registration
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
    name = asked.joining.name
    slug = slug_of(asked.protocol, name)
    service = enter(Listing(slug, name[:80], PROVIDER))
    asked.joining.enter(service.pk)
    made = sign(asked, slug, service.pk, on=on)
    policies.forget()
    return {
        "protocol": asked.protocol,
        **asked.joining.told(),
        "service": slug,
        "agreement": made.digest,
        "attributes": [str(one) for one in asked.attributes],
        "people": school.people(),
    }


def slug_of(protocol: str, name: str) -> str:
    """A service of its own for each client: two that are spelled alike are not one."""
    drawn = sha256(f"{protocol} {name}".encode()).hexdigest()[:8]
    return f"essai-{slugify(name)[:40]}-{drawn}"


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
