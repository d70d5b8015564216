"""What may be answered to a question when two readers have spoken, and what speaks for each.

A candidate is what one reader says, or both; for questions with several values, also what they say
together or in common; or silence. Nothing else: the arbiter never invents a value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from egide.reading.lazy import lazy
from egide.reading.learned import Place
from egide.trust.evidence.answers import Answer

FLOOR = 0.01
OWN = 0.5  # what a question shows apart from the others counts for less: few documents
SAID = "said"
SEVERAL = frozenset({
    "governing_law", "courts", "hosting", "transfer_mechanisms", "deletion", "parental_consent",
    "security", "authority",
})  # fmt: skip
Values = frozenset[str]


@dataclass(frozen=True, eq=False)
class Case:
    """One question of one document, as the two readers answered it.

    `strengths` is how surely the learned reader heard each value, answered or not.
    """

    question: str
    phrases: Answer
    learned: Answer
    strengths: Mapping[str, float]
    places: Sequence[Place] = ()

    @property
    def agreed(self) -> bool:
        """Whether both say the same."""
        return self.phrases.values == self.learned.values

    @lazy
    def same_place(self) -> bool:
        """Whether a sentence quoted by one is quoted by the other."""
        return any(
            one.start < other.end and other.start < one.end
            for one in self.phrases.quotes
            for other in self.learned.quotes
        )

    @lazy
    def quoted(self) -> tuple[Place, ...]:
        """The places that stand in a sentence quoted by the phrases."""
        spans = [(quote.start, quote.end) for quote in self.phrases.quotes]
        return tuple(
            place
            for place in self.places
            if any(start < place.end and place.start < end for start, end in spans)
        )

    def candidates(self) -> tuple[Values, ...]:
        """What may be answered, each once, what the phrases say first."""
        one, other = frozenset(self.phrases.values), frozenset(self.learned.values)
        offered = [one, other, frozenset[str]()]
        if self.question in SEVERAL and one and other:
            offered += [one | other, one & other]
        return tuple(dict.fromkeys(offered))


def evidence(case: Case, values: Values) -> dict[str, float]:
    """What speaks for an answer, by name; names left out count for nothing."""
    kind = kind_of(case, values)
    heard = heard_for(case, values)
    found = {
        kind: 1.0,
        f"heard:{side(kind)}": heard,
        f"{kind}:{case.question}": OWN,
        f"{side(kind)}:heard:{case.question}": OWN * heard / 3,
    }
    if case.phrases.values and kind != "silent:agreed":
        found[f"phrases:{kind}"] = odds(case.phrases.confidence)
        found[f"there:{kind}"] = there(case, frozenset(case.phrases.values))
        found[f"anything there:{kind}"] = there(case, None)
    if case.learned.values or kind == "silent:agreed":
        found[f"learned:{kind}"] = odds(case.learned.confidence)
    if case.phrases.values and case.learned.values and case.same_place:
        found[f"same place:{kind}"] = 1.0
    return found


def kind_of(case: Case, values: Values) -> str:
    """Who says it."""
    one, other = frozenset(case.phrases.values), frozenset(case.learned.values)
    if one == other == values:
        return "stated:agreed" if values else "silent:agreed"
    said_by = "phrases" if values == one else "learned" if values == other else "neither"
    if not values:
        return f"silent:{said_by}"
    if said_by == "neither":
        return "stated:together" if values == one | other else "stated:common"
    against = "silence" if not (one and other) else "another"
    return f"stated:{said_by}:{against}"


def side(kind: str) -> str:
    """Stated or silent."""
    return kind.partition(":")[0]


def there(case: Case, values: Values | None) -> float:
    """How surely the learned reader hears these values, or any, where the phrases quote."""
    chances = [
        place.chance
        for place in case.quoted
        if values is None or place.value in values or place.value == SAID
    ]
    return odds(max(chances, default=0.0))


def heard_for(case: Case, values: Values) -> float:
    """How surely the learned reader heard these values, or heard nothing, as log-odds."""
    strengths = case.strengths
    if not values:
        return -odds(max(strengths.values(), default=0.0))
    if SAID in strengths:
        return odds(strengths[SAID])
    return sum(odds(strengths.get(value, 0.0)) for value in values) / len(values)


def odds(chance: float) -> float:
    """The logarithm of the odds, bounded."""
    bounded = min(max(chance, FLOOR), 1 - FLOOR)
    return log(bounded / (1 - bounded))
