"""All that a signing page and its document show, and the seal of what was shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions import places, standing
from egide.decisions.drafting import Choices, Draft, Scope, draft
from egide.decisions.errors import NoSuchRequest, UnknownService
from egide.decisions.models import Opinion, Request, Wish
from egide.decisions.places import School
from egide.decisions.standing import NOTHING_SAID, Line
from egide.kit.once import once
from egide.law.shelf import shelf
from egide.people import queries as people
from egide.people.queries import BoardVoteShown, Classroom
from egide.trust.agreement.seal import parts, seal
from egide.trust.agreement.value import Kind
from egide.trust.dated import days_after

AS_PROPOSED = Choices()
# Signing in Égide is the agreement of article 28, and gives families their notice the same day.
WITH_THE_SIGNATURE = frozenset({"sign_article_28", "family_notice"})
VOTE = "board_decision"
PSEUDONYMS = "pseudonyms_only"


@dataclass(frozen=True)
class Page:
    """What whoever signs for a school has before them: what is signed, and what holds it back."""

    school: School
    service: Card
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
        """What must be done before signing and is not, in the charter's own words."""
        agreement = self.draft.agreement
        done = {*WITH_THE_SIGNATURE, *agreement.acts, *agreement.clauses}
        if self.vote or agreement.board or not self.school.wants_vote:
            done.add(VOTE)
        return tuple(one.text for one in self.draft.terms.before if one.what not in done)


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

    number: int
    by: str
    on: date
    favourable: bool
    text: str
    current: bool


@dataclass(frozen=True)
class Sheet(Page):
    """The page of a request, with who asks for it and what data protection says."""

    request: int
    supporters: tuple[Supporter, ...]
    classes: tuple[Classroom, ...]
    opinion: Said | None


def sheet_to_sign(request: int, *, on: date, choices: Choices = AS_PROPOSED) -> Sheet:
    """What would be signed for that request on that day, with these choices."""
    return sheet_of(request_named(request), on=on, choices=choices)


def sheet_to_try(request: int, *, on: date, choices: Choices = AS_PROPOSED) -> Sheet:
    """The same, as an experiment: a few classes, pseudonyms only, until a day."""
    return sheet_of(request_named(request), on=on, choices=choices, kind=Kind.EXPERIMENT)


@once
def request_named(number: int) -> Request:
    """That request with who asks for it; NoSuchRequest when there is none."""
    joined = Request.objects.select_related("service", "school", "ended_by")
    found = joined.filter(pk=number).first()
    if found is None:
        raise NoSuchRequest(str(number))
    with_asking([found])
    return found


def with_asking(rows: Sequence[Request]) -> None:
    """Read the wishes that hold and the opinions of these requests, those not read yet."""
    wishes = Wish.objects.filter(withdrawn_on=None).select_related("person").order_by("id")
    opinions = Opinion.objects.select_related("by").order_by("-id")
    prefetch_related_objects(rows, Prefetch("wishes", wishes), Prefetch("opinions", opinions))


def sheet_of(
    request: Request, *, on: date, choices: Choices = AS_PROPOSED, kind: Kind = Kind.OWN
) -> Sheet:
    """The sheet of a row already read."""
    if request.service is None:
        raise UnknownService
    school, card = places.school(request.school_id), catalogue.service(request.service.slug)
    supporters = supporters_of(request)
    groups = groups_of(choices, supporters, kind)
    classes = places.classes_of(school, groups)
    line = standing.lines([card.id], school.line, on).get(card.id, NOTHING_SAID)
    scope = scope_of(card, school, choices.levels or places.levels_of(school, classes), line)
    chosen = replace(choices, groups=groups, purpose=purpose(choices, supporters))
    if kind is Kind.EXPERIMENT:
        scope, chosen = as_experiment(scope, chosen, on)
    made = draft(scope, chosen, kind=kind, on=on)
    opinion = last_opinion(request, made.agreement.basis.verdict)
    mark = f"{opinion.number} {opinion.favourable}" if opinion else ""
    return Sheet(
        school=school,
        service=card,
        vote=vote_of(school, card.slug, on),
        line=line,
        draft=made,
        shown=parts(made.agreement, made.terms, mark),
        request=request.pk,
        supporters=supporters,
        classes=classes,
        opinion=opinion,
    )


def as_experiment(scope: Scope, choices: Choices, on: date) -> tuple[Scope, Choices]:
    """Pseudonyms only, whatever the verdict asks; an end, the longest that is allowed if unsaid."""
    extra = tuple(sorted({*scope.extra, PSEUDONYMS}))
    until = choices.until or days_after(on, shelf().delays.experiment)
    return replace(scope, extra=extra), replace(choices, until=until)


def groups_of(choices: Choices, supporters: Sequence[Supporter], kind: Kind) -> tuple[UUID, ...]:
    """The classes that are meant: those chosen, else those wished for; none is the whole school.

    Where one of several wishes names no class, an agreement is for the whole school; an
    experiment is for the classes that were named.
    """
    wished = {group for one in supporters for group in one.groups}
    if kind is Kind.OWN and any(not one.groups for one in supporters):
        wished = set()
    return tuple(sorted(set(choices.groups) or wished))


def scope_of(card: Card, school: School, levels: tuple[str, ...], line: Line) -> Scope:
    """What a school signs for these classes, or what is signed for it."""
    signs = places.party(school.signs)
    return Scope(card, signs, school.controller, levels, line.conditions, school.here.code)


def vote_of(school: School, slug: str, on: date) -> BoardVoteShown | None:
    """The vote on file, where the kind of school asks for one."""
    return people.vote_for(school.id, on=on, service=slug) if school.wants_vote else None


def purpose(choices: Choices, supporters: Sequence[Supporter]) -> str:
    """What it is for: as whoever signs writes it, else as those who wish for it say."""
    said = (one.what_for.strip() for one in supporters)
    kept = list(dict.fromkeys(text for text in said if text))
    together = " ; ".join(text.rstrip(" .") for text in kept)
    return choices.purpose or (kept[0] if len(kept) == 1 else together)


def supporters_of(request: Request) -> tuple[Supporter, ...]:
    """Those who still wish for it, the first first."""
    with_asking([request])
    return tuple(
        Supporter(row.person_id, row.person.display_name, tuple(row.groups), row.what_for, row.on)
        for row in request.wishes.all()
    )


def last_opinion(request: Request, verdict: str) -> Said | None:
    """The opinion that counts, and whether it is on that verdict."""
    with_asking([request])
    found = next(iter(request.opinions.all()), None)
    return said(found, verdict) if found else None


def said(opinion: Opinion, verdict: str) -> Said:
    """An opinion as a value."""
    return Said(
        number=opinion.pk,
        by=opinion.by.display_name,
        on=opinion.on,
        favourable=opinion.favourable,
        text=opinion.text,
        current=opinion.verdict == verdict,
    )
