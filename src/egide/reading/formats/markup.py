"""A cleaned tree, serialised, → blocks of light Markdown. One pass over the tags, no tree.

Works on what the parser wrote: well nested, attributes quoted, `>` escaped inside them.
"""

import html
import re
from dataclasses import dataclass

PIECE = re.compile(r"([^<]*)(?:<(/?)([a-z][a-z0-9-]*)([^>]*)>|<!--.*?-->|<)?", re.DOTALL)
HREF = re.compile(r'\bhref="([^"]*)"')
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    "p div section article main header footer aside ul ol li dl dt dd table tbody thead tfoot tr "
    "blockquote figure figcaption form fieldset legend address details summary pre hr body center "
    "caption".split()
)
STRONG, CELLS = frozenset({"strong", "b"}), frozenset({"td", "th"})
INLINE = frozenset({"a", "br"}) | STRONG | CELLS
SPACE = re.compile(r"[ \t\r\f\v\n]+")
SPACED_BREAK = re.compile(r" *\n *")


@dataclass(slots=True)
class Piece:
    """A block as written, with what tells chrome from text."""

    text: str
    kind: str
    linked: int
    inside: bool

    @property
    def words(self) -> int:
        """How many words."""
        return len(self.text.split())


class Writer:
    """Gathers words into blocks."""

    def __init__(self, layouts: list[bool]) -> None:
        self.pieces: list[Piece] = []
        self._layouts = layouts
        self._tables: list[bool] = []
        self._seen = 0
        self._buffer: list[str] = []
        self._lists: list[int] = []
        self._marker = ""
        self._level = 0
        self._strong = -1
        self._link: tuple[int, str] | None = None
        self._linked = 0
        self._inside = True
        self._row: list[str] | None = None
        self._rows = 0

    def say(self, raw: str) -> None:
        """Words, as they stand in the page."""
        if raw == "\n" and not self._buffer:
            return
        words = html.unescape(raw) if "&" in raw else raw
        if "\n" in words or "  " in words or "\t" in words:
            words = SPACE.sub(" ", words)
        if words != " " or (self._buffer and self._buffer[-1][-1:] not in " \n"):
            self._buffer.append(words)

    def open(self, tag: str, attributes: str) -> None:
        """An element begins; one that is not known changes nothing."""
        if tag in BLOCKS:
            self._block_begins(tag)
        elif tag in INLINE:
            self._inline_begins(tag, attributes)
        elif tag in HEADINGS:
            self._flush()
            self._level = HEADINGS[tag]

    def close(self, tag: str) -> None:
        """An element ends."""
        if tag in BLOCKS:
            self._block_ends(tag)
        elif tag in INLINE:
            self._inline_ends(tag)
        elif tag in HEADINGS:
            self._flush()
            self._level = 0

    def _inline_begins(self, tag: str, attributes: str) -> None:
        if tag == "a":
            href = HREF.search(attributes)
            self._link = (len(self._buffer), href[1] if href else "")
        elif tag == "br":
            self._buffer.append("\n")
        elif tag in STRONG and self._strong < 0 and not self._level:
            self._strong = len(self._buffer)
            self._buffer.append("**")
        elif tag in CELLS and self._row is None:
            self._flush()

    def _inline_ends(self, tag: str) -> None:
        if tag == "a" and self._link:
            self._end_link()
        elif tag in STRONG and self._strong >= 0:
            self._end_strong()
        elif tag in CELLS:
            self._end_cell()

    def _block_begins(self, tag: str) -> None:
        self._flush()
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "table":
            self._tables.append(
                self._layouts[self._seen] if self._seen < len(self._layouts) else True
            )
            self._seen, self._rows = self._seen + 1, 0
        elif tag == "tr" and self._tables and not self._tables[-1]:
            self._row = []

    def _block_ends(self, tag: str) -> None:
        if tag == "tr" and self._row is not None:
            self._end_row()
            return
        self._flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "table" and self._tables:
            self._tables.pop()

    def _next_marker(self) -> str:
        indent = "    " * (max(1, len(self._lists)) - 1)
        if not self._lists or self._lists[-1] < 0:
            return f"{indent}* "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "

    def _end_strong(self) -> None:
        at, self._strong = self._strong, -1
        inner = "".join(self._buffer[at + 1 :])
        bare = inner.strip()
        lead, trail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        self._buffer[at:] = [f"{lead}**{bare}**{trail}" if bare else inner]
        if not self._buffer[-1]:
            self._buffer.pop()

    def _end_link(self) -> None:
        at, target = self._link or (0, "")
        self._link = None
        inner = "".join(self._buffer[at:])
        bare = inner.strip()
        self._linked += len(bare)
        outside = target.startswith(("http://", "https://", "mailto:"))
        self._inside = self._inside and not outside
        if bare and outside and bare not in target and "\n" not in bare and self._strong < at:
            words = bare.replace("[", "(").replace("]", ")")
            where = html.unescape(target).replace(" ", "%20").replace(")", "%29")
            self._buffer[at:] = [inner.replace(bare, f"[{words}]({where})")]

    def _end_cell(self) -> None:
        if self._row is None:
            self._flush()
            return
        self._row.append(" ".join("".join(self._buffer).split()))
        self._reset()

    def _end_row(self) -> None:
        cells, self._row = self._row or [], None
        if any(cells):
            row = f"| {' | '.join(cells)} |"
            self._rows += 1
            if self._rows == 1:
                row += "\n|" + " --- |" * len(cells)
            self.pieces.append(Piece(row, "row", 0, inside=False))
        self._reset()

    def _reset(self) -> None:
        self._buffer, self._strong, self._link = [], -1, None
        self._linked, self._inside = 0, True

    def _flush(self) -> None:
        """The block gathered so far is complete. Inside a table's row, blocks are only a space."""
        if not self._buffer:
            return
        if self._row is not None:
            self._buffer.append(" ")
            return
        if self._strong >= 0:
            self._end_strong()
        words = "".join(self._buffer).strip()
        if "\n" in words:
            words = SPACED_BREAK.sub("\n", words)
        if words:
            self._write(words)
        self._reset()

    def _write(self, words: str) -> None:
        linked = self._linked / max(1, len(words))
        kind = "heading" if self._level else "item" if self._marker else "prose"
        if self._level:
            words = f"{'#' * self._level} {' '.join(words.split())}"
        elif self._marker:
            words, self._marker = self._marker + words.replace("\n", "  \n"), ""
        else:
            words = words.replace("\n\n", "\0").replace("\n", "  \n").replace("\0", "\n\n")
            words = "    " * len(self._lists) + words
        inside = self._inside and linked > 0
        self.pieces.append(Piece(words, kind, round(linked * 100), inside))

    def finish(self) -> list[Piece]:
        """The blocks, once everything was said."""
        self._row = None
        self._flush()
        return self.pieces


def markdown(source: str, layouts: list[bool]) -> list[Piece]:
    """The blocks of a serialised tree. `layouts` says which tables hold no data."""
    writer = Writer(layouts)
    for words, closing, tag, attributes in PIECE.findall(source):
        if words:
            writer.say(words)
        if not tag:
            continue
        if closing:
            writer.close(tag)
        else:
            writer.open(tag, attributes)
    return writer.finish()
