"""From the rules that fired to one answer: each value's strength, then the question's order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from egide.reading.phrases.firing import Fired
from egide.reading.phrases.rules import Question

MOST_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Decision:
    """The values that stand, what fired for them, and how strongly (0..1)."""

    values: tuple[str, ...] = ()
    fired: tuple[Fired, ...] = ()
    strength: float = 0.5


def strength(fired: Sequence[Fired]) -> float:
    """Independent sentences add up, none is ever certain: 1 - product of the doubts."""
    doubt = 1.0
    for one in fired:
        doubt *= 1 - one.rule.weight
    return 1 - doubt


def by_value(fired: Sequence[Fired]) -> dict[str, list[Fired]]:
    """What fired, for each value."""
    groups: dict[str, list[Fired]] = {}
    for one in fired:
        groups.setdefault(one.rule.votes, []).append(one)
    return groups


def standing(question: Question, fired: Sequence[Fired]) -> dict[str, list[Fired]]:
    """The values whose strength reaches the question's threshold."""
    return {
        value: group
        for value, group in by_value(fired).items()
        if strength(group) >= question.threshold
    }


def silence(question: Question, fired: Sequence[Fired]) -> Decision:
    """Nothing stands; the nearer something came, the less sure the silence."""
    most = max((strength(group) for group in by_value(fired).values()), default=0.0)
    return Decision((), (), 1 - min(most, 0.5))


def worst(question: Question, fired: Sequence[Fired]) -> Decision:
    """The value least favourable to the pupil among those that stand."""
    groups = standing(question, fired)
    for value in question.order:
        if value in groups:
            return Decision((value,), best(groups[value]), strength(groups[value]))
    return silence(question, fired)


def union(question: Question, fired: Sequence[Fired]) -> Decision:
    """Every value that stands."""
    groups = standing(question, fired)
    if not groups:
        return silence(question, fired)
    chosen = [one for group in groups.values() for one in best(group)[:2]]
    return Decision(
        tuple(sorted(groups)), tuple(chosen), min(strength(group) for group in groups.values())
    )


def best(fired: Sequence[Fired]) -> tuple[Fired, ...]:
    """The best founded quotes first, then in the order of the text."""
    first = sorted(fired, key=lambda one: (-one.rule.weight, one.unit.start))
    chosen: Mapping[int, Fired] = {one.unit.start: one for one in reversed(first)}
    return tuple(sorted(chosen.values(), key=lambda one: -one.rule.weight)[:MOST_QUOTES])
