"""Which of the words that the analysis looks for a sentence holds, as bits of a number.

A bit that is not there settles a question without a look at the sentence; one that is there
settles nothing, the patterns do.
"""

from collections.abc import Iterator

from egide.reading.analysis import polarity, regions
from egide.reading.analysis.modality import DEFINING

PROCESSORS = frozenset(
    "processor processors subprocessor subprocessors subcontractors vendors prestataires traitants "
    "traitant hébergeur providers importer".split()
)
PEOPLE, PLACE, US, AMERICAN, PROCESSOR, DENIAL, DEFINITION, FIGURE = (1 << bit for bit in range(8))
WORDS: tuple[tuple[int, frozenset[str]], ...] = (
    (PEOPLE, regions.HINTS),
    (PLACE, regions.NAMES),
    (US, frozenset({"us"})),
    (AMERICAN, regions.AMERICAN),
    (PROCESSOR, PROCESSORS),
    # "don't" is cut at its apostrophe
    (DENIAL, polarity.NEGATIONS | polarity.EXCEPTIONS | polarity.HINTS | {"t"}),
    (DEFINITION, DEFINING),
)


def hints_of(word: str) -> int:
    """The bits of one word."""
    figure = FIGURE if any(map(str.isdigit, word)) else 0
    return sum(bits_of(word)) + figure


def bits_of(word: str) -> Iterator[int]:
    """Each bit of one word."""
    return (bit for bit, words in WORDS if word in words)


def of_a_region(hints: int) -> bool:
    """Whether people of some place may be spoken of."""
    return bool(hints & PEOPLE) and (bool(hints & PLACE) or hints & US_STATE == US_STATE)


US_STATE = US | AMERICAN
