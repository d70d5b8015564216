"""What a verdict asks: each condition with who keeps it, and the wording of a clause to sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from egide.law.lexicon import Clause
from egide.law.words import words
from egide.trust.charter import Condition

TEACHER, EGIDE = "teacher", "egide"
# What depends on the reader comes first, then what others do, then what goes by itself.
ORDER = (TEACHER, "head", "provider", EGIDE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition as it is read."""

    title: str
    sentence: str
    keeper: str
    kept_by: str
    clause: Clause | None = None

    @property
    def yours(self) -> bool:
        """Whether it depends on whoever reads the page."""
        return self.keeper == TEACHER

    @property
    def automatic(self) -> bool:
        """Whether Égide does it, and nobody has anything to do."""
        return self.keeper == EGIDE


@dataclass(frozen=True, slots=True)
class Hand:
    """The conditions that are in the same hands."""

    keeper: str
    label: str
    sentence: str
    conditions: tuple[Asked, ...]

    @property
    def yours(self) -> bool:
        """Whether they depend on whoever reads the page."""
        return self.keeper == TEACHER

    @property
    def automatic(self) -> bool:
        """Whether Égide does it, and nobody has anything to do."""
        return self.keeper == EGIDE


def by_hand(conditions: Iterable[Asked], lang: str) -> tuple[Hand, ...]:
    """These conditions, already in order, with those of one keeper together."""
    return tuple(
        Hand(
            keeper,
            words().label("keepers", keeper, lang),
            words().sentence("keepers", keeper, lang),
            tuple(kept),
        )
        for keeper, kept in groupby(conditions, attrgetter("keeper"))
    )


def asked(conditions: Iterable[Condition], lang: str) -> tuple[Asked, ...]:
    """These conditions in words, those that depend on the reader first."""
    lines = (_asked(condition, lang) for condition in conditions)
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.keeper)))


def _asked(condition: Condition, lang: str) -> Asked:
    line = words().of(condition, lang)
    clause = words().clause(condition.what, lang) if condition.do == "clause" else None
    keeper = words().label("keepers", line.keeper, lang)
    return Asked(line.title, line.sentence, line.keeper, keeper, clause)
