"""What a file says of itself before its first record: the academy and the degree."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

from egide.people.imports.aaf import refused
from egide.people.imports.aaf.stream import BLOCK, guard

SAID = re.compile(r"""([A-Za-z]\w*)\s*=\s*["']([^"']{0,100})["']""")
# Names that one dialect alone uses, for files whose header does not say the degree.
FIRST_DEGREE = (b"ENTPersonNom<", b'"ENTPersonNom"', b'"ENTEleveNiveau"', b'"ENTEcoleCommune"')


@dataclass(frozen=True, slots=True)
class Header:
    """The academy by its number without a leading zero, and the degree: 1D or 2D."""

    academy: str
    degree: str


def header(name: str, opener: Callable[[], BinaryIO]) -> Header:
    """Read the comments that stand before the root. What is not XML is refused here already."""
    with opener() as file:
        start = file.read(BLOCK)
    said = _said(name, start)
    academy = said.get("codeAcademieExport", "").strip().lstrip("0")
    if not re.fullmatch(r"[0-9A-Z]{1,3}", academy):
        raise refused.no_academy(name)
    degree = said.get("degre", "").upper()
    if degree not in {"1D", "2D"}:
        degree = "1D" if any(word in start for word in FIRST_DEGREE) else "2D"
    return Header(academy.zfill(2), degree)


def _said(name: str, start: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    parser = expat.ParserCreate()
    guard(parser, name)

    def comment(text: str) -> None:
        found.update(SAID.findall(text[:2000]))

    def root(tag: str, attributes: dict[str, str]) -> None:
        parser.CommentHandler = None

    parser.CommentHandler, parser.StartElementHandler = comment, root
    try:
        parser.Parse(start, len(start) < BLOCK)
    except expat.ExpatError as error:
        raise refused.not_well_formed(name, error.lineno) from None
    return found
