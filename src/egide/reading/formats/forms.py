"""What form some bytes have: by their first bytes, else by what they were declared as.

A file is what it holds: a PDF named `terms.txt` is a PDF, an error page sent as a PDF is a page.
"""

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from egide.reading.refusals import Binary, Unsupported


class Form(StrEnum):
    """The forms that are read."""

    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"RIFF", "RIFF"),
    (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"), (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"), (b"\x7fELF", "programme"), (b"MZ", "programme"),
    (b"\xca\xfe\xba\xbe", "programme"),
    (b"OggS", "Ogg"), (b"ID3", "MP3"), (b"SQLite format 3", "SQLite"), (b"wOF", "font"),
)  # fmt: skip
UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "DOC"), (b"{\\rtf", "RTF"), (b"%!PS", "PostScript"),
)  # fmt: skip
PAGE = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ANY_PAGE = re.compile(
    rb"<(?:html|body|main|article|div|p|h[1-6]|table|ul|meta|title)\b[^>]*>", re.IGNORECASE
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
HEAD = 2048
PAGES = (".html", ".htm", ".xhtml")
MARKDOWN = (".md", ".markdown")
ZIPPED = {".odt": "ODT", ".xlsx": "XLSX", ".pptx": "PPTX", ".epub": "EPUB", ".pages": "Pages"}


def form_of(data: bytes, media_type: str = "", name: str = "") -> Form:
    """The form of some bytes, or a refusal that names what they are."""
    suffix = PurePosixPath(urlsplit(name).path.lower()).suffix
    for magic, form in UNREAD:
        if data.startswith(magic):
            raise Unsupported(form)
    if data.startswith(b"PK\x03\x04"):
        if suffix in ZIPPED:
            raise Unsupported(ZIPPED[suffix])
        return Form.DOCX
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    for magic, form in OTHERS:
        if data.startswith(magic):
            raise Binary(form)
    return textual(data, media_type.partition(";")[0].strip().lower(), suffix)


def textual(data: bytes, declared: str, suffix: str) -> Form:
    """Which of the forms of text, once it is known to be none of the others."""
    head = data[:HEAD].replace(b"\0", b"")
    named_page = declared in {"text/html", "application/xhtml+xml"} or suffix in PAGES
    if PAGE.match(head) or (named_page and ANY_PAGE.search(data)):
        return Form.HTML
    if declared == "text/markdown" or suffix in MARKDOWN:
        return Form.MARKDOWN
    return Form.PLAIN


def charset_of(data: bytes, media_type: str) -> str:
    """The charset that a header, or the page itself, declares."""
    declared = CHARSET.search(media_type)
    if declared:
        return declared[1]
    within = META.search(data[:HEAD])
    return within[1].decode("ascii", errors="ignore") if within else ""
