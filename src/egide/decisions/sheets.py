"""All that the signing page and its document show, and the seal of what was shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions import places, standing
from egide.decisions.drafting import Choices, Draft, Scope, draft
from egide.decisions.errors import NoSuchRequest, UnknownService
from egide.decisions.models import Opinion, Request
from egide.decisions.places import School
from egide.decisions.standing import NOTHING_SAID, Line
from egide.people import queries as people
from egide.people.queries import BoardVoteShown, Classroom
from egide.trust.agreement.seal import parts, seal
from egide.trust.agreement.value import Kind

AS_PROPOSED = Choices()


@dataclass(frozen=True, slots=True)
class Supporter:
    """Who wishes for it, for which classes, and what for."""

    person: UUID
    name: str
    groups: tuple[UUID, ...]
    what_for: str
    on: date


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion of data protection. `current`: on the verdict that stands now."""

    by: str
    on: date
    favourable: bool
    text: str
    current: bool


@dataclass(frozen=True)
class Sheet:
    """What whoever signs has before them, on one page."""

    request: int
    school: School
    service: Card
    supporters: tuple[Supporter, ...]
    classes: tuple[Classroom, ...]
    opinion: Said | None
    vote: BoardVoteShown | None
    line: Line
    draft: Draft
    shown: Mapping[str, object]

    @property
    def seal(self) -> str:
        """What the page carries and gives back with the signature."""
        return seal(self.shown)

    @property
    def to_do(self) -> tuple[str, ...]:
        """What must be done before signing and is not, in the charter's own words.

        Signing is itself the agreement of article 28; a vote on file is a vote.
        """
        done = {"sign_article_28", *self.draft.agreement.acts}
        if self.vote or self.draft.agreement.board or not self.school.wants_vote:
            done.add("board_decision")
        signed = set(self.draft.agreement.clauses)
        return tuple(
            condition.text
            for condition in self.draft.terms.before
            if condition.what not in (signed if condition.do == "clause" else done)
        )


def sheet_to_sign(request: int, *, on: date, choices: Choices = AS_PROPOSED) -> Sheet:
    """What would be signed for that request on that day, with these choices."""
    found = Request.objects.select_related("service").filter(pk=request).first()
    if found is None:
        raise NoSuchRequest(str(request))
    return sheet_of(found, on=on, choices=choices)


def sheet_of(
    request: Request, *, on: date, choices: Choices = AS_PROPOSED, kind: Kind = Kind.OWN
) -> Sheet:
    """The same, for a row already read."""
    if request.service is None:
        raise UnknownService
    school, card = places.school(request.school_id), catalogue.service(request.service.slug)
    supporters = supporters_of(request)
    wished = {group for one in supporters for group in one.groups}
    whole = not supporters or any(not one.groups for one in supporters)
    groups = set(choices.groups) or (set() if whole and kind is Kind.OWN else wished)
    classes = places.classes_of(school, groups or wished)
    line = standing.lines([card.id], school.line, on).get(card.id, NOTHING_SAID)
    levels = choices.levels or places.levels_of(school, () if not groups else classes)
    scope = scope_of(card, school, levels, line)
    chosen = replace(choices, groups=tuple(sorted(groups)), purpose=purpose(choices, supporters))
    made = draft(scope, chosen, kind=kind, on=on)
    opinion = last_opinion(request)
    said = _said(opinion, made.agreement.basis.verdict)
    mark = f"{opinion.pk} {opinion.favourable}" if opinion else ""
    return Sheet(
        request=request.pk,
        school=school,
        service=card,
        supporters=supporters,
        classes=classes,
        opinion=said,
        vote=people.vote_for(school.id, on=on, service=card.slug) if school.wants_vote else None,
        line=line,
        draft=made,
        shown=parts(made.agreement, made.terms, mark),
    )


def scope_of(card: Card, school: School, levels: tuple[str, ...], line: Line) -> Scope:
    """What a school signs for these classes, or what is signed for it."""
    return Scope(
        card,
        places.party(school.signs),
        school.controller,
        levels,
        line.conditions,
        school.here.code,
    )


def purpose(choices: Choices, supporters: Sequence[Supporter]) -> str:
    """What it is for: as whoever signs writes it, else as those who wish for it say."""
    return choices.purpose or " ; ".join(
        dict.fromkeys(one.what_for.strip() for one in supporters if one.what_for.strip())
    )


def supporters_of(request: Request) -> tuple[Supporter, ...]:
    """Those who still wish for it, the first first."""
    rows = request.wishes.filter(withdrawn_on=None).select_related("person").order_by("id")
    return tuple(
        Supporter(row.person_id, row.person.display_name, tuple(row.groups), row.what_for, row.on)
        for row in rows
    )


def last_opinion(request: Request) -> Opinion | None:
    """The opinion that counts."""
    return request.opinions.select_related("by").order_by("-id").first()


def _said(opinion: Opinion | None, verdict: str) -> Said | None:
    if opinion is None:
        return None
    current = opinion.verdict == verdict
    return Said(opinion.by.display_name, opinion.on, opinion.favourable, opinion.text, current)
