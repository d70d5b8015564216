"""An archived text as a page shows it: every letter in its place, quoted passages marked.

Offsets on the page are those of the text: what Markdown writes for itself (`#`, `](address)`) is
kept in the page and hidden by the style sheet, so that a selection points at the right letters.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEADING = re.compile(r"#{1,6} ")
SYNTAX = re.compile(
    r"^#{1,6} |\]\([^)\s]*(?: \"[^\"]*\")?\)|!?\[(?=[^\]]*\]\()|\*\*|^[*+-] {1,3}|\\(?=\W)"
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
    """Letters that are shown alike. `name` is empty outside passages."""

    text: str
    name: str = ""
    here: bool = False
    syntax: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, from its first letter on."""

    start: int
    heading: bool
    item: bool
    pieces: tuple[Piece, ...]


def lines(text: str, passages: Iterable[Marked]) -> tuple[Line, ...]:
    """The text, line by line; empty lines are left out."""
    marked = sorted(passages, key=lambda passage: (not passage.here, passage.start))
    seen: set[str] = set()
    made = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            pieces = tuple(_pieces(line, start, marked, seen))
            made.append(Line(start, bool(HEADING.match(line)), line[:2] in ITEMS, pieces))
        start += len(line) + 1
    return tuple(made)


ITEMS = {"* ", "- ", "+ "}


def readable(words: str) -> tuple[Piece, ...]:
    """A quote as it is read: every letter is there, what Markdown writes for itself is hidden."""
    return tuple(
        piece
        for number, line in enumerate(words.split("\n"))
        for piece in (*([Piece("\n")] if number else []), *_pieces(line, 0, [], set()))
    )


def _pieces(line: str, start: int, marked: list[Marked], seen: set[str]) -> Iterator[Piece]:
    """The line cut where a passage or the writing of Markdown begins or ends."""
    end = start + len(line)
    near = [one for one in marked if one.start < end and start < one.end]
    syntax = [(found.start() + start, found.end() + start) for found in SYNTAX.finditer(line)]
    cuts = {start, end, *(edge for span in syntax for edge in span)}
    cuts |= {min(max(edge, start), end) for one in near for edge in (one.start, one.end)}
    ordered = sorted(cuts)
    for left, right in itertools.pairwise(ordered):
        over = next((one for one in near if one.start <= left and right <= one.end), None)
        hidden = any(a <= left and right <= b for a, b in syntax)
        name = over.name if over else ""
        first = bool(name) and not hidden and name not in seen
        seen |= {name} if first else set()
        yield Piece(
            line[left - start : right - start], name, bool(over and over.here), hidden, first
        )
