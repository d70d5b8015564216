"""The structure of a text: clauses (a heading, a paragraph, an item, a table row) and sentences.

Offsets always count characters of the document's own text, so that a quote stays verbatim;
`plain` is what rules look at (case folded, accents composed, typography made simple).
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a clause is in the page."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a clause. `plain` is its text made simple for matching."""

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A block of the document. `identity` stays the same when the words do (not the offsets)."""

    identity: str
    kind: Kind
    start: int
    end: int
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]


BLOCK = re.compile(r"[^\n]+")
HEADING = re.compile(r"\s*(#{1,6})\s+")
ITEM = re.compile(r"\s*(?:[*+•–-]|\d{1,2}[.)])\s+")
STOP = re.compile(r"[.!?…;](?:[\"'»”’)*_]*)\s+(?=[\"'«“(*_\[]*[A-ZÀ-ÝŒ0-9])")
SIMPLER = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ",
                         "\u202f": " ", "\u2009": " ", "–": "-", "—": "-", "‑": "-", "\u00ad": None,
                         "\u200b": None, "*": None, "_": " "})
LINK = re.compile(r"\]\([^)\s]*(?:\s\"[^\"]*\")?\)")
SPACES = re.compile(r"\s+")


def simplify(text: str) -> str:
    """The text as rules compare it: composed, folded, plain quotes and spaces, no link targets."""
    bare = LINK.sub("", text).replace("[", "").translate(SIMPLER)
    return SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip().casefold()


def split(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order; headings give the path of what follows them."""
    path: list[tuple[int, str]] = []
    clauses = []
    for block in BLOCK.finditer(text):
        mark = HEADING.match(block[0])
        kind = Kind.HEADING if mark else kind_of(block[0])
        if mark:
            level = len(mark[1])
            path = [*[entry for entry in path if entry[0] < level], (level, simplify(block[0][mark.end():]))]
        headings = tuple(title for _, title in path)
        sentences = tuple(sentences_of(text, block.start(), block.end()))
        if sentences:
            clauses.append(Clause(identify(block[0]), kind, block.start(), block.end(), headings, sentences))
    return tuple(clauses)


def kind_of(block: str) -> Kind:
    """A table row, an item of a list, or prose."""
    if block.lstrip().startswith("|"):
        return Kind.CELL
    return Kind.ITEM if ITEM.match(block) else Kind.PROSE


def sentences_of(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences between two offsets."""
    cuts = [start, *[match.end() for match in STOP.finditer(text, start, end)], end]
    pieces = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    return [Sentence(a, b, text[a:b], plain) for a, b in pieces if (plain := simplify(text[a:b]))]


def identify(block: str) -> str:
    """A short digest of the clause's words."""
    return hashlib.sha256(simplify(block).encode()).hexdigest()[:16]
