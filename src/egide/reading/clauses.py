"""The structure of a text: clauses (a heading, a paragraph, an item, a table row) and sentences.

Offsets always count characters of the document's own text, so that a quote stays verbatim;
`plain` is what rules look at (case folded, accents composed, typography made simple).
"""

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from egide.reading.blocks import LEAD_IN_LEVEL, Block, Kind, blocks
from egide.reading.lazy import lazy
from egide.reading.plain import simplify, way
from egide.reading.sentences import cuts
from egide.reading.slices import Folded

__all__ = ["Clause", "Kind", "Sentence", "simplify", "split"]

LONG_ROW = 500
EDGES = " \t\r\n|\u00a0\u202f"


class Sentence(NamedTuple):
    """One sentence of a clause. `plain` is its text made simple for matching."""

    start: int
    end: int
    text: str
    plain: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document for a span of `plain`; all of it where nothing finer is known."""
        back = way(self.text)
        if start >= end or end > len(self.plain) or back.plain != self.plain:
            return self.start, self.end
        first, last = back.back(start, end)
        return self.start + first, self.start + last


@dataclass(frozen=True)
class Clause:
    """A block of the document.

    `lead` is the sentence that an item completes ("We do not:"), or the header of a table's row.
    """

    kind: Kind
    start: int
    end: int
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    lead: Sentence | None = None
    level: int = 0

    @lazy
    def plain(self) -> str:
        """The words of the clause, made simple."""
        return " ".join(sentence.plain for sentence in self.sentences)

    @lazy
    def identity(self) -> str:
        """A short digest of the words: it stays the same when they do, whatever the offsets."""
        return hashlib.sha256(self.plain.encode(errors="surrogatepass")).hexdigest()[:16]


class Headings:
    """The path of headings above the block being read."""

    def __init__(self) -> None:
        self._path: tuple[tuple[int, str], ...] = ()
        self.titles: tuple[str, ...] = ()

    def enter(self, level: int, title: str) -> None:
        """A heading of this level begins: those as deep or deeper are over."""
        kept = tuple(entry for entry in self._path if entry[0] < level)
        self._path = (*kept, (level, title)) if title else kept
        self.titles = tuple(words for _, words in self._path)


class Leads:
    """The introducing sentences that are still open, the innermost last."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Sentence]] = []
        self._header: Sentence | None = None

    def over(self, block: Block, sentences: tuple[Sentence, ...]) -> Sentence | None:
        """The sentence that this block completes, if any."""
        if block.kind is Kind.CELL:
            lead, self._header = self._header, self._header or sentences[0]
            return lead
        self._header = None
        indent = block.indent if completes(block, sentences) else -1
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()
        lead = self._open[-1][1] if self._open else None
        if sentences[-1].plain.endswith(":"):
            own = block.indent if block.kind is Kind.ITEM else -1
            self._open.append((max(own, indent) if lead else own, sentences[-1]))
        return lead


def completes(block: Block, sentences: tuple[Sentence, ...]) -> bool:
    """Whether a block can go on with a sentence begun above it: an item, or lower-case words."""
    return block.kind is Kind.ITEM or (
        block.kind is Kind.PROSE and (sentences[0].text[:1].islower() or block.indent > 1)
    )


def split(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order; headings give the path of what follows them."""
    from egide.reading.folded import fold  # numpy, which a page that only shows clauses needs not

    path, leads, clauses = Headings(), Leads(), []
    folded = fold(text)
    for block in blocks(text):
        sentences = sentences_of(folded, block)
        if not sentences:
            continue
        if block.kind is Kind.HEADING:
            path.enter(block.level, " ".join(sentence.plain for sentence in sentences))
        elif block.lead_in:
            path.enter(LEAD_IN_LEVEL + (block.kind is Kind.ITEM), simplify(block.lead_in))
        lead = leads.over(block, sentences)
        clauses.append(
            Clause(block.kind, block.start, block.end, path.titles, sentences, lead, block.level)
        )
        if block.lead_in and block.kind is Kind.ITEM:
            path.enter(LEAD_IN_LEVEL + 1, "")
    return tuple(clauses)


def sentences_of(folded: Folded, block: Block) -> tuple[Sentence, ...]:
    """The sentences of a block; a heading, and a table row of common length, is one."""
    start, end, text = block.body, block.end, folded.text
    bounds = [start, end]
    if block.kind is Kind.CELL and end - start > LONG_ROW:
        bars = [at for at in range(start, end) if text[at] == "|"]
        bounds = [start, *sorted({*bars, *cuts(text, start, end)}), end]
    elif block.kind is Kind.PROSE or block.kind is Kind.ITEM:
        bounds = [start, *cuts(text, start, end), end]
    made = (sentence(folded, a, b) for a, b in pairwise(bounds))
    return tuple([one for one in made if one is not None])


def sentence(folded: Folded, start: int, end: int) -> Sentence | None:
    """The sentence between two offsets, without the blanks and bars around it, if any."""
    whole = folded.text[start:end]
    rest = whole.lstrip(EDGES)
    words = rest.rstrip(EDGES)
    start += len(whole) - len(rest)
    end = start + len(words)
    plain = folded.plain(start, end)
    return Sentence(start, end, words, plain) if plain else None
