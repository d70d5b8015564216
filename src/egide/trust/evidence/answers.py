"""What a document answers to a question, with the sentences that say so.

An answer without values is silence: the document does not say. It is never the same as "no".
"""

from dataclasses import dataclass
from enum import StrEnum


class Proof(StrEnum):
    """How well something is established, from the weakest to the strongest."""

    DECLARED = "declared"
    READ = "read"
    CONFIRMED = "confirmed"
    CERTIFIED = "certified"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim substring of a document's text: `document.text[start:end] == text`.

    `rule` names what found it (a rule of the phrase reader, a model's label, a person's word).
    """

    text: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The values stated for one question (sorted; empty = silent), and what founds them.

    `confidence` is the calibrated chance, between 0 and 1, that the answer (silence included)
    is right. `readers` names the readers that agree with it ("phrases", "learned", "person"...).
    """

    question: str
    values: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    proof: Proof = Proof.READ
    confidence: float = 0.0
    readers: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the document does not say."""
        return not self.values
