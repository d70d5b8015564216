"""The text on the page: rows of the exercise book, the notes in the margin beside their passage.

HTML is written here and not in a template, because a text has thousands of pieces: every letter
of it goes through `format_html`, which escapes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from egide.reading.clauses import Kind
from egide.terms.shown.paper import Block, Run, blocks
from egide.terms.shown.passages import Note, Passage

MOST_BLOCKS = 40  # of one row: a row is what the browser lays out at once


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of the text, and the passages whose notes stand in its margin."""

    html: SafeString
    passages: tuple[Passage, ...]
    heading: bool

    @property
    def notes(self) -> list[tuple[Passage, Note]]:
        """What stands in the margin: each question once, beside the passage asked for if any."""
        ordered = sorted(self.passages, key=lambda one: not one.here)
        once: dict[str, tuple[Passage, Note]] = {}
        for passage in ordered:
            for note in passage.notes:
                once.setdefault(note.question, (passage, note))
        return list(once.values())


def sheet(text: str, passages: tuple[Passage, ...]) -> list[Row]:
    """The rows of a text."""
    paper = Paper(text, passages)
    return [paper.row(group) for group in grouped(blocks(text), passages)]


def grouped(found: Iterable[Block], passages: tuple[Passage, ...]) -> Iterator[list[Block]]:
    """Blocks that share a margin: a new one at each heading, and at each block with a passage."""
    starts = sorted(passage.start for passage in passages)
    group: list[Block] = []
    for block in found:
        noted = any(block.start <= start < block.end for start in starts)
        before = any(block_noted(one, starts) for one in group)
        if group and (block.level or noted or before or len(group) >= MOST_BLOCKS):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def block_noted(block: Block, starts: list[int]) -> bool:
    """Whether a passage begins in a block."""
    return any(block.start <= start < block.end for start in starts)


class Paper:
    """One text being laid out; it remembers which passages were met already."""

    def __init__(self, text: str, passages: tuple[Passage, ...]) -> None:
        self.text = text
        # The passage asked for wins where several overlap, then the shortest.
        self.passages = sorted(passages, key=lambda one: (not one.here, one.end - one.start))
        self.met: set[int] = set()

    def row(self, group: list[Block]) -> Row:
        """A row: its blocks, items of a list together."""
        start, end = group[0].start, group[-1].end
        beside = [one for one in self.passages if start <= one.start < end]
        return Row(
            format_html_join("\n", "{}", ((html,) for html in self.elements(group))),
            tuple(sorted(beside, key=lambda one: one.number)),
            heading=group[0].level == 2,
        )

    def elements(self, group: list[Block]) -> Iterator[SafeString]:
        """The elements of a row, in order."""
        items: list[SafeString] = []
        for block in group:
            if block.kind is Kind.ITEM:
                items.append(format_html("<li>{}</li>", self.letters(block)))
                continue
            if items:
                yield listed(items)
                items = []
            yield self.element(block)
        if items:
            yield listed(items)

    def element(self, block: Block) -> SafeString:
        """One block that is not an item."""
        if block.level == 2:
            return format_html("<h2>{}</h2>", self.letters(block))
        if block.level:
            return format_html("<h3>{}</h3>", self.letters(block))
        if block.kind is Kind.CELL:
            return format_html('<p class="cells">{}</p>', self.letters(block))
        if block.kind is Kind.LINKS:
            return format_html('<p class="menu">{}</p>', self.letters(block))
        return format_html("<p>{}</p>", self.letters(block))

    def letters(self, block: Block) -> SafeString:
        """The visible letters of a block, its passages marked."""
        near = [one for one in self.passages if one.start < block.end and block.start < one.end]
        pieces = (self.piece(run, near) for whole in block.runs for run in cut(whole, near))
        return format_html_join("", "{}", ((piece,) for piece in pieces))

    def piece(self, run: Run, near: list[Passage]) -> SafeString:
        """Letters that are shown alike."""
        words = self.text[run.start : run.end]
        html = format_html("<b>{}</b>", words) if run.strong else format_html("{}", words)
        over = next((one for one in near if one.start <= run.start < one.end), None)
        if over is None:
            return html
        if over.number in self.met:
            return format_html('<mark class="{}">{}</mark>', kind(over), html)
        self.met.add(over.number)
        return format_html('<mark class="{}" id="{}">{}</mark>', kind(over), over.anchor, html)


def listed(items: list[SafeString]) -> SafeString:
    """Items as a list."""
    return format_html("<ul>{}</ul>", format_html_join("", "{}", ((item,) for item in items)))


def kind(passage: Passage) -> str:
    """How a passage is marked."""
    return "here" if passage.here else "faint"


def cut(run: Run, near: list[Passage]) -> Iterator[Run]:
    """A run cut where a passage begins or ends."""
    edges = {edge for one in near for edge in (one.start, one.end) if run.start < edge < run.end}
    bounds = [run.start, *sorted(edges), run.end]
    for start, end in pairwise(bounds):
        yield Run(start, end, run.strong)
