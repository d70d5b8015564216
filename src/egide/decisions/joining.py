"""What a school would join: a framework or an offer that is in force, and the page to join it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions import places, standing
from egide.decisions.drafting import Choices, Draft, Scope, draft, ordered
from egide.decisions.errors import NotOpen, NotThatKind
from egide.decisions.held import Held, agreement, held
from egide.decisions.models import Agreement
from egide.decisions.places import School
from egide.decisions.sheets import AS_PROPOSED, Page, scope_of, vote_of
from egide.decisions.standing import NOTHING_SAID, Line
from egide.law.shelf import shelf
from egide.people import queries as people
from egide.trust.agreement.conditions import texts, together
from egide.trust.agreement.seal import parts, seal
from egide.trust.agreement.terms import span as bounded
from egide.trust.agreement.value import Controller, Kind
from egide.trust.dated import earliest

JOINED = (Kind.FRAMEWORK, Kind.OFFER)
CONTROLLERS = {
    "ministry": Controller.MINISTRY,
    "academy": Controller.ACADEMY,
    "authority": Controller.AUTHORITY,
}


@dataclass(frozen=True)
class Joining(Page):
    """The page of a school that joins: what it joins, and what it would sign."""

    framework: Held


@dataclass(frozen=True)
class Deal:
    """What is negotiated: a service, for which classes, with which choices.

    `national`: the minister is the controller, and it opens for every school below.
    """

    slug: str
    levels: tuple[str, ...]
    choices: Choices = AS_PROPOSED
    national: bool = False


@dataclass(frozen=True)
class DealSheet:
    """What is negotiated, on one page, and its seal."""

    service: Card
    organisation: people.Org
    line: Line
    draft: Draft

    @property
    def seal(self) -> str:
        """What the page carries and gives back with the signature."""
        return seal(self.shown)

    @property
    def shown(self) -> dict[str, object]:
        """What must not have moved."""
        return dict(parts(self.draft.agreement, self.draft.terms, ""))

    @property
    def to_do(self) -> tuple[str, ...]:
        """The clauses that the provider has still to sign; acts are each school's own."""
        signed = self.draft.agreement.clauses
        before = self.draft.terms.before
        return tuple(c.text for c in before if c.do == "clause" and c.what not in signed)


def deal_sheet(organisation: int, deal: Deal, *, on: date) -> DealSheet:
    """What that organisation would sign with the provider on that day."""
    line = people.lineage(organisation)
    controller = CONTROLLERS.get(line[0].kind)
    if controller is None:
        raise NotThatKind
    card = catalogue.service(deal.slug)
    said = standing.lines([card.id], line, on).get(card.id, NOTHING_SAID)
    scope = Scope(card, places.party(line[0]), controller, deal.levels, said.conditions)
    kind = Kind.NATIONAL if deal.national else Kind.FRAMEWORK
    return DealSheet(card, line[0], said, draft(scope, deal.choices, kind=kind, on=on))


def joining_sheet(
    school: int, framework: int, *, on: date, choices: Choices = AS_PROPOSED
) -> Joining:
    """What that school would sign to join; nothing in it is laxer than what is joined."""
    above, at = agreement(framework, on=on), places.school(school)
    if above.signed.kind not in JOINED:
        raise NotThatKind
    if not above.status.opens or not open_to(above, at):
        raise NotOpen
    card = catalogue.service(above.service)
    line = standing.lines([card.id], at.line, on).get(card.id, NOTHING_SAID)
    made = joined(above, at, (card, line, choices), on)
    return Joining(
        school=at,
        service=card,
        vote=vote_of(at, card.slug, on),
        line=line,
        draft=made,
        shown=parts(made.agreement, made.terms, above.signed.digest),
        framework=above,
    )


def joined(above: Held, at: School, asked: tuple[Card, Line, Choices], on: date) -> Draft:
    """The accession: what was negotiated, what stands today, whichever is stricter."""
    card, line, choices = asked
    signed = above.signed
    levels = tuple(level for level in choices.levels or at.levels if level in signed.levels)
    scope = scope_of(card, at, levels or at.levels, line)
    extra = tuple(together((*above.conditions, *scope.extra), shelf().vocabulary))
    clauses = (*choices.clauses, *signed.clauses)
    chosen = replace(choices, until=until(above, choices), clauses=clauses)
    made = draft(replace(scope, extra=texts(extra)), chosen, kind=Kind.ACCESSION, on=on)
    leaving = set(signed.attributes) & set(made.agreement.attributes)
    bound = replace(
        made.agreement,
        attributes=ordered(leaving if choices.attributes is None else choices.attributes),
        retention_days=min(signed.retention_days, made.agreement.retention_days),
        cost=signed.cost,
        purpose=choices.purpose or signed.purpose,
        span=bounded(on, earliest(d for d in (chosen.until, above.ends) if d), made.terms),
        framework=signed.digest,
    )
    terms = replace(made.terms, attributes=made.terms.attributes & set(signed.attributes))
    return replace(made, agreement=bound, terms=terms)


def until(above: Held, choices: Choices) -> date | None:
    """Until the framework ends, unless the school wants less."""
    return earliest(day for day in (choices.until, above.ends) if day is not None)


def open_to(above: Held, at: School) -> bool:
    """Whether a school may join: it stands below who negotiated; an offer is open to all.

    A local authority has no schools below it in the tree: it negotiates for whoever it equips.
    """
    if above.signed.kind is Kind.OFFER or above.signed.controller is Controller.AUTHORITY:
        return True
    return above.organisation in {one.id for one in at.line}


def joinable(school: School, services: Sequence[int], *, on: date) -> tuple[Held, ...]:
    """The frameworks and offers that this school may join today, for these services."""
    kinds = [kind.value for kind in JOINED]
    above = [one.id for one in school.line]
    below = Q(organisation__in=above) | Q(kind=Kind.OFFER) | Q(organisation__kind="authority")
    rows = Agreement.objects.filter(below, kind__in=kinds, service__in=list(services))
    return tuple(one for one in held(rows, on=on) if one.status.opens)
