"""Parameters as a launch brings them, read once: each named once, in plain ASCII.

Whatever is not so is no fault yet: it is Django's to read, and the pages' to refuse in words.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

MOST: Final = 40  # parameters
# Said at each launch of a client, and no secret: its text is kept once it is read. What is drawn
# for one launch, or proves something, is never kept.
AGAIN: Final = "redirect_uri"
LONGEST: Final = 400  # signs of an address that is kept


class NotPlain(Exception):
    """Nothing is wrong, and it is Django's to answer."""


class Plain(dict[str, str]):
    """Parameters without Django, each given once: what is read here of a QueryDict."""

    def getlist(self, name: str) -> list[str]:
        """All the values: one, or none."""
        return [self[name]] if name in self else []

    def lists(self) -> Iterable[tuple[str, list[str]]]:
        """Everything."""
        return [(name, [value]) for name, value in self.items()]


def parameters(text: str) -> Plain:
    """Parameters as they came; NotPlain for more than a launch ever brings."""
    pairs = text.replace("+", " ").split("&")
    if len(pairs) > MOST or not text.isascii():
        raise NotPlain
    found = Plain()
    for pair in filter(None, pairs):  # as every reader of forms does
        name, _, value = pair.partition("=")
        if "%" in pair:
            name, value = unquote(name), decoded(name, value)
        if name in found:
            raise NotPlain
        found[name] = value
    return found


def decoded(name: str, value: str) -> str:
    """A value of a form, its spaces read already."""
    return again(value) if name == AGAIN and len(value) <= LONGEST else unquote(value)


@lru_cache(maxsize=1024)
def again(value: str) -> str:
    """The same, for what comes again and again."""
    return unquote(value)
