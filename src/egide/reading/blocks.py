"""The blocks of a Markdown text: headings in all their guises, paragraphs, items, table rows.

Pages are written by people: a heading may be `## Cookies`, an underlined line, a bold line, a
line in capitals or "12. Governing law" on its own. What lives here tells them apart; clauses
and sentences are made in `clauses`.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a clause is in the page."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    CELL = "cell"
    LINKS = "links"


class Block(NamedTuple):
    """One block. Its words go from `body` to `end`; `level` orders headings, `indent` items."""

    kind: Kind
    start: int
    body: int
    end: int
    level: int = 0
    indent: int = 0
    lead_in: str = ""


class Line(NamedTuple):
    """A line that is not blank; `joined` when no blank line parts it from the one before."""

    start: int
    end: int
    text: str
    joined: bool
    first: str


LINE = re.compile(r"[^\r\n]+")
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\r?\n|$)")
HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
UNDERLINE = re.compile(r"\s*(?:=+|-{3,})\s*$")
RULE = re.compile(
    r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|[=~]{3,})$|\s*[|:\s-]*-{2,}[|:\s-]*$"
)
ITEM = re.compile(
    r"\s*(?:[*+•·▪◦‣–—-]|\d{1,2}\\?[.)]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\\?\)|[a-z]\.)\s+"
)
NUMBERED = re.compile(
    r"\s*(?:(?:article|section|clause|partie|titre)\s+)?(\d{1,2}(?:\\?\.\d{1,2})*|[IVX]{1,5})"
    r"\s*(?:\\?[.):–-]\s*)*\s+(?=[\"«“]?[A-ZÀ-ÝŒ])",
    re.IGNORECASE,
)
BOLD_LINE = re.compile(r"\s*(?:\*\*|__)([^*_]{2,120})(?:\*\*|__)\s*:?\s*$")
LEAD_IN = re.compile(
    r"\s*(?:\*\*|__)([^*_]{2,90}?)(?:([.:])\s*(?:\*\*|__)|(?:\*\*|__)\s*[.:–-])\s+\S"
)
RUN_IN = re.compile(
    r"\s*(?:\(?[a-z]\)|\d{1,2}(?:\\?\.\d{1,2})*\\?[.)]?)\s+((?:[A-ZÀ-Ý][\w'’&/-]*|and|of|the|or|to|for|et|de|des|du"
    r"|la|le|les|par)(?: (?:[\w'’&/-]+)){0,6})\.\s+(?=[\"“«]?[A-ZÀ-Ý])"
)
LINKED = re.compile(r"!?\[[^\]]*\]\([^)]*\)|[\s|•·>*_,-]+|\d+\\?\.")
RULERS, NUMBERS = frozenset("*-_=~|:"), frozenset("(0123456789")
BARE_WORDS, LONGEST = 110, 134
BOLD_LEVEL, LEAD_IN_LEVEL = 8, 20


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order; rules and underlines are left out."""
    lines = lines_of(text)
    at, count = 0, len(lines)
    while at < count:
        line, after = lines[at], lines[at + 1] if at + 1 < count else None
        if line.first in RULERS and RULE.match(line.text):
            at += 1
            continue
        joined = after is not None and after.joined
        if joined and after and after.first in "=-" and underlined(line, after):
            yield heading(line, 1 if after.first == "=" else 2)
            at += 2
            continue
        last = at
        while (
            last + 1 < count and lines[last + 1].joined and continues(lines[last], lines[last + 1])
        ):
            last += 1
        yield block(line, lines[last].end, after if last == at else None, text)
        at = last + 1


def lines_of(text: str) -> list[Line]:
    """The lines that hold something, after the front matter if there is one."""
    front = FRONT_MATTER.match(text)
    before = at = front.end() if front else 0
    found = [(match.start(), match[0]) for match in LINE.finditer(text, at)]
    held = [(start, line) for start, line in found if not line.isspace()]
    apart = 2 if double_spaced([line for _, line in held]) else 1
    lines = []
    for start, line in held:
        gap = start - before
        joined = before > at and (gap <= apart or text[before:start].count("\n") <= apart < gap)
        lines.append(Line(start, start + len(line), line, joined, line.lstrip()[0]))
        before = start + len(line)
    return lines


def double_spaced(lines: list[str]) -> bool:
    """Whether most long lines stop in mid-sentence: a page of a PDF, a blank line after each."""
    long = [line for line in lines if 60 <= len(line) <= 140]
    unended = sum(not line.rstrip().endswith((".", ":", ";", "!", "?")) for line in long)
    return len(long) > 20 and unended > 0.6 * len(long) and len(long) > 0.4 * len(lines)


def underlined(line: Line, after: Line) -> bool:
    """Whether the next line underlines this one as a heading."""
    return UNDERLINE.match(after.text) is not None and "|" not in line.text


def continues(line: Line, after: Line) -> bool:
    """Whether a hard-wrapped line goes on in the next one."""
    if line.text.endswith(("  ", "\\")) or line.first in "#|" or after.text.strip().isdigit():
        return False
    if ITEM.match(after.text) or RULE.match(after.text):
        return False
    ended = line.text.rstrip().endswith((".", ":", ";", "!", "?"))
    long = len(line.text) >= 60 and not ended and after.first not in "|#>*["
    return long or after.first.islower()


def block(line: Line, end: int, after: Line | None, text: str) -> Block:
    """What a line, or the paragraph that it starts, is."""
    start, first, words = line.start, line.first, line.text
    mark = HEADING.match(words) if first == "#" else None
    if mark:
        return heading(line, len(mark[1]), mark.end())
    if first == "|":
        return Block(Kind.CELL, start, start + words.index("|") + 1, end)
    whole = words if end == line.end else text[start:end]
    if not first.isalpha() and "](" in whole and not LINKED.sub("", whole):
        return Block(Kind.LINKS, start, start, end)
    level = heading_level(words, after) if end == line.end and len(words) <= LONGEST else 0
    if level:
        return heading(line, level)
    indent = words.index(first)
    item = ITEM.match(words)
    body = item.end() if item else indent
    return Block(
        Kind.ITEM if item else Kind.PROSE, start, start + body, end, 0, indent, lead_in(whole, body)
    )


def lead_in(words: str, body: int) -> str:
    """The words in bold, or after a number, that open a paragraph as its heading would."""
    if words.startswith(("*", "_"), body):
        bold = LEAD_IN.match(words, body)
        return bold[1] if bold else ""
    numbered = RUN_IN.match(words) if words.lstrip()[0] in NUMBERS else None
    return numbered[1] if numbered else ""


def heading(line: Line, level: int, skipped: int = 0) -> Block:
    """A heading, without its marks."""
    body = skipped or len(line.text) - len(line.text.lstrip())
    return Block(Kind.HEADING, line.start, line.start + body, line.end, level)


def heading_level(line: str, after: Line | None) -> int:
    """The level of a heading without a mark of its own, 0 when the line is not one."""
    words = line.strip()
    if words.endswith((".", ";", ",")):
        return 0
    if BOLD_LINE.match(line):
        return BOLD_LEVEL
    if len(words) > BARE_WORDS or words.endswith(":"):
        return 0
    if words.isupper() and words[0] not in "*-[(" and sum(map(str.isalpha, words)) >= 4:
        return BOLD_LEVEL
    number = NUMBERED.match(line)
    if number and words[0] not in "([" and not starts_a_list(number[1], line, after):
        return BOLD_LEVEL + 1 + number[1].count(".")
    return 0


def starts_a_list(number: str, line: str, after: Line | None) -> bool:
    """Whether the next line is a short one, numbered alike: then both are items, not headings."""
    if after is None or line.lstrip()[:1].isalpha():
        return after is None
    following = NUMBERED.match(after.text)
    return (
        following is not None
        and len(after.text) <= BARE_WORDS
        and following[1].count(".") == number.count(".")
    )
