"""A document as the learned reader takes it: sentences, each with what stands around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from egide.reading.analysis import Analysed, Statement
from egide.reading.clauses import Clause
from egide.reading.numbered import Numbered, numbered

HEADINGS = 2
Texts = Sequence[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the words it completes, its last headings, and the sentence before it."""

    text: str
    lead: str = ""
    headings: tuple[str, ...] = ()
    before: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Many passages, by the places of their texts among words that were looked at once.

    `paths` holds each path of headings once; `under` says which one is a passage's.
    """

    words: Numbered
    own: Texts
    leads: Texts
    before: Texts
    paths: Texts
    under: Sequence[int]
    kinds: Sequence[str]


def of_document(analysed: Analysed) -> Passages:
    """The passages of a document, one a statement, in order."""
    row = analysed.wording.row
    statements = analysed.statements
    paths: dict[tuple[str, ...], int] = {}
    under, before = [], []
    clause: Clause | None = None
    for at, one in enumerate(statements):
        before.append((at - 1,) if one.clause is clause else ())
        clause = one.clause
        under.append(paths.setdefault(clause.headings[-HEADINGS:], len(paths)))
    return Passages(
        analysed.wording.words,
        [(at,) for at in range(len(statements))],
        [(row(one.lead),) if one.lead else () for one in statements],
        before,
        [tuple(map(row, path)) for path in paths],
        under,
        [one.clause.kind for one in statements],
    )


def gathered(passages: Sequence[Passage]) -> Passages:
    """Passages that come one by one."""
    texts: dict[str, int] = {}

    def row(text: str) -> tuple[int, ...]:
        return (texts.setdefault(text, len(texts)),) if text else ()

    paths: dict[tuple[str, ...], int] = {}
    under = [paths.setdefault(one.headings, len(paths)) for one in passages]
    own = [(texts.setdefault(one.text, len(texts)),) for one in passages]
    leads, before = [row(one.lead) for one in passages], [row(one.before) for one in passages]
    titles = [tuple(texts.setdefault(title, len(texts)) for title in path) for path in paths]
    kinds = [one.kind for one in passages]
    return Passages(numbered(list(texts)), own, leads, before, titles, under, kinds)


def passages(statements: Iterable[Statement]) -> Iterator[Passage]:
    """The passages of a document, one by one: what training keeps of its sentences."""
    clause: Clause | None = None
    before = ""
    for statement in statements:
        if statement.clause is not clause:
            clause, before = statement.clause, ""
        own, headings = statement.sentence.plain, clause.headings[-HEADINGS:]
        yield Passage(own, statement.lead, headings, before, clause.kind)
        before = own
