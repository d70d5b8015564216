"""DOCX → light Markdown, by way of HTML; the archive is checked before it is inflated."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

import mammoth

from egide.reading.formats import html
from egide.reading.refusals import Bomb, Broken, Encrypted, Unsupported

MOST_ENTRIES = 3_000
MOST_BYTES = 100_000_000
MOST_XML = 40_000_000
RATIO, SMALL = 200, 1_000_000
BODY = "word/document.xml"
ENCRYPTED_FLAG = 0x1
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
DEPTH, TAGS = 300, re.compile(rb"<(/?)[\w:]+[^>]*?(/?)>")


def read(data: bytes) -> tuple[str, str]:
    """The text and the title of a DOCX."""
    check(data)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(no_image)
        )
    except (
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,
    ) as error:
        raise Broken("DOCX") from error
    page = html.read(f"<body><main>{made.value}</main></body>")
    return page.text, page.title


def no_image(_: object) -> Mapping[str, str]:
    """Pictures hold no clause: none is opened, none is fetched."""
    return {"src": ""}


def check(data: bytes) -> None:
    """Refuse an archive that lies, inflates beyond measure, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            refuse_bomb(entries)
            if BODY not in archive.namelist():
                raise Unsupported("ZIP")
            if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
                raise Encrypted
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    check_xml(archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Broken("DOCX") from error


def refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    """Count, total and ratio, as the directory of the archive claims them (reading stops there)."""
    total = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES or xml > MOST_XML:
        raise Bomb
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > RATIO * max(1, entry.compress_size):
            raise Bomb


def check_xml(part: bytes) -> None:
    """No document type (so no entity, no external reference), no nesting beyond reason."""
    if DECLARED.search(part):
        raise Bomb
    depth = 0
    for closing, empty in TAGS.findall(part):
        if not empty:
            depth += -1 if closing else 1
        if depth > DEPTH:
            raise Bomb
