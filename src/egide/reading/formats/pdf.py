"""PDF → light Markdown: headings by their size, words mended, running heads dropped.

Reads the text layer only; a PDF of pictures is refused. PDFium gives characters in the order of
the page's own stream, which follows columns when the file was exported by a text processor.
"""

import ctypes
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from egide.reading.formats.mending import AT_END, paragraph, vocabulary
from egide.reading.refusals import Broken, Encrypted, Scanned, TooLarge

MOST_PAGES, MOST_CHARACTERS = 600, 3_000_000
FEWEST = 15
HEAD_LINES = 2
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
BULLET = re.compile(r"\s*(?:[•●▪■◦○‣·\uf0b7\uf0a7]|[-–—o](?=\s))\s*")
NUMBERED = re.compile(
    r"\s*(?:\(?[a-z0-9]{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|article\s+\d+)\s", re.IGNORECASE
)
ENDED = (".", ":", ";", "!", "?", "»", "”")


class Line(NamedTuple):
    """A line of a page: its words, its size, and the space above it in lines."""

    text: str
    size: float
    gap: float


def read(data: bytes) -> tuple[str, str]:
    """The text and the title of a PDF."""
    document = opened(data)
    try:
        pages = [list(lines_of(document, at)) for at in range(len(document))]
        title = document.get_metadata_dict().get("Title", "")
    finally:
        document.close()
    if sum(len(line.text) for page in pages for line in page) < FEWEST * max(1, len(pages)):
        raise Scanned(len(pages))
    return "\n\n".join(blocks(body_of(pages))), " ".join(title.split())


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document, or why it does not open."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Encrypted from error
        raise Broken("PDF") from error
    if not len(document):
        document.close()
        raise Broken("PDF")
    if len(document) > MOST_PAGES:
        document.close()
        raise TooLarge(20_000_000)
    return document


def lines_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of a page; a page that does not load has none."""
    try:
        page = document[number].get_textpage()
    except pypdfium2.PdfiumError:
        return
    text = page.get_text_range()
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(20_000_000)
    at, below = 0, 0.0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            first = at + len(raw) - len(raw.lstrip())
            size = pdfium.FPDFText_GetFontSize(page, first)
            low, high = heights(page, first)
            yield Line(words, max(size, high - low), (below - high) / max(1.0, high - low))
            below = low
        at += len(raw) + 1


def heights(page: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    """The bottom and the top of a character's line."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(page, at, ctypes.byref(box)):
        return 0.0, 0.0
    return float(box.bottom), float(box.top)


def body_of(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages, without what comes back at the head or foot of most of them."""
    edges = Counter(mark for page in pages for mark in {*map(running, edge_of(page))})
    often = {mark for mark, times in edges.items() if times >= max(3, len(pages) / 2)}
    kept = []
    for page in pages:
        edge = {id(line) for line in edge_of(page)}
        kept += [
            line
            for line in page
            if not (
                id(line) in edge and (running(line) in often or PAGE_NUMBER.fullmatch(line.text))
            )
        ]
    return kept or [line for page in pages for line in page]


def edge_of(page: list[Line]) -> list[Line]:
    """The lines at the top and the bottom of a page."""
    return page[:HEAD_LINES] + page[max(HEAD_LINES, len(page) - HEAD_LINES) :]


def running(line: Line) -> str:
    """A running head as it is compared: its numbers do not count."""
    return DIGITS.sub("#", line.text)


def blocks(lines: list[Line]) -> Iterator[str]:
    """Paragraphs, items and headings."""
    usual = statistics.median_low(
        [line.size for line in lines for _ in range(len(line.text) // 20 + 1)]
    )
    known = vocabulary(line.text for line in lines)
    held: list[str] = []
    before: Line | None = None
    for line in lines:
        if before and starts(before, line, usual):
            yield written(held, before, usual, known)
            held = []
        held.append(line.text)
        before = line
    if before:
        yield written(held, before, usual, known)


def starts(before: Line, line: Line, usual: float) -> bool:
    """Whether a line starts a block of its own."""
    if is_heading(before, usual) != is_heading(line, usual) or BULLET.match(line.text):
        return True
    if AT_END.search(before.text):
        return False
    wide = line.gap > 0.6 and not line.text[:1].islower()
    return wide or (before.text.endswith(ENDED) and (NUMBERED.match(line.text) is not None))


def is_heading(line: Line, usual: float) -> bool:
    """Whether a line is set in a larger type than most of the text."""
    return line.size > 1.12 * usual and len(line.text) < 140


def written(held: list[str], last: Line, usual: float, known: frozenset[str]) -> str:
    """The lines of a block as one, with the mark of what it is."""
    text = paragraph(held, known)
    if is_heading(last, usual):
        return f"{'#' if last.size > 1.5 * usual else '##'} {text}"
    bullet = BULLET.match(text)
    return f"* {text[bullet.end() :]}" if bullet and bullet.end() < len(text) else text
