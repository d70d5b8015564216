"""The blocks of a Markdown text: headings in all their guises, paragraphs, items, table rows.

Pages are written by people: a heading may be `## Cookies`, an underlined line, a bold line, a
line in capitals or "12. Governing law" on its own. What lives here tells them apart; clauses
and sentences are made in `clauses`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a clause is in the page."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    CELL = "cell"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. Its words go from `body` to `end`; `level` orders headings, `indent` items."""

    kind: Kind
    start: int
    body: int
    end: int
    level: int = 0
    indent: int = 0
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `joined` when no blank line parts it from the one before."""

    start: int
    end: int
    text: str
    joined: bool


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
BARE_WORDS = 110
BOLD_LEVEL, LEAD_IN_LEVEL = 8, 20


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order; rules and underlines are left out."""
    lines = list(lines_of(text))
    at = 0
    while at < len(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if RULE.match(lines[at].text):
            at += 1
            continue
        if after and after.joined and underlined(lines[at], after):
            yield heading(lines[at], 1 if "=" in after.text else 2)
            at += 2
            continue
        last = at
        while last + 1 < len(lines) and continues(lines[last], lines[last + 1]):
            last += 1
        yield block(lines[at], lines[last].end, after if last == at else None, text)
        at = last + 1


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold something, after the front matter if there is one."""
    front = FRONT_MATTER.match(text)
    before = at = front.end() if front else 0
    held = [match for match in LINE.finditer(text, at) if not match[0].isspace()]
    apart = 2 if double_spaced([match[0] for match in held]) else 1
    for match in held:
        between = text[before : match.start()]
        joined = before > at and between.count("\n") <= apart and between.count("\r") <= apart
        yield Line(match.start(), match.end(), match[0], joined)
        before = match.end()


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
    if not after.joined or line.text.endswith(("  ", "\\")) or HEADING.match(line.text):
        return False
    if line.text.lstrip().startswith("|") or ITEM.match(after.text) or RULE.match(after.text):
        return False
    if after.text.strip().isdigit():
        return False
    first = after.text.lstrip()[:1]
    ended = line.text.rstrip().endswith((".", ":", ";", "!", "?"))
    return first.islower() or (len(line.text) >= 60 and not ended and first not in "|#>*[")


def block(line: Line, end: int, after: Line | None, text: str) -> Block:
    """What a line, or the paragraph that it starts, is."""
    mark = HEADING.match(line.text)
    if mark:
        return heading(line, len(mark[1]), mark.end())
    if line.text.lstrip().startswith("|"):
        return Block(Kind.CELL, line.start, line.start + line.text.index("|") + 1, end)
    whole = text[line.start : end]
    if "](" in whole and not LINKED.sub("", whole):
        return Block(Kind.LINKS, line.start, line.start, end)
    level = heading_level(line.text, after) if end == line.end else 0
    if level:
        return heading(line, level)
    item = ITEM.match(line.text)
    body = line.start + (item.end() if item else len(line.text) - len(line.text.lstrip()))
    lead_in = LEAD_IN.match(whole, body - line.start) or RUN_IN.match(whole)
    indent = len(line.text) - len(line.text.lstrip())
    kind = Kind.ITEM if item else Kind.PROSE
    return Block(kind, line.start, body, end, 0, indent, lead_in[1] if lead_in else "")


def heading(line: Line, level: int, skipped: int = 0) -> Block:
    """A heading, without its marks."""
    body = skipped or len(line.text) - len(line.text.lstrip())
    return Block(Kind.HEADING, line.start, line.start + body, line.end, level)


def heading_level(line: str, after: Line | None) -> int:
    """The level of a heading without a mark of its own, 0 when the line is not one."""
    words = line.strip()
    if len(words) > BARE_WORDS + 20 or words.endswith((".", ";", ",")):
        return 0
    if BOLD_LINE.match(line):
        return BOLD_LEVEL
    if len(words) > BARE_WORDS or words.endswith(":"):
        return 0
    letters = [char for char in words if char.isalpha()]
    if len(letters) >= 4 and words.upper() == words and not words.startswith(("*", "-", "[", "(")):
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
