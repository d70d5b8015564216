"""What a family may choose about a tool: object, consent where it is asked, take either back.

It counts at once, at every door. An objection wins over whatever else was said, by whoever acts for
the pupil; one guardian's consent is enough (an act of everyday life, Code civil, article 372-2: to
be verified by a lawyer), and they give it with their child (loi 78-17, article 45).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.gateway.errors import NotTheirs, TooYoung
from egide.gateway.held import policies
from egide.gateway.models import Choice
from egide.people import queries as people
from egide.people.mandates import Actor, require
from egide.trust.disclosure.admission import CONSENT_AGE
from egide.trust.disclosure.policy import age_surely_reached
from egide.trust.mandate import Power

OBJECTION, CONSENT = "objection", "consent"


@dataclass(frozen=True, slots=True)
class About:
    """Which pupil of which school, which tool, and the digest of the agreement that was read."""

    pupil: UUID
    school: int
    service: str
    agreement: str


@dataclass(frozen=True, slots=True)
class When:
    """The day on which mandates are asked about, and the instant that is written down."""

    on: date
    at: datetime


@atomic
def object_to(about: About, *, by: Actor, when: When) -> Choice:
    """A guardian, or a pupil of fifteen, wants no use of a tool. No reason is asked."""
    return _chosen(about, OBJECTION, _voice(about, by, when.on), by=by, when=when)


@atomic
def consent_to(about: About, *, by: Actor, when: When) -> Choice:
    """A guardian says yes with their child, to what this agreement says."""
    return _chosen(about, CONSENT, _voice(about, by, when.on), by=by, when=when)


@atomic
def record(about: About, what: str, *, by: Actor, when: When) -> Choice:
    """Whoever runs the school writes down what a family said on paper; the row says it was so."""
    require(by, Power.READ_CLASS, at=about.school, on=when.on)
    if what not in {OBJECTION, CONSENT}:
        raise NotTheirs
    return _chosen(about, what, "paper", by=by, when=when)


@atomic
def take_back(choice: int, *, by: Actor, when: When) -> Choice:
    """Whoever chose takes it back; what came on paper, by whoever runs the school."""
    row = Choice.objects.select_for_update().select_related("service").filter(pk=choice).first()
    if row is None or (row.voice != "paper" and row.by_id != by.pk):
        raise NotTheirs
    if row.voice == "paper":
        require(by, Power.READ_CLASS, at=row.school_id, on=when.on)
    else:
        require(by, Power.ACT_FOR_PUPIL, at=people.place_of_pupil(row.pupil_id), on=when.on)
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by_id = when.at, by.pk
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        heard(row.service.slug)
    return row


def _voice(about: About, by: Actor, on: date) -> str:
    """A guardian; or the pupil, from the age at which the law lets them choose alone."""
    require(by, Power.ACT_FOR_PUPIL, at=people.place_of_pupil(about.pupil), on=on)
    if by.member_id != about.pupil:
        return "guardian"
    who = people.arriving(about.pupil, about.school)
    if who is None or not age_surely_reached(who.birth_month, CONSENT_AGE, on):
        raise TooYoung
    return "pupil"


def _chosen(about: About, what: str, voice: str, *, by: Actor, when: When) -> Choice:
    """Write it, once: saying it again says nothing more, but consent to something else is new."""
    if about.school not in people.schools_of_member(about.pupil):
        raise NotTheirs
    card = catalogue.service(about.service)
    mine = Choice.objects.filter(
        pupil=about.pupil, service=card.id, what=what, by=by.pk, withdrawn_at=None
    )
    before = mine.select_for_update().first()
    if before is not None:
        if (before.agreement, before.school_id) == (about.agreement, about.school):
            return before
        before.withdrawn_at, before.withdrawn_by_id = when.at, by.pk
        before.save(update_fields=["withdrawn_at", "withdrawn_by"])
    row = Choice.objects.create(
        pupil_id=about.pupil, service_id=card.id, school_id=about.school, what=what, voice=voice,
        agreement=about.agreement, by_id=by.pk, at=when.at,
    )  # fmt: skip
    heard(about.service)
    return row


def heard(service: str) -> None:
    """Every process hears of it once it is kept; this one at once."""
    policies.moved(service)
