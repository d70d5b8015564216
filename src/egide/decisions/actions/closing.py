"""Suspend at once, resume, end: by a person with the mandate, with a reason that people read."""

from datetime import date

from django.db.transaction import atomic

from egide.decisions import places, telling
from egide.decisions.drafting import bounds
from egide.decisions.errors import NoReason, NotOpen, StillRefused
from egide.decisions.events import Happening, happened
from egide.decisions.held import Held
from egide.decisions.held import agreement as read
from egide.decisions.models import Agreement, AgreementEvent
from egide.decisions.rows import row
from egide.decisions.signatories import require_signatory
from egide.people import mandates
from egide.people.mandates import Actor
from egide.trust.agreement.life import Status, What
from egide.trust.agreement.value import Kind
from egide.trust.mandate import Controller, Power

ABOVE = {Kind.FRAMEWORK: Power.NEGOTIATE, Kind.OFFER: Power.SPEAK_FOR_PROVIDER}


@atomic
def suspend(agreement: int, reason: str, *, by: Actor, on: date) -> AgreementEvent:
    """The door is shut at once, for whoever it opened."""
    locked, held = row(agreement), read(agreement, on=on)
    if locked.school_id is not None:
        mandates.require(by, Power.SUSPEND, at=locked.school_id, on=on)
    else:
        require_above(by, held, on)
    if held.life.status.over or held.life.status is Status.SUSPENDED:
        raise NotOpen
    return tell(locked, What.SUSPENDED, reason, by=by, on=on)


@atomic
def resume(agreement: int, reason: str, *, by: Actor, on: date) -> AgreementEvent:
    """The door opens again, when nothing that stands forbids it."""
    locked, held = row(agreement), read(agreement, on=on)
    require_binding(by, held, on)
    if held.life.status is not Status.SUSPENDED:
        raise NotOpen
    terms = bounds(held.service, held.signed.levels, on)
    trial = held.signed.kind is Kind.EXPERIMENT and terms.open_to_experiment
    if terms.blocks and not trial:
        raise StillRefused
    return tell(locked, What.RESUMED, reason, by=by, on=on)


@atomic
def end(agreement: int, reason: str, *, by: Actor, on: date) -> AgreementEvent:
    """The agreement is over; what it opened is shut for good, data are to be erased."""
    locked, held = row(agreement), read(agreement, on=on)
    require_binding(by, held, on)
    if held.life.status.over:
        raise NotOpen
    return tell(locked, What.ENDED, reason, by=by, on=on)


def require_binding(by: Actor, held: Held, on: date) -> None:
    """Let whoever could sign it go on."""
    if held.school is not None:
        require_signatory(by, places.school(held.school), on=on)
    else:
        require_above(by, held, on)


def require_above(by: Actor, held: Held, on: date) -> None:
    """Let whoever signed for several schools go on: who negotiates, offers, or the minister."""
    power = ABOVE.get(held.signed.kind, Power.SIGN)
    controller = Controller.MINISTRY if held.signed.kind is Kind.NATIONAL else Controller.SCHOOL
    mandates.require(by, power, at=held.organisation, on=on, controller=controller)


def tell(agreement: Agreement, what: What, reason: str, *, by: Actor, on: date) -> AgreementEvent:
    """Write it with its reason, and tell the people concerned."""
    if not reason.strip():
        raise NoReason
    event = happened(agreement, Happening(what, reason=reason.strip()), on=on, by=by)
    telling.moved(agreement, event, on=on)
    return event
