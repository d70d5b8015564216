"""Blocks that are not the text: menus and footers of pages that do not say what is what."""

import re

from egide.reading.formats.markup import Piece

MOSTLY = 80
SHORT = 6
LEGAL_LINE = re.compile(
    r"©|copyright|all rights reserved|tous droits réservés|newsletter|follow us|suivez-nous"
    r"|back to top|haut de page|subscribe|accept all|tout accepter|skip to|aller au contenu",
    re.IGNORECASE,
)


def without_chrome(pieces: list[Piece]) -> str:
    """The text, from its first block that says something to the last."""
    first, last = bounds(pieces)
    kept = drop_runs([piece for piece in pieces[first:last] if piece.text])
    # A page that is nothing but chrome is told apart later: here its words are kept.
    return joined(kept or pieces)


def bounds(pieces: list[Piece]) -> tuple[int, int]:
    """The first and past-the-last blocks of the text."""
    first, last = 0, len(pieces)
    while first < last and before_text(pieces[first]):
        first += 1
    while last > first and after_text(pieces[last - 1]):
        last -= 1
    return first, last


def before_text(piece: Piece) -> bool:
    """Whether a block, at the top, is still the site's and not the document's."""
    if piece.kind in {"heading", "row"}:
        return False
    return piece.linked >= MOSTLY or (
        piece.words < SHORT and LEGAL_LINE.search(piece.text) is not None
    )


def after_text(piece: Piece) -> bool:
    """Whether a block, at the bottom, is the site's: links, a heading over them, rights."""
    if piece.kind == "row":
        return False
    if piece.kind == "heading" or piece.linked >= MOSTLY:
        return True
    return piece.words < 15 and LEGAL_LINE.search(piece.text) is not None


def drop_runs(pieces: list[Piece]) -> list[Piece]:
    """Drop four or more blocks in a row that only link inside the site: a menu amid the text."""
    kept: list[Piece] = []
    run: list[Piece] = []
    for piece in [*pieces, Piece("", "end", 0, inside=False)]:
        if piece.linked >= MOSTLY and piece.inside and piece.kind != "heading":
            run.append(piece)
            continue
        if len(run) < 4:
            kept += run
        run = []
        kept.append(piece)
    return kept[:-1]


def joined(pieces: list[Piece]) -> str:
    """Blocks as Markdown: items and rows follow each other, the rest is set apart."""
    parts: list[str] = []
    before = ""
    for piece in pieces:
        close = piece.kind == before and piece.kind in {"item", "row"}
        parts += ["\n" if close else "\n\n", piece.text]
        before = piece.kind
    return "".join(parts[1:])
