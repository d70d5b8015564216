"""Text made simple for matching, and the way back to the document's own characters.

Rules look at `plain`: one line, folded case, composed accents, plain quotes and spaces, no
Markdown. Quotes are cut out of the document; `Way` leads from a span of the one to the other.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

TARGET = r"\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
# One set of first characters, then what each may begin: five times faster than an alternation.
SYNTAX = re.compile(
    rf"[<\]!\[\\](?:(?<=\]){TARGET}(?P<joint>(?=!?\[))?|(?<=!)\[|(?<=\[)|(?<=<)(?P<br>br ?/?>)"
    r"|(?<=\\)(?=[!-/:-@\[-`{-~]))"
)
SYNTAX_SIGNS = "[\\<"
MARKS = frozenset(SYNTAX_SIGNS)
SAME_LENGTH = {
    **dict.fromkeys("’‘ʼ′`´", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("–—‑‐−", "-"),
    "_": " ",
}
OTHER_LENGTH = {**dict.fromkeys("*\u00ad\u200b\u200c\u200d\u2060\ufeff", ""), "…": "..."}
ASCII_MARKS = (("`", "'"), ("_", " "), ("*", ""))
SIMPLER = {ord(mark): simple for mark, simple in (SAME_LENGTH | OTHER_LENGTH).items()}
HANGUL_TAIL = ("\u1160", "\u11ff")


def simplify(text: str) -> str:
    """The text as rules compare it: composed, folded, plain quotes and spaces, no link targets."""
    if not MARKS.isdisjoint(text):
        text = SYNTAX.sub(gap_or_nothing, text)
    if text.isascii():
        for mark, simple in ASCII_MARKS:
            text = text.replace(mark, simple)
        return " ".join(text.split()).lower()
    # Chained replacements cost a third of one `translate` on sentences of this length.
    for mark, simple in (*SAME_LENGTH.items(), *OTHER_LENGTH.items()):
        text = text.replace(mark, simple)
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def gap_or_nothing(match: re.Match[str]) -> str:
    """What stands for a piece of Markdown: a space where two words would touch."""
    return " " if match.lastgroup else ""


@dataclass(frozen=True, slots=True)
class Way:
    """For each character of `plain`, where in the source it starts and where it ends."""

    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The source's span for a span of `plain` (which must not be empty)."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=512)
def way(source: str) -> Way:
    """The way back from `simplify(source)`: slow, made only for the sentences that are quoted."""
    folded = list(collapsed(clusters(kept(source))))
    return Way(
        "".join(char for char, _, _ in folded),
        tuple(start for _, start, _ in folded),
        tuple(end for _, _, end in folded),
    )


def kept(source: str) -> Iterator[tuple[str, int]]:
    """The characters that remain once Markdown is dropped, each with its offset."""
    at = 0
    for match in SYNTAX.finditer(source):
        yield from translated(source, at, match.start())
        if match.lastgroup:
            yield " ", match.start()
        at = match.end()
    yield from translated(source, at, len(source))


def translated(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The characters of a span, made simple one by one."""
    for offset in range(start, end):
        for char in source[offset].translate(SIMPLER):
            yield char, offset


def clusters(chars: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    """A base character with the accents that follow it, composed."""
    held, start, end = "", 0, 0
    for char, offset in chars:
        if held and (unicodedata.combining(char) or HANGUL_TAIL[0] <= char <= HANGUL_TAIL[1]):
            held, end = held + char, offset + 1
            continue
        if held:
            yield unicodedata.normalize("NFC", held), start, end
        held, start, end = char, offset, offset + 1
    if held:
        yield unicodedata.normalize("NFC", held), start, end


def collapsed(pieces: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """One space for many, none at either end, case folded."""
    space: tuple[str, int, int] | None = None
    begun = False
    for piece, start, end in pieces:
        for char in piece:
            if char.isspace():
                space = space or (" ", start, end)
                continue
            if space and begun:
                yield space
            space, begun = None, True
            for folded in char.casefold():
                yield folded, start, end
