"""An archived text as a page shows it: every letter in its place, quoted passages marked.

Offsets on the page are those of the text: what Markdown writes for itself (`#`, `](address)`) is
kept in the page and hidden by the style sheet, so that a selection points at the right letters.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

HEADING = re.compile(r"#{1,6} ")
ITEM = re.compile(r"[*+-] ")
SYNTAX = re.compile(
    r"^#{1,6} |^[*+-] {1,3}|^[=\-| :]{3,}$|\]\([^)\s]*(?: \"[^\"]*\")?\)|!?\[(?=[^\]]*\]\()"
    r"|\*\*|<br */?>|\\(?=\W)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage to mark: `name` tells it apart, `here` is the one under review."""

    start: int
    end: int
    name: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one kind: those that are read, or the writing of Markdown."""

    text: str
    syntax: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Letters inside one passage, or outside all (`name` empty). `first`: where it begins."""

    pieces: tuple[Piece, ...]
    name: str = ""
    here: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, from its first letter on."""

    start: int
    kind: str
    runs: tuple[Run, ...]


def readable(words: str) -> tuple[Piece, ...]:
    """A quote as it is read: every letter is there, what Markdown writes for itself is hidden."""
    return tuple(
        piece
        for number, line in enumerate(words.split("\n"))
        for piece in (*([Piece("\n")] if number else []), *_pieces(line, _syntax(line)))
    )


def lines(text: str, passages: Iterable[Marked]) -> tuple[Line, ...]:
    """The text, line by line; empty lines are left out."""
    marked = sorted(passages, key=lambda passage: (not passage.here, passage.start))
    seen: set[str] = set()
    made = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            near = [one for one in marked if one.start < start + len(line) and start < one.end]
            made.append(Line(start, _kind(line), tuple(_runs(line, start, near, seen))))
        start += len(line) + 1
    return tuple(made)


def _kind(line: str) -> str:
    if HEADING.match(line):
        return "as-heading"
    return "as-item" if ITEM.match(line) else ""


def _runs(line: str, start: int, near: list[Marked], seen: set[str]) -> Iterator[Run]:
    """The line cut where a passage begins or ends; the passage under review wins over others."""
    edges = {0, len(line)}
    edges |= {min(max(edge - start, 0), len(line)) for one in near for edge in (one.start, one.end)}
    spans = [(a, b, _over(near, a + start, b + start)) for a, b in pairwise(sorted(edges))]
    syntax = _syntax(line)
    for over, group in groupby(spans, key=lambda span: span[2]):
        parts = list(group)
        left, right = parts[0][0], parts[-1][1]
        name = over.name if over else ""
        first = bool(name) and name not in seen
        seen |= {name} if name else set()
        cut = [(a - left, b - left) for a, b in syntax]
        inside = tuple(_pieces(line[left:right], cut))
        yield Run(inside, name, bool(over and over.here), first)


def _over(near: list[Marked], left: int, right: int) -> Marked | None:
    return next((one for one in near if one.start <= left and right <= one.end), None)


def _syntax(line: str) -> list[tuple[int, int]]:
    return [found.span() for found in SYNTAX.finditer(line)]


def _pieces(words: str, syntax: list[tuple[int, int]]) -> Iterator[Piece]:
    """The words cut where the writing of Markdown begins or ends."""
    bounds = {0, len(words)}
    bounds |= {min(max(edge, 0), len(words)) for span in syntax for edge in span}
    for left, right in pairwise(sorted(bounds)):
        hidden = any(a <= left and right <= b for a, b in syntax)
        yield Piece(words[left:right], hidden)
