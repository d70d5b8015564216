"""An archived text as blocks of visible letters, each at its place in the text.

Only what Markdown writes for itself is left out. Nothing of the archived page is live: a link is
its words, an image its description.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from egide.reading.clauses import Clause, Kind, split

BULLET = re.compile(r"\s*[*+\-•·▪◦‣]\s+")
HASHES = re.compile(r"\s*#{1,6}\s+|[ \t]+#+\s*$|\n\s*(?:=+|-{3,})\s*$")
SYNTAX = re.compile(
    r"!?\[(?=[^\]\n]*\]\()"  # the opening of a link or an image
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"  # its address
    r"|\*\*|__"
    r"|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"
    r"|\\(?=[^\w\s])|<br\s*/?>"
)
STRONG = {"**", "__"}
EDGES = re.compile(r"^\s*\|\s*|\s*\|\s*$")
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
    clauses = split(text)
    levels = [clause.level for clause in clauses if clause.kind is Kind.HEADING]
    top = min(levels, default=1)
    made, titled = [], False
    for clause in clauses:
        level = 0
        if clause.kind is Kind.HEADING:
            level = 2 if clause.level <= max(top, 2) or not titled else 3
            titled = True
        made.append(Block(clause.kind, level, clause.start, clause.end, tuple(runs(text, clause))))
    return tuple(made)


def runs(text: str, clause: Clause) -> Iterator[Run]:
    """The visible letters of a clause."""
    at, strong = clause.start, False
    for start, end, word in hidden(text, clause):
        if at < start:
            yield Run(at, start, strong)
        if word in STRONG and clause.kind is not Kind.HEADING:
            strong = not strong
        at = max(at, end)
    if at < clause.end:
        yield Run(at, clause.end, strong)


def hidden(text: str, clause: Clause) -> list[tuple[int, int, str]]:
    """What Markdown writes for itself in a clause, in order."""
    raw, base = text[clause.start : clause.end], clause.start
    found = [(m.start() + base, m.end() + base, m[0]) for m in SYNTAX.finditer(raw)]
    patterns = {Kind.HEADING: HASHES, Kind.CELL: EDGES}
    if clause.kind is Kind.ITEM:
        bullet = BULLET.match(raw)
        found += [(base, base + bullet.end(), "")] if bullet else []
    elif clause.kind in patterns:
        found += [
            (m.start() + base, m.end() + base, "") for m in patterns[clause.kind].finditer(raw)
        ]
    return sorted(found)
