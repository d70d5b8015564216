"""French typography: no line breaks before a colon or a question mark, nor inside quotes."""

import re
from collections.abc import Iterable

NO_BREAK = "\u00a0"
BEFORE = re.compile(r"(?<=\S) (?=[:;?!»])")
AFTER = re.compile(r"(?<=«) ")


def unbroken(text: str) -> str:
    """The text with the spaces that French wants unbroken; harmless to English."""
    return AFTER.sub(NO_BREAK, BEFORE.sub(NO_BREAK, text))


def listed(items: Iterable[object], language: str) -> str:
    """Things that hold commas, one after the other."""
    return (f"{NO_BREAK}; " if language == "fr" else "; ").join(map(str, items))
