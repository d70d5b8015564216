"""Records of one file as they come, from the parser of the standard library itself.

Bounded whatever the file: a block is read, its records are handed over, and are let go. Nothing is
fetched, no entity is replaced, and the values of attributes that are not read are never kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, NoReturn
from xml.parsers import expat

from egide.people.imports.aaf import refused
from egide.people.imports.aaf.attributes import LEFT, READ
from egide.people.imports.aaf.structure import AFTER, OF_A_DELTA, OUTSIDE, ROOT
from egide.people.imports.errors import ImportRefused

BLOCK = 1 << 16
MOST_BLOCKS = 16  # of one record or one tag: a megabyte, some thirty times the largest school
LONGEST_VALUE = 4_000
ENCODINGS = frozenset(
    "utf-8 utf-16 us-ascii iso-8859-1 iso-8859-15 windows-1252 latin1 latin-9".split()
)
_HOLDS_TEXT = frozenset({"value", "id"})


class Entry(NamedTuple):
    """A record: where it starts, its identifier, its values by attribute."""

    line: int
    id: str
    values: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name for people, what opens it, where unknown attributes are counted."""

    name: str
    open: Callable[[], BinaryIO]
    unknown: Callable[[str], None]


def entries(source: Source) -> Iterator[Entry]:
    """Every record of a file, or a refusal in one line."""
    parser = expat.ParserCreate()
    ready: list[Entry] = []
    guard(parser, source.name)
    collector = _Collector(parser, source, ready)
    quiet = 0
    with source.open() as file:
        while block := file.read(BLOCK):
            _parse(parser, source.name, block)
            quiet = 0 if ready else quiet + 1
            if quiet > MOST_BLOCKS:
                raise refused.too_large(source.name, parser.CurrentLineNumber)
            yield from ready
            ready.clear()
        _parse(parser, source.name, b"", last=True)
    collector.end()
    yield from ready


def _parse(parser: expat.XMLParserType, name: str, block: bytes, *, last: bool = False) -> None:
    try:
        parser.Parse(block, last)
    except expat.ExpatError as error:
        raise refused.not_well_formed(name, error.lineno) from None


def guard(parser: expat.XMLParserType, name: str) -> None:
    """Refuse whatever could make a file say more than it holds."""

    def doctype(root: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            raise refused.entities(name)
        if root != ROOT or public or not (system or "").endswith(f"{ROOT}.dtd"):
            raise refused.another_format(name, parser.CurrentLineNumber, f"DOCTYPE {root[:40]}")

    def entity(*_: object) -> NoReturn:
        raise refused.entities(name)

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ENCODINGS:
            raise refused.unknown_encoding(name)

    parser.XmlDeclHandler = declared
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = entity
    parser.ExternalEntityRefHandler = entity


class _Collector:
    """Fills `ready` with records; `end` gives the last, for no closing tag is heard.

    Written for speed: `opened` is called a hundred times a record. `values` is where the text goes
    that has come since the last tag; None when it is let go, and then not even listened to.
    """

    __slots__ = ("before", "line", "parser", "ready", "record", "source", "text", "values")

    def __init__(self, parser: expat.XMLParserType, source: Source, ready: list[Entry]) -> None:
        self.parser, self.source, self.ready = parser, source, ready
        self.before, self.text, self.line = OUTSIDE, "", 0
        self.record: dict[str, list[str]] = {}
        self.values: list[str] | None = None
        parser.buffer_text = parser.ordered_attributes = True
        parser.StartElementHandler = self.opened

    def opened(self, tag: str, attributes: list[str]) -> None:
        """A tag opens: what came before it is over."""
        before, self.before = self.before, tag
        if self.values is not None:
            if before in _HOLDS_TEXT:
                self.values.append(self.text.strip())
            self.text = ""
        if tag == "value" and (before == "value" or before == "attr"):  # noqa: PLR1714 - half of all tags
            return
        if tag not in AFTER[before]:
            raise self._misplaced(tag)
        if tag == "attr":
            self._attribute(attributes)
        elif tag == "id":
            self._listen("")
        elif tag == "addRequest":
            self._flush()
            self.line = self.parser.CurrentLineNumber

    def said(self, data: str) -> None:
        """Text of a value that is read; what is too long for any column is not kept."""
        if len(self.text) <= LONGEST_VALUE:
            self.text += data

    def end(self) -> None:
        """The file is over, and so is its last record."""
        if self.values is not None and self.before in _HOLDS_TEXT:
            self.values.append(self.text.strip())
        self._flush()

    def _attribute(self, told: list[str]) -> None:
        name = told[1] if told and told[0] == "name" else ""
        if name in READ:
            self._listen(name)
            return
        if self.values is not None:
            self.values = self.parser.CharacterDataHandler = None
        if name not in LEFT:
            self.source.unknown(name)

    def _listen(self, name: str) -> None:
        if self.values is None:
            self.parser.CharacterDataHandler = self.said
        self.values = self.record.setdefault(name, [])

    def _flush(self) -> None:
        if self.line:
            name = "".join(self.record.pop("", ()))
            self.ready.append(Entry(self.line, name, self.record))
        self.record = {}
        self.values = self.parser.CharacterDataHandler = None

    def _misplaced(self, tag: str) -> ImportRefused:
        if tag in OF_A_DELTA:
            return refused.a_delta(self.source.name)
        line = self.parser.CurrentLineNumber
        return refused.another_format(self.source.name, line, tag[:40])
