"""Sign: whoever binds the controller, what was shown, and nothing that moved since."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.transaction import atomic

from egide.decisions import places, telling
from egide.decisions.actions.asking import open_request
from egide.decisions.announcements import AgreementSigned
from egide.decisions.drafting import Choices
from egide.decisions.errors import (
    AgainstTheOpinion,
    AlreadySigned,
    BadDays,
    ClosedAbove,
    MovedSince,
    NoOpinion,
    NoVote,
    StillToDo,
    TooMuch,
    VerdictForbids,
)
from egide.decisions.events import Happening, happened
from egide.decisions.models import Agreement, Request
from egide.decisions.models.asking import Outcome
from egide.decisions.sheets import AS_PROPOSED, Page, Sheet, sheet_of
from egide.decisions.signatories import require_signatory
from egide.kit.announcements import announce
from egide.people.mandates import Actor
from egide.trust.agreement import value
from egide.trust.agreement.life import What
from egide.trust.agreement.seal import moved
from egide.trust.agreement.value import Kind
from egide.trust.dated import is_span


@dataclass(frozen=True, slots=True)
class Signing:
    """A signature: the seal of the page that was read, and what was chosen on it."""

    seal: str
    choices: Choices = AS_PROPOSED


@atomic
def sign(request: int, signing: Signing, *, by: Actor, on: date) -> Agreement:
    """Whoever binds the school's controller signs what the page showed; the door may open."""
    asked = open_request(request)
    require_signatory(by, places.school(asked.school_id), on=on)
    sheet = sheet_of(asked, on=on, choices=signing.choices)
    require_signable(sheet, signing.seal)
    require_opinion(sheet)
    made = keep(with_vote(sheet), Written(request=asked.pk), by=by, on=on)
    replace_former(made, by=by, on=on)
    close(asked, by=by, on=on)
    telling.signed(made, asked, on=on)
    return made


def require_signable(page: Page, given: str) -> None:
    """Nothing moved, nothing forbids, all that must come first is done."""
    require_same(page, given)
    if page.draft.terms.blocks:
        raise VerdictForbids(page.draft.terms.blocks)
    require_ready(page)


def require_same(page: Page, given: str) -> None:
    """What would be signed is what was shown."""
    changed = moved(given, page.shown)
    if changed:
        raise MovedSince(changed)


def require_ready(page: Page) -> None:
    """No level closed it, it lists no more than it may, what must come first is done."""
    require_open(page)
    require_within(page)
    if page.school.wants_vote and not (page.vote or page.draft.agreement.board):
        raise NoVote
    if page.to_do:
        raise StillToDo(page.to_do)


def require_open(page: Page) -> None:
    """No level closed the service."""
    closed = page.line.closed_by
    if closed:
        raise ClosedAbove(closed.by, closed.reason)


def require_opinion(sheet: Sheet) -> None:
    """Data protection spoke of what stands now; deciding against it is written."""
    if sheet.opinion is None or not sheet.opinion.current:
        raise NoOpinion
    if not sheet.opinion.favourable and not sheet.draft.agreement.despite.strip():
        raise AgainstTheOpinion


def require_within(page: Page) -> None:
    """Only attributes that may leave; days that hold a day."""
    agreement = page.draft.agreement
    beyond = [name for name in agreement.attributes if name not in page.draft.terms.attributes]
    if beyond:
        raise TooMuch(beyond)
    if not is_span(agreement.span.since, agreement.span.until):
        raise BadDays


P = TypeVar("P", bound=Page)


def with_vote(page: P) -> P:
    """The vote on file is bound with the rest."""
    agreement = page.draft.agreement
    if agreement.board or page.vote is None:
        return page
    bound = replace(agreement, board=page.vote.reference)
    return replace(page, draft=replace(page.draft, agreement=bound))


@dataclass(frozen=True, slots=True)
class Written:
    """The rows that an agreement is tied to, besides its service, its signatory and its school."""

    request: int | None = None
    framework: int | None = None


def keep(page: Page, ties: Written, *, by: Actor, on: date) -> Agreement:
    """Write what was signed for a school, as it was signed."""
    at = Where(page.service.id, page.school.signs.id, page.school.id)
    return written(page.draft.agreement, at, ties, by=by, on=on)


@dataclass(frozen=True, slots=True)
class Where:
    """The service, who signs, and the school whose doors it opens, if it is one school."""

    service: int
    organisation: int
    school: int | None = None


def written(
    agreement: value.Agreement, at: Where, ties: Written, *, by: Actor, on: date
) -> Agreement:
    """A signed value as a row, announced."""
    if Agreement.objects.filter(digest=agreement.digest).exists():
        raise AlreadySigned
    made = Agreement.objects.create(
        digest=agreement.digest,
        kind=agreement.kind.value,
        service_id=at.service,
        organisation_id=at.organisation,
        school_id=at.school,
        framework_id=ties.framework,
        request_id=ties.request,
        payload=dict(agreement.to_dict()),
        since=agreement.span.since,
        until=agreement.span.until,
        signed_by_id=by.pk,
        signed_on=on,
    )
    announce(AgreementSigned(made.pk, at.school or 0, agreement.service))
    return made


def replace_former(made: Agreement, *, by: Actor, on: date) -> None:
    """A school signs anew for itself: what it had signed before for the same service ends."""
    former = Agreement.objects.filter(
        school=made.school_id, service=made.service_id, kind=Kind.OWN.value
    )
    for row in former.exclude(pk=made.pk).exclude(events__what=What.ENDED):
        happened(row, Happening(What.ENDED, about={"replaced_by": made.pk}), on=on, by=by)


def close(request: Request, *, by: Actor, on: date) -> None:
    """The request came to what it asked for."""
    request.outcome = Outcome.AGREED
    request.ended_on, request.ended_by_id = on, by.pk
    request.save(update_fields=["outcome", "ended_on", "ended_by"])
