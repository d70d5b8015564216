"""When what stands of a service moves, every agreement that rests on it is looked at again.

Called when a verdict moved, and each morning for what the calendar moves. It looks at what stands
now, not at what was announced: told twice, it does nothing twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.transaction import atomic

from egide.decisions import telling
from egide.decisions.drafting import bounds_of
from egide.decisions.events import Happening, happened
from egide.decisions.held import Held, held
from egide.decisions.models import Agreement, AgreementEvent
from egide.decisions.sheets import WITH_THE_SIGNATURE
from egide.law.shelf import shelf
from egide.trust.agreement.effects import Bound, Consequence, Effect, consequence
from egide.trust.agreement.life import Status, What
from egide.trust.agreement.terms import Terms
from egide.trust.agreement.value import Kind
from egide.trust.canonical import digest
from egide.trust.dated import days_after
from egide.verdicts import queries as verdicts
from egide.verdicts.queries import Ground

CAUSES = frozenset({"law", "charter", "terms", "reader"})


@dataclass(frozen=True, slots=True)
class Move:
    """Why agreements are looked at: the cause, the evaluation that announced it if one did."""

    cause: str = ""
    evaluation: int = 0


@dataclass
class Looking:
    """A service on a day, looked at for several agreements; what is read is read once."""

    service: str
    on: date
    move: Move
    grounds: Mapping[str, Ground]
    quoted: dict[tuple[str, ...], dict[str, object]] = field(default_factory=dict)

    def terms(self, levels: Sequence[str]) -> tuple[Terms, tuple[Ground, ...]]:
        """What stands for these classes."""
        found = tuple(self.grounds[level] for level in levels if level in self.grounds)
        return bounds_of(found, levels), found


@atomic
def reconsider(service: str, move: Move, *, on: date) -> list[AgreementEvent]:
    """Look again at every agreement on this service that is not over; say what happened."""
    rows = Agreement.objects.select_for_update(of=("self",)).filter(service__slug=service)
    locked = {row.pk: row for row in rows.select_related("service", "request").order_by("pk")}
    if not locked:
        return []
    looking = opened(service, move, on)
    found = held(Agreement.objects.filter(pk__in=list(locked)), on=on)
    events = (
        act(locked[one.id], one, looking)
        for one in sorted(found, key=lambda one: one.id)
        if not one.life.status.over
    )
    return [event for event in events if event is not None]


def opened(service: str, move: Move, on: date) -> Looking:
    """What stands of the service for every class, in one query."""
    levels = tuple(shelf().vocabulary.levels)
    grounds = verdicts.grounds([service], levels, on).get(service, ())
    return Looking(service, on, move, {ground.level: ground for ground in grounds})


def act(row: Agreement, one: Held, looking: Looking) -> AgreementEvent | None:
    """Do what follows for one agreement, unless it was done already."""
    terms, grounds = looking.terms(one.signed.levels)
    follows = consequence(terms, bound(one), shelf().delays, shelf().vocabulary)
    about = why(follows, grounds, looking)
    if follows.effect is Effect.NOTHING or done(one, follows, str(about["mark"])):
        return None
    if follows.effect in {Effect.REVIEW, Effect.BETTER} and one.life.status is not Status.WARNED:
        said = {**about, "code": CODES[follows.effect], "cause": cause(grounds, looking)}
        telling.told(row, f"{about['mark']}:{row.pk}", said, on=looking.on)
        return None
    if follows.effect is Effect.REVIEW:
        return None
    happening = Happening(
        WHATS[follows.effect],
        cause=cause(grounds, looking),
        about=about,
        until=days_after(looking.on, follows.days) if follows.days else None,
    )
    event = happened(row, happening, on=looking.on)
    telling.moved(row, event, on=looking.on)
    return event


WHATS = {
    Effect.SUSPENDED: What.SUSPENDED,
    Effect.DEADLINE: What.WARNED,
    Effect.TOLD: What.BOUND,
    Effect.BETTER: What.RESUMED,  # a deadline that no longer has a reason: nothing had been shut
}
CODES = {Effect.REVIEW: "to_review", Effect.BETTER: "better"}


def bound(one: Held) -> Bound:
    """What binds an agreement already, as the rule wants it."""
    moved = [event for event in one.events if event.what in LIFE]
    last = moved[-1] if moved else None
    shut = one.life.status in {Status.SUSPENDED, Status.WARNED}
    return Bound(
        conditions=one.conditions,
        done=frozenset({*WITH_THE_SIGNATURE, *one.signed.acts, *one.signed.clauses}),
        trial=one.signed.kind is Kind.EXPERIMENT,
        threatened=shut and last is not None and last.cause in CAUSES | {"day"},
    )


LIFE = frozenset({What.WARNED, What.SUSPENDED, What.RESUMED})


def done(one: Held, follows: Consequence, mark: str) -> bool:
    """Whether that was done already: the same verdict had the same effect, or it is shut."""
    if follows.effect is Effect.SUSPENDED and one.life.status is Status.SUSPENDED:
        return True
    moved = [event for event in one.events if event.what in {*LIFE, What.BOUND}]
    return bool(moved) and moved[-1].about.get("mark") == mark


def cause(grounds: Sequence[Ground], looking: Looking) -> str:
    """Which of the four causes moved it."""
    if looking.move.cause in CAUSES:
        return looking.move.cause
    found = (name for ground in grounds for name in ground.causes if name in CAUSES)
    return next(found, "law")


def why(follows: Consequence, grounds: Sequence[Ground], looking: Looking) -> dict[str, object]:
    """What it was made from: the verdict, the criteria, the clause quoted, the facts that moved."""
    mark = digest([sorted({ground.digest for ground in grounds}), follows.effect])[:24]
    about: dict[str, object] = {"mark": mark, "evaluation": looking.move.evaluation}
    if follows.at_once:
        about["conditions"] = list(follows.at_once)
    if follows.owed:
        about["owed"] = list(follows.owed)
    about["blocks"] = [block.value for block in follows.because]
    criteria = tuple(sorted({name for ground in grounds for name in ground.blocking}))
    about["criteria"] = list(criteria)
    about["facts"] = sorted({name for ground in grounds for name in ground.facts_moved})
    if criteria:
        about |= quoted(criteria, grounds, looking)
    return about


def quoted(
    criteria: tuple[str, ...], grounds: Sequence[Ground], looking: Looking
) -> dict[str, object]:
    """The first sentence of the provider that decides one of these criteria."""
    if criteria not in looking.quoted:
        level = grounds[0].level
        found = verdicts.clauses(looking.service, level, criteria, looking.on)
        first = {"clause": found[0].text, "document": found[0].document} if found else {}
        looking.quoted[criteria] = dict(first)
    return looking.quoted[criteria]


def would_fall(fact: str, *, on: date) -> tuple[tuple[Held, Consequence], ...]:
    """The agreements that would be shut, or warned, if a legal fact fell that day."""
    supposed = verdicts.grounds_if_fell(fact, on)
    rows = Agreement.objects.filter(service__slug__in=list(supposed))
    found = [one for one in held(rows, on=on) if one.status.opens]
    fallen = ((one, _if(one, supposed[one.service])) for one in found)
    shutting = {Effect.DEADLINE, Effect.SUSPENDED}
    return tuple((one, follows) for one, follows in fallen if follows.effect in shutting)


def _if(one: Held, supposed: Iterable[Ground]) -> Consequence:
    levels = one.signed.levels
    terms = bounds_of([ground for ground in supposed if ground.level in levels], levels)
    return consequence(terms, bound(one), shelf().delays, shelf().vocabulary)
