"""What becomes of a signed agreement when what stands of its service moves, by gravity.

A refusal by law shuts the same day; one by the charter, or a missing answer, leaves a delay; what
is not settled shuts nothing; new conditions that the gateway keeps bind at once.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from egide.trust.agreement.conditions import texts, together
from egide.trust.agreement.delays import Delays
from egide.trust.agreement.terms import Block, Terms
from egide.trust.charter import Condition
from egide.trust.vocabulary import Vocabulary

KEEPERS = frozenset({"gateway", "egide"})


class Effect(StrEnum):
    """What follows, from the mildest."""

    BETTER = "better"  # what shut it, or was about to, is gone
    NOTHING = "nothing"
    TOLD = "told"  # new conditions bind, nothing shuts
    REVIEW = "review"  # somebody has to read it again; nothing shuts
    DEADLINE = "deadline"
    SUSPENDED = "suspended"


GRAVITY = tuple(Effect)


@dataclass(frozen=True, slots=True)
class Bound:
    """What binds an agreement already: its conditions, what was signed and done with it.

    `trial`: an experiment, which bears an answer that the charter still misses.
    `threatened`: suspended or under a deadline because something moved.
    """

    conditions: tuple[str, ...]
    done: frozenset[str] = frozenset()
    trial: bool = False
    threatened: bool = False


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows, in how many days, which conditions bind at once and which are owed."""

    effect: Effect
    days: int = 0
    at_once: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    because: tuple[Block, ...] = ()


def consequence(now: Terms, bound: Bound, delays: Delays, words: Vocabulary) -> Consequence:
    """What follows from what stands now."""
    fresh = new_conditions(now.conditions, bound, words)
    at_once = tuple(one.text for one in fresh if binds_at_once(one, words))
    owing = [one for one in fresh if not binds_at_once(one, words)]
    effect, days = _gravest(now, bound, delays, owing)
    if effect is Effect.NOTHING and at_once:
        effect = Effect.TOLD
    elif effect is Effect.NOTHING and bound.threatened:
        effect = Effect.BETTER
    return Consequence(effect, days, at_once, texts(owing), now.blocks)


def _gravest(
    now: Terms, bound: Bound, delays: Delays, owing: Collection[Condition]
) -> tuple[Effect, int]:
    """The gravest thing that what stands says, and the days that it leaves."""
    blocks = set(now.blocks)
    tried = bound.trial and now.open_to_experiment
    if Block.LAW in blocks:
        return Effect.SUSPENDED, 0
    waits = [int(one.param("days") or delays.undertaking) for one in owing]
    if Block.CHARTER in blocks:
        waits.append(delays.charter)
    if Block.NOT_ASSESSABLE in blocks and not tried:
        waits.append(delays.unassessable)
    if waits:
        return Effect.DEADLINE, min(waits)
    unsettled = blocks & {Block.TO_REVIEW, Block.NOT_JUDGED}
    return (Effect.REVIEW, 0) if unsettled and not tried else (Effect.NOTHING, 0)


def new_conditions(
    now: Iterable[Condition], bound: Bound, words: Vocabulary
) -> tuple[Condition, ...]:
    """The conditions that are not bound yet, or are stricter now; what is done is not asked again.

    What no longer is asked stays as it was signed: only a new signature takes it away.
    """
    before = texts(together(bound.conditions, words))
    every = together((*before, *texts(now)), words)
    return tuple(one for one in every if one.text not in before and one.what not in bound.done)


def binds_at_once(condition: Condition, words: Vocabulary) -> bool:
    """Whether the gateway or Égide keeps it, with nothing to wait for from anybody."""
    kind = words.conditions[condition.do]
    return kind.who in KEEPERS and (kind.timing == "always" or condition.do == "scan")
