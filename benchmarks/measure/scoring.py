"""The figures that say how good a reading is, defined once.

An item is a (document, question, value) that is stated; `exact` counts (document, question) pairs,
silence included. A quote is right when it shares half of the shorter one's words with a gold quote.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.measure.sheets import Gold, Sheet
from egide.trust.evidence.answers import Answer

Readings = Mapping[str, Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer of a reading beside the sheet's."""

    document: str
    question: str
    language: str
    wanted: frozenset[str]
    read: frozenset[str]
    confidence: float
    quotes: int
    verbatim: int
    quoted: bool

    @property
    def right(self) -> bool:
        """Whether the answer is exactly an accepted one."""
        return self.wanted == self.read

    @property
    def hits(self) -> int:
        """How many stated values are right."""
        return len(self.wanted & self.read)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of marks adds up to."""

    pairs: int
    exact: float
    precision: float
    recall: float
    f1: float
    macro: float
    quotes: float
    verbatim: float
    stated: int


def mark_all(sheets: Iterable[Sheet], readings: Readings) -> list[Mark]:
    """Every answer of every sheet, marked; a missing reading is silence."""
    marks = []
    for sheet in sheets:
        read = readings.get(sheet.document, {})
        for question, gold in sheet.answers.items():
            marks.append(mark(sheet, question, gold, read.get(question, Answer(question))))
    return marks


def mark(sheet: Sheet, question: str, gold: Gold, answer: Answer) -> Mark:
    """One answer beside the accepted set of values that is nearest to it."""
    read = frozenset(answer.values)
    wanted = max(gold.accepted, key=lambda w: (w == read, len(w & read), -len(w ^ read)))
    texts = [quote.text for quote in answer.quotes]
    return Mark(
        document=sheet.document, question=question, language=sheet.language,
        wanted=wanted, read=read, confidence=answer.confidence,
        quotes=len(texts), verbatim=sum(text in sheet.text for text in texts),
        quoted=any(overlap(text, other) for text in texts for other in gold.quotes),
    )  # fmt: skip


def add_up(marks: Iterable[Mark]) -> Figures:
    """The figures of a set of marks."""
    marks = list(marks)
    hits, read, wanted = counted(marks)
    quotable = [m for m in marks if m.hits and m.question != "language"]
    given = sum(m.quotes for m in marks)
    return Figures(
        pairs=len(marks),
        exact=share(sum(m.right for m in marks), len(marks)),
        precision=share(hits, read), recall=share(hits, wanted),
        f1=share(2 * hits, read + wanted), macro=macro_f1(marks),
        quotes=share(sum(m.quoted for m in quotable), len(quotable)),
        verbatim=share(sum(m.verbatim for m in marks), given), stated=wanted,
    )  # fmt: skip


def macro_f1(marks: list[Mark]) -> float:
    """The mean F1 of the questions that the gold states at least once."""
    by_question: dict[str, list[Mark]] = {}
    for each in marks:
        by_question.setdefault(each.question, []).append(each)
    counts = [counted(group) for group in by_question.values()]
    scores = [share(2 * hits, read + wanted) for hits, read, wanted in counts if wanted]
    return share(sum(scores), len(scores))


def counted(marks: Iterable[Mark]) -> tuple[int, int, int]:
    """Items right, items read, items wanted."""
    marks = list(marks)
    right = sum(m.hits for m in marks)
    return right, sum(len(m.read) for m in marks), sum(len(m.wanted) for m in marks)


def share(part: float, whole: float) -> float:
    """A ratio, zero where there is nothing to divide."""
    return part / whole if whole else 0.0


def overlap(one: str, other: str) -> bool:
    """Whether two quotes share half of the shorter one's different words."""
    a, b = words(one), words(other)
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


def words(text: str) -> frozenset[str]:
    """The different words of a text, whatever their case and punctuation."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return frozenset("".join(c if c.isalnum() else " " for c in plain).split())
