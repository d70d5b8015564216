"""A document as the learned reader takes it: sentences, each with what stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from egide.reading.analysis import Statement
from egide.reading.clauses import Clause

HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the words it completes, its last headings, and the sentence before it."""

    text: str
    lead: str = ""
    headings: tuple[str, ...] = ()
    before: str = ""
    kind: str = ""


def passages(statements: Iterable[Statement]) -> Iterator[Passage]:
    """The passages of a document, one a statement, in order."""
    clause: Clause | None = None
    before = ""
    for statement in statements:
        if statement.clause is not clause:
            clause, before = statement.clause, ""
        own, headings = statement.sentence.plain, clause.headings[-HEADINGS:]
        yield Passage(own, statement.lead, headings, before, clause.kind)
        before = own
