"""The words of values: entities escaped twice, dates, names of schools in capitals."""

import re
from datetime import date

_ESCAPED = re.compile(
    r"&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|apos|quot));", re.IGNORECASE | re.ASCII
)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "apos": "'", "quot": '"'}
# UTF-8 read as Latin-1 or Windows-1252: a capital Ã or Â before what no French word puts there.
_GARBLED = re.compile("[ÃÂ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘“”•–—˜™š›œŸ]|\ufffd")
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})", re.ASCII)
_SMALL = frozenset("à au aux d de des du en et l la le les lès sous sur".split())


def clean(text: str) -> str:
    """A value without the entities that some exports escape twice."""
    return _ESCAPED.sub(_character, _ESCAPED.sub(_character, text)) if "&" in text else text


def _character(escaped: re.Match[str]) -> str:
    if escaped[3]:
        return _NAMED[escaped[3].lower()]
    code = int(escaped[1]) if escaped[1] else int(escaped[2], 16)
    printable = 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF
    return chr(code) if printable else escaped[0]


def garbled(text: str) -> bool:
    """Whether a text was read in another encoding than it was written in."""
    return not text.isascii() and _GARBLED.search(text) is not None


def month_of(text: str) -> str | None:
    """The first day of the month of a French date; None when it is no day."""
    told = _DAY.fullmatch(text)
    if told is None:
        return None
    try:
        return date(int(told[3]), int(told[2]), int(told[1])).replace(day=1).isoformat()
    except ValueError:
        return None


def named(text: str) -> str:
    """A name written in capitals, as a sign over a door writes it."""
    if text != text.upper():
        return text
    words = re.split(r"([\s’'-]+)", text.lower())
    first = next((word for word in words if word), "")
    return "".join(
        word if word in _SMALL and word is not first else word[:1].upper() + word[1:]
        for word in words
    )
