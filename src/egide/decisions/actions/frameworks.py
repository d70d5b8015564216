"""Negotiate once, offer to all, join in one click."""

from datetime import date

from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.decisions import telling
from egide.decisions.actions.signing import (
    Signing,
    Where,
    Written,
    close,
    keep,
    require_signable,
    with_vote,
    written,
)
from egide.decisions.errors import (
    AlreadyJoined,
    BadDays,
    ClosedAbove,
    MovedSince,
    NoSuchAgreement,
    NotOpen,
    NotThatKind,
    NotYourService,
    StillToDo,
    TooMuch,
    VerdictForbids,
)
from egide.decisions.held import agreement as read
from egide.decisions.joining import Deal, DealSheet, deal_sheet, joining_sheet
from egide.decisions.models import Agreement, Request
from egide.decisions.models.asking import Outcome
from egide.decisions.offering import offered
from egide.decisions.signatories import require_signatory
from egide.people import mandates
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.people.roles import Role
from egide.trust.agreement.life import What
from egide.trust.agreement.seal import moved
from egide.trust.agreement.value import Kind
from egide.trust.dated import is_span
from egide.trust.mandate import Controller, Power


@atomic
def negotiate(organisation: int, deal: Deal, given: str, *, by: Actor, on: date) -> Agreement:
    """The ministry, an academy or an authority signs with a provider, for schools to join.

    A nationally run resource is signed by the minister, who is its controller.
    """
    if deal.national:
        controller = Controller.MINISTRY
        mandates.require(by, Power.SIGN, at=organisation, on=on, controller=controller)
    else:
        mandates.require(by, Power.NEGOTIATE, at=organisation, on=on)
    sheet = deal_sheet(organisation, deal, on=on)
    require_negotiable(sheet, given)
    at = Where(sheet.service.id, organisation)
    return written(sheet.draft.agreement, at, Written(), by=by, on=on)


def require_negotiable(sheet: DealSheet, given: str) -> None:
    """Nothing moved, nothing forbids, the provider signed its clauses."""
    changed = moved(given, sheet.shown)
    if changed:
        raise MovedSince(changed)
    if sheet.draft.terms.blocks:
        raise VerdictForbids(sheet.draft.terms.blocks)
    closed, agreement = sheet.line.closed_by, sheet.draft.agreement
    if closed:
        raise ClosedAbove(closed.by, closed.reason)
    beyond = [name for name in agreement.attributes if name not in sheet.draft.terms.attributes]
    if beyond:
        raise TooMuch(beyond)
    if not is_span(agreement.span.since, agreement.span.until):
        raise BadDays
    if sheet.to_do:
        raise StillToDo(sheet.to_do)


@atomic
def offer(agreement: int, *, by: Actor, on: date) -> Agreement:
    """The provider offers to every school what one has signed: the general offer."""
    source = read(agreement, on=on)
    if source.signed.kind is not Kind.OWN:
        raise NotThatKind
    if not source.status.opens:
        raise NotOpen
    card = catalogue.service(source.service)
    place = provider_place(by, card.provider, on)
    mandates.require(by, Power.SPEAK_FOR_PROVIDER, at=place, on=on)
    made = offered(source.signed, people.organisation(place), on)
    return written(made, Where(card.id, place), Written(), by=by, on=on)


def provider_place(by: Actor, provider: str, on: date) -> int:
    """Where somebody speaks for that provider; where they work if they do not."""
    held = [one for one in people.mandates_of(by.pk, on=on) if one.role is Role.PROVIDER]
    speaks = (one.organisation.id for one in held if one.organisation.name == provider)
    found = next(speaks, None)
    if found is None:
        raise NotYourService
    return found


@atomic
def accede(school: int, framework: int, signing: Signing, *, by: Actor, on: date) -> Agreement:
    """A school joins a framework or an offer; who answers for the school remains the controller."""
    locked = Agreement.objects.select_for_update().filter(pk=framework).first()
    if locked is None:
        raise NoSuchAgreement(str(framework))
    page = joining_sheet(school, framework, on=on, choices=signing.choices)
    require_signatory(by, page.school, on=on)
    joined = Agreement.objects.filter(framework=framework, school=school)
    if joined.exclude(events__what=What.ENDED).exists():
        raise AlreadyJoined
    require_signable(page, signing.seal)
    request = open_request_for(school, page.service.id)
    ties = Written(request=request.pk if request else None, framework=framework)
    made = keep(with_vote(page), ties, by=by, on=on)
    if request:
        close(request, by=by, on=on)
    telling.signed(made, request, on=on)
    return made


def open_request_for(school: int, service: int) -> Request | None:
    """The request that the accession answers, if the school had one."""
    rows = Request.objects.select_for_update().filter(school=school, service=service)
    return rows.filter(outcome=Outcome.OPEN).first()
