"""What each of the machine's two readers says by itself: shown where they do not agree.

A text is read again for it, once a process: what was proposed keeps only who agrees.
"""

from collections.abc import Mapping
from functools import lru_cache

from egide.reading.document import Document
from egide.terms.queries import Text
from egide.trust.evidence.answers import Answer

Readings = tuple[tuple[str, Mapping[str, Answer]], ...]


def apart(text: Text) -> Readings:
    """For each reader, its name and its answers to a version."""
    version = text.version
    name, plain = version.document, "text/markdown"
    return _read(Document(name, text.text, version.sha256, version.language, text.title, plain))


@lru_cache(maxsize=32)
def _read(document: Document) -> Readings:
    from egide.reading import learned, phrases
    from egide.reading.analysis import analyse

    analysed = analyse(document)
    return (
        ("phrases", phrases.read(analysed).answers),
        ("learned", learned.read(analysed).answers),
    )
