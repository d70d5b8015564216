"""JSON from anybody, read strictly: no key twice, none unknown, each value of its type."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final, NoReturn

from egide.trust.journal.encoding import MOST, from_base64
from egide.trust.journal.errors import Malformed

_MOST_ITEMS: Final = 256


def read_json(text: str, *, longest: int) -> "Fields":
    """The object in a text."""
    if len(text) > longest:
        raise Malformed("JSON", "too long")
    try:
        found = json.loads(
            text, object_pairs_hook=_once, parse_float=_no_number, parse_constant=_no_number
        )
    except Malformed:
        raise
    except (ValueError, RecursionError) as error:
        raise Malformed("JSON", "not JSON") from error
    return Fields(found, "receipt")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("JSON", "a key twice")
    return found


def _no_number(_text: str) -> NoReturn:
    raise Malformed("JSON", "only whole numbers are wanted")


class Fields:
    """The fields of an object, taken one by one; what is left over is refused."""

    def __init__(self, found: object, what: str) -> None:
        """Take an object, and nothing else."""
        if not isinstance(found, Mapping):
            raise Malformed(what, "an object is wanted")
        self._found, self._what = dict(found), what

    def take(self, name: str) -> object:
        """A field, whatever it is."""
        if name not in self._found:
            raise Malformed(name, "missing")
        return self._found.pop(name)

    def text(self, name: str) -> str:
        """A field that is text."""
        value = self.take(name)
        if not isinstance(value, str):
            raise Malformed(name, "text is wanted")
        return value

    def whole(self, name: str) -> int:
        """A field that is a number from zero up."""
        value = self.take(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
            raise Malformed(name, "a whole number is wanted")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that is a list of texts."""
        value = self.take(name)
        if not isinstance(value, list) or len(value) > _MOST_ITEMS:
            raise Malformed(name, "a list is wanted")
        if not all(isinstance(item, str) for item in value):
            raise Malformed(name, "a list of texts is wanted")
        return tuple(value)

    def data(self, name: str, *, length: int) -> bytes:
        """A field that is so many bytes in base64."""
        return from_base64(self.text(name), name, length=length)

    def day(self, name: str) -> date:
        """A field that is a day, written YYYY-MM-DD."""
        text = self.text(name)
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise Malformed(name, "a day is wanted") from error
        if day.isoformat() != text:  # 20261123 and 2026-W48-1 are other writings of a day
            raise Malformed(name, "a day is wanted")
        return day

    def within(self, name: str) -> "Fields":
        """A field that is an object."""
        return Fields(self.take(name), name)

    def nothing_else(self) -> None:
        """Refuse what was not taken."""
        if self._found:
            raise Malformed(self._what, "a field that the format does not know")
