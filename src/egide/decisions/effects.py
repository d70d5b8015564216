"""When what stands of a service moves, every agreement that rests on it is looked at again.

Called when a verdict moved, and each morning for what the calendar moves. It looks at what stands
now, not at what was announced: told twice, it does nothing twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.transaction import atomic

from egide.decisions import telling
from egide.decisions.announcements import ToTell
from egide.decisions.drafting import bounds_of
from egide.decisions.events import Happening, all_happened
from egide.decisions.held import Held, held
from egide.decisions.models import Agreement
from egide.decisions.sheets import WITH_THE_SIGNATURE
from egide.kit.announcements import announce
from egide.law.shelf import shelf
from egide.trust.agreement.effects import Bound, Consequence, Effect, consequence
from egide.trust.agreement.life import Status, What
from egide.trust.agreement.terms import Terms
from egide.trust.agreement.value import Kind
from egide.trust.canonical import digest
from egide.trust.dated import days_after
from egide.verdicts import queries as verdicts
from egide.verdicts.queries import Ground

SOME = 2000  # agreements held in memory at a time
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
def reconsider(service: str, move: Move, *, on: date) -> int:
    """Look again at every agreement on this service that is not over; say how many moved."""
    rows = Agreement.objects.filter(service__slug=service).order_by("pk")
    numbers = list(rows.values_list("pk", flat=True))
    if not numbers:
        return 0
    looking = opened(service, move, on)
    parts = (numbers[at : at + SOME] for at in range(0, len(numbers), SOME))
    return sum(look(part, looking) for part in parts)


def look(numbers: Sequence[int], looking: Looking) -> int:
    """Some of them: read together, written together, people told afterwards one by one."""
    rows = Agreement.objects.select_for_update(of=("self",)).filter(pk__in=numbers)
    locked = {row.pk: row for row in rows.select_related("service").order_by("pk")}
    living = [one for one in held_rows(numbers, looking.on) if not one.life.status.over]
    follows = [(locked[one.id], *acts(one, looking)) for one in living]
    happening = [(row, what) for row, what, _ in follows if what is not None]
    events = all_happened(happening, on=looking.on)
    untold = (to_tell(row, said, looking) for row, _, said in follows if said is not None)
    told = (telling.of_event(locked[event.agreement_id], event, looking.on) for event in events)
    announce(*told, *untold)
    return len(events)


def held_rows(numbers: Sequence[int], on: date) -> list[Held]:
    """These agreements as they stand, in the order of their numbers."""
    found = held(Agreement.objects.filter(pk__in=numbers), on=on)
    return sorted(found, key=lambda one: one.id)


def opened(service: str, move: Move, on: date) -> Looking:
    """What stands of the service for every class, in one query."""
    levels = tuple(shelf().vocabulary.levels)
    grounds = verdicts.grounds([service], levels, on).get(service, ())
    return Looking(service, on, move, {ground.level: ground for ground in grounds})


Acts = tuple[Happening | None, Mapping[str, object] | None]
NOTHING: Acts = (None, None)


def acts(one: Held, looking: Looking) -> Acts:
    """What happens to one agreement, or what is to be told without anything happening."""
    terms, grounds = looking.terms(one.signed.levels)
    follows = consequence(terms, bound(one), shelf().delays, shelf().vocabulary)
    about = why(follows, grounds, looking)
    if follows.effect is Effect.NOTHING or done(one, follows, str(about["mark"])):
        return NOTHING
    if follows.effect is Effect.REVIEW or (
        follows.effect is Effect.BETTER and one.life.status is Status.SUSPENDED
    ):
        code = CODES[follows.effect]
        return None, {**about, "code": code, "cause": cause(grounds, looking)}
    happening = Happening(
        WHATS[follows.effect],
        cause=cause(grounds, looking),
        about=about,
        until=days_after(looking.on, follows.days) if follows.days else None,
    )
    return happening, None


def to_tell(row: Agreement, said: Mapping[str, object], looking: Looking) -> ToTell:
    """Something to know, once for what stands."""
    return telling.to_tell(row, f"{said['mark']}:{row.pk}", said, looking.on)


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
