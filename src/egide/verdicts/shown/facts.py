"""Facts at a glance: what the texts say of what a teacher asks first."""

from collections.abc import Mapping
from dataclasses import dataclass

from egide.law.words import words
from egide.trust.evidence.answers import Proof
from egide.trust.evidence.combine import Combined
from egide.trust.outcome import SILENT, UNKNOWN, reaches

# Each block of the label, and the questions in it.
BLOCKS = (
    ("advertising", "improvement", "sale"),
    ("ai_training", "profiling"),
    ("hosting", "transfers", "transfer_mechanisms"),
    ("retention", "deletion"),
    ("governing_law", "courts", "minimum_age"),
)


@dataclass(frozen=True, slots=True)
class Glance:
    """One line of the label. `said`: false when the text does not say."""

    label: str
    value: str
    said: bool
    machine: bool
    thick: bool


def at_a_glance(answers: Mapping[str, Combined], lang: str) -> tuple[Glance, ...]:
    """The lines of the label, in blocks."""
    return tuple(
        _glance(answers[question], lang, thick=place == 0 and block is not BLOCKS[0])
        for block in BLOCKS
        for place, question in enumerate(block)
    )


def _glance(answer: Combined, lang: str, *, thick: bool) -> Glance:
    said = [words().value(answer.question, value, lang) for value in answer.values]
    return Glance(
        words().question(answer.question).label[lang],
        ", ".join(said),
        said=not {SILENT, UNKNOWN} & set(answer.values),
        machine=not reaches(answer.level, Proof.CONFIRMED),
        thick=thick,
    )
