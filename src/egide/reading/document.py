"""A document as it was captured: the text that quotes point into, and where it comes from."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The canonical text of a document.

    Every offset in Égide counts characters of `text`. For Markdown and plain text it is the file
    itself, decoded, its line ends made one and otherwise untouched; for HTML, PDF and DOCX it is
    the text drawn from it, in a light Markdown (headings `#`, list items `*`, tables `|`).
    `sha256` is the digest of the captured bytes, not of the text. `relevant` is false where the
    text does not speak as terms do: it is read all the same, and said.
    """

    name: str
    text: str
    sha256: str
    language: str
    title: str
    media_type: str
    relevant: bool = True


def digest(data: bytes) -> str:
    """The SHA-256 of captured bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()
