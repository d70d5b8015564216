"""Sentences with what they say: those of gold sheets, and those written by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.measure.reading import analysed
from benchmarks.measure.sheets import Gold, Sheet
from benchmarks.training.prototypes import Prototype
from egide.reading.analysis import Statement
from egide.reading.clauses import simplify
from egide.reading.learned.passages import Passage, passages

BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Example:
    """A passage and the questions it answers; `open` are those where it may say more than is known.

    `said` maps a question to the values it may found (those of the sheet's answer).
    """

    passage: Passage
    source: str
    language: str
    said: dict[str, frozenset[str]] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    near: str = ""


def from_prototypes(prototypes: Iterable[Prototype]) -> Iterator[Example]:
    """A hand-written sentence says one thing; what it says to other questions is not known."""
    for each in prototypes:
        said = {each.question: frozenset({each.value})} if each.value else {}
        near = "" if each.value else each.question
        yield Example(Passage(simplify(each.text)), BY_HAND, each.language, said, near=near)


def from_sheet(sheet: Sheet) -> list[Example]:
    """Every sentence of a document: quoted, silent, or open where its question is answered."""
    statements = analysed(sheet).statements
    stated = frozenset(question for question, gold in sheet.answers.items() if gold.stated)
    said: list[dict[str, frozenset[str]]] = [{} for _ in statements]
    for question in stated:
        gold = sheet.answers[question]
        for number in quoted(sheet.text, gold, statements):
            said[number][question] = gold.accepted[0]
    return [
        Example(passage, sheet.document, sheet.language, values, stated)
        for passage, values in zip(passages(statements), said, strict=True)
    ]


def quoted(text: str, gold: Gold, statements: Iterable[Statement]) -> set[int]:
    """The numbers of the sentences that a gold quote covers by half of the shorter one."""
    spans = [span for quote in gold.quotes for span in places(text, quote)]
    found = set()
    for number, statement in enumerate(statements):
        start, end = statement.sentence.start, statement.sentence.end
        for first, last in spans:
            common = min(end, last) - max(start, first)
            if common > 0 and 2 * common >= min(end - start, last - first):
                found.add(number)
    return found


def places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Everywhere a quote stands in the text."""
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)
