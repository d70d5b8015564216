"""Bytes, a file or an address → a `Document`, or a refusal that says why not."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from egide.reading.capture import refuse_failure, relevant
from egide.reading.document import Document, digest
from egide.reading.formats.forms import Form, charset_of, form_of
from egide.reading.formats.text import decode
from egide.reading.refusals import Empty, Missing, TooLarge

LIMIT = 20_000_000
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
MARKS = re.compile(r"^[#>*\s]+|[*_`]+|\]\([^)]*\)|[\[\]]")
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a form gives: text, title, and whether the page held scripts and hardly a word."""

    text: str
    title: str = ""
    bare: bool = False


def open_document(source: bytes | Path | str, *, name: str = "", media_type: str = "") -> Document:
    """The document in some bytes, at a path, or at an http(s) address (then it is fetched)."""
    if isinstance(source, bytes):
        return document_of(source, name=name or "document", media_type=media_type)
    if isinstance(source, str) and ADDRESS.match(source):
        from egide.reading.fetch import fetch

        page = fetch(source)
        return document_of(page.data, name=name or page.url, media_type=page.media_type)
    path = Path(source)
    return document_of(bytes_at(path), name=name or path.stem, media_type=media_type or path.suffix)


def bytes_at(path: Path) -> bytes:
    """The bytes of a file, and never more than are read: a device has no size and no end."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise Missing(path.name) from error
    if len(data) > LIMIT:
        raise TooLarge(LIMIT)
    return data


def document_of(data: bytes, *, name: str, media_type: str = "") -> Document:
    """The document that some bytes hold."""
    from egide.reading.language import language_of  # numpy: only where a text is read

    if len(data) > LIMIT:
        raise TooLarge(LIMIT)
    if not data.strip():
        raise Empty
    suffix = media_type if media_type.startswith(".") else ""
    form = form_of(data, "" if suffix else media_type, f"x{suffix}" if suffix else name)
    drawn = draw(data, form, media_type)
    if not any(char.isalpha() for char in drawn.text):
        refuse_failure(drawn.text, bare=drawn.bare)
        raise Empty
    refuse_failure(drawn.text, bare=drawn.bare)
    return Document(
        name=name,
        text=drawn.text,
        sha256=digest(data),
        language=language_of(drawn.text),
        title=(drawn.title or title_of(drawn.text, name))[:LONGEST_TITLE],
        media_type=form.value,
        relevant=relevant(drawn.text),
    )


def draw(data: bytes, form: Form, media_type: str) -> Drawn:
    """The text of a form. Each reader is imported when a document needs it: none is light."""
    if form is Form.PDF:
        from egide.reading.formats import pdf

        return Drawn(*pdf.read(data))
    if form is Form.DOCX:
        from egide.reading.formats import docx

        return Drawn(*docx.read(data))
    text = decode(data, charset_of(data, media_type))
    if form is not Form.HTML:
        return Drawn(text)
    from egide.reading.formats import html

    page = html.read(text)
    return Drawn(page.text, page.title, page.bare)


def title_of(text: str, name: str) -> str:
    """The title that the front matter gives, else the first line that says something."""
    front = TITLE.search(text[:600]) if text.lstrip("\ufeff").startswith("---") else None
    if front:
        return front[1]
    for line in text[:4000].splitlines():
        words = MARKS.sub("", line).replace("\\", "").strip(" \ufeff|=-")
        if len(words) > 2:
            return words
    return PurePath(name).name
