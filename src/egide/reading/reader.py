"""From a document to its answers: the analysis, the readers, and what programs are given.

An entry point, at one level of detail: what each step does is its own affair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from egide.reading.analysis import Analysed, analyse
from egide.reading.document import Document
from egide.reading.opening import open_document
from egide.reading.questions import QUESTIONS, SILENT, Form
from egide.trust.evidence.answers import Answer

__all__ = ["Reading", "open_document", "read", "read_analysed", "read_source"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document answers to each question, in the order of the questions."""

    document: Document
    answers: Mapping[str, Answer]

    def to_dict(self) -> dict[str, object]:
        """The reading as programs take it; stable, the same from the command line and elsewhere."""
        document = self.document
        return {
            "document": {
                "name": document.name,
                "sha256": document.sha256,
                "language": document.language,
                "title": document.title,
            },
            "answers": {name: shown(answer) for name, answer in self.answers.items()},
        }


def read_source(source: bytes | Path | str, *, name: str = "", media_type: str = "") -> Reading:
    """Open and read; what cannot be opened is a refusal."""
    return read(open_document(source, name=name, media_type=media_type))


def read(document: Document) -> Reading:
    """All thirty answers of a document, silence included."""
    return Reading(document, read_analysed(analyse(document)))


def read_analysed(analysed: Analysed) -> dict[str, Answer]:
    """The answers of a document already analysed, one for each question, in order."""
    from egide.reading import arbiter, learned, phrases

    answers = arbiter.weigh(phrases.read(analysed), learned.read(analysed), analysed)
    return {name: answers.get(name, Answer(name)) for name in QUESTIONS}


def shown(answer: Answer) -> dict[str, object]:
    """One answer: its value, its quotes with their offsets, how sure, and who says so."""
    return {
        "value": value_of(answer),
        "quotes": [{"text": q.text, "start": q.start, "end": q.end} for q in answer.quotes],
        "confidence": answer.confidence,
        "readers": list(answer.readers),
    }


def value_of(answer: Answer) -> str | int | list[str]:
    """The value in the form of its question: a word, a number, a day, or a list of words."""
    form = QUESTIONS[answer.question]
    if form.several:
        return list(answer.values) or [SILENT]
    if answer.silent:
        return SILENT
    (only,) = answer.values
    return int(only) if form is Form.NUMBER else only
