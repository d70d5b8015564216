"""From the rules that fired to one answer: each value's strength, then the question's order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from egide.reading.analysis import Actor, Polarity, Section
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.rules import Question

DENIALS = frozenset({"no", "none"})
MOST_QUOTES = 5
# Where a question is at home: a sentence under such a heading is the better quote.
HOME: Mapping[str, tuple[Section, ...]] = {
    "advertising": (Section.ADVERTISING,),
    "ai_training": (Section.AI,),
    "changes": (Section.CHANGES,),
    "courts": (Section.DISPUTES,),
    "governing_law": (Section.DISPUTES,),
    "deletion": (Section.RIGHTS, Section.RETENTION, Section.TERMINATION),
    "dpo": (Section.CONTACT, Section.RIGHTS),
    "authority": (Section.RIGHTS, Section.CONTACT),
    "export": (Section.RIGHTS,),
    "improvement": (Section.PURPOSES,),
    "profiling": (Section.PURPOSES, Section.ADVERTISING),
    "prospecting": (Section.PURPOSES, Section.ADVERTISING),
    "incident_notice": (Section.INCIDENT, Section.SECURITY),
    "minimum_age": (Section.CHILDREN,),
    "parental_consent": (Section.CHILDREN,),
    "retention": (Section.RETENTION,),
    "rights": (Section.RIGHTS,),
    "sale": (Section.SHARING,),
    "security": (Section.SECURITY,),
    "subprocessors": (Section.SHARING,),
    "termination": (Section.TERMINATION,),
    "trackers": (Section.COOKIES,),
    "transfers": (Section.TRANSFERS,),
    "transfer_mechanisms": (Section.TRANSFERS,),
    "hosting": (Section.TRANSFERS, Section.SECURITY),
    "user_content": (Section.CONTENT,),
}


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
    groups = standing(question, undenied(fired))
    for value in question.order:
        if value in groups:
            return Decision((value,), best(groups[value]), strength(groups[value]))
    return silence(question, fired)


def undenied(fired: Sequence[Fired]) -> list[Fired]:
    """Without the affirmations that their own sentence denies ("we do not retain… to train")."""
    denied = {one.unit.at for one in fired if one.rule.votes in DENIALS}
    return [one for one in fired if not (one.rule.affirmed and one.unit.at in denied)]


def union(question: Question, fired: Sequence[Fired]) -> Decision:
    """Every value that stands."""
    groups = standing(question, fired)
    if not groups:
        return silence(question, fired)
    each = MOST_QUOTES if len(groups) == 1 else 3
    chosen = [one for group in groups.values() for one in best(group)[:each]]
    return Decision(
        tuple(sorted(groups)), tuple(chosen), min(strength(group) for group in groups.values())
    )


def best(fired: Sequence[Fired]) -> tuple[Fired, ...]:
    """The sentences that say it best, each once."""
    if len(fired) < 2:
        return tuple(fired)
    ranked = sorted(((-telling(one), one.unit.at, n) for n, one in enumerate(fired)))
    chosen: dict[int, Fired] = {}
    for _, at, n in ranked:
        chosen.setdefault(at, fired[n])
    return tuple(chosen.values())[:MOST_QUOTES]


def telling(one: Fired) -> float:
    """How well a sentence says it: in several ways, under its own heading, as a plain statement."""
    statement = one.unit.statement
    return (
        one.rule.weight
        + 0.1 * min(one.ways, 4)
        + 0.2 * (statement.section in HOME.get(one.rule.question, ()))
        + 0.1 * (statement.actor is Actor.PROVIDER)
        - 0.2 * (statement.polarity is Polarity.NEGATED and not one.rule.votes.startswith("no"))
        - 0.3 * (not statement.said)
    )
