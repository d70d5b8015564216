"""Open, frame or close a service for a level and all below it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.decisions import standing, telling
from egide.decisions.announcements import StanceTaken
from egide.decisions.errors import Laxer, NoReason, NotACondition
from egide.decisions.models import Agreement
from egide.decisions.models import Stance as Row
from egide.decisions.standing import NOTHING_SAID
from egide.kit.announcements import announce
from egide.law.shelf import shelf
from egide.people import mandates
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.trust.agreement.conditions import UnknownCondition, parsed
from egide.trust.agreement.stances import Position, Stance, laxer
from egide.trust.mandate import Power

SOME = 2000  # rows read at a time


@dataclass(frozen=True, slots=True)
class Taking:
    """What a level says: a stance, the conditions of a frame, and why."""

    stance: Stance
    conditions: tuple[str, ...] = ()
    reason: str = ""


@atomic
def take_stance(organisation: int, slug: str, taking: Taking, *, by: Actor, on: date) -> Row:
    """A level opens, frames or closes; closing counts at once for all below."""
    mandates.require(by, Power.FRAME, at=organisation, on=on)
    card, line = catalogue.service(slug), people.lineage(organisation)
    require_sayable(taking)
    conditions = tuple(sorted(set(taking.conditions)))
    above = standing.lines([card.id], line[1:], on).get(card.id, NOTHING_SAID)
    if laxer(Position(taking.stance, frozenset(conditions)), above.together):
        raise Laxer
    made = Row.objects.create(
        organisation_id=organisation,
        service_id=card.id,
        stance=taking.stance.value,
        conditions=list(conditions),
        reason=taking.reason.strip(),
        on=on,
        by_id=by.pk,
    )
    announce(StanceTaken(organisation, slug, taking.stance.value))
    if taking.stance is not Stance.OPEN:
        tell_below(made, line[0].name, on)
    return made


def require_sayable(taking: Taking) -> None:
    """A frame has conditions of the vocabulary, nothing else has; what shuts says why."""
    if (taking.stance is Stance.FRAMED) != bool(taking.conditions):
        raise NotACondition
    for text in taking.conditions:
        try:
            parsed(text, shelf().vocabulary)
        except UnknownCondition as unknown:
            raise NotACondition from unknown
    if taking.stance is not Stance.OPEN and not taking.reason.strip():
        raise NoReason


def tell_below(stance: Row, name: str, on: date) -> None:
    """Whoever uses the service below is told once."""
    at = stance.organisation_id
    below = Q(school=at) | Q(school__parent=at) | Q(school__parent__parent=at)
    said = {"code": stance.stance, "who": name, "reason": stance.reason}
    rows = Agreement.objects.filter(below, service=stance.service_id).select_related("service")
    about = f"stance:{stance.pk}"
    announce(*(telling.to_tell(row, about, said, on) for row in rows.iterator(SOME)))
