"""An archived text as blocks of visible letters, each at its place in the text.

Only what Markdown writes for itself is left out. Nothing of the archived page is live: a link is
its words, an image its description.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from egide.reading.clauses import Clause, Kind, split

BULLET = re.compile(r"\s*[*+\-•·▪◦‣]\s+")
HASHES = re.compile(r"\s*#{1,6}\s+|[ \t]+#+\s*$|\n\s*(?:=+|-{3,})\s*$")
SYNTAX = re.compile(
    r"!?\[(?=[^\[\]]{0,400}\]\()"  # the opening of a link or an image, over lines if need be
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"  # its address
    r"|\*\*|__"
    r"|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"
    r"|\\(?=[^\w\s])|<br\s*/?>"
)
STRONG = {"**", "__"}
EDGES = re.compile(r"^\s*\|\s*|\s*\|\s*$")
EDGED = {Kind.HEADING: HASHES, Kind.CELL: EDGES}
Hidden = tuple[int, int, str]  # from, to, and the letters
KEPT = 24  # texts of which the blocks are remembered


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are visible together: `text[start:end]`."""

    start: int
    end: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item, a row of a table, a menu."""

    kind: Kind
    level: int
    start: int
    end: int
    runs: tuple[Run, ...]


@lru_cache(maxsize=KEPT)
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order. Headings have two levels on a page: 2 and 3."""
    clauses, written = split(text), syntax(text)
    levels = [clause.level for clause in clauses if clause.kind is Kind.HEADING]
    top = min(levels, default=1)
    made, titled = [], False
    for clause in clauses:
        level = 0
        if clause.kind is Kind.HEADING:
            level = 2 if clause.level <= max(top, 2) or not titled else 3
            titled = True
        made.append(
            Block(
                clause.kind,
                level,
                clause.start,
                clause.end,
                tuple(runs(clause, hidden(text, clause, written))),
            )
        )
    return tuple(made)


def syntax(text: str) -> list[Hidden]:
    """What Markdown writes for itself in a text, in order."""
    return [(found.start(), found.end(), found[0]) for found in SYNTAX.finditer(text)]


def plain(words: str) -> str:
    """Some words without what Markdown writes for itself."""
    return SYNTAX.sub("", words)


def hidden(text: str, clause: Clause, written: list[Hidden]) -> list[Hidden]:
    """What is not shown of a clause, in order."""
    start, end = clause.start, clause.end
    first = bisect_left(written, (start, 0, ""))
    found = list(takewhile(lambda one: one[0] < end, written[first:]))
    raw = text[start:end]
    if clause.kind is Kind.ITEM:
        bullet = BULLET.match(raw)
        found += [(start, start + bullet.end(), "")] if bullet else []
    elif clause.kind in EDGED:
        found += [
            (m.start() + start, m.end() + start, "") for m in EDGED[clause.kind].finditer(raw)
        ]
    return sorted(found)


def runs(clause: Clause, unseen: list[Hidden]) -> Iterator[Run]:
    """The visible letters of a clause; a heading is strong enough by itself."""
    at, strong = clause.start, False
    for start, end, word in unseen:
        if at < start:
            yield Run(at, start, strong)
        if word in STRONG and clause.kind is not Kind.HEADING:
            strong = not strong
        at = max(at, end)
    if at < clause.end:
        yield Run(at, clause.end, strong)
