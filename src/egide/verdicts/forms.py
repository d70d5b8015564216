"""What a reviewer's form says, as the desk takes it."""

from collections.abc import Iterator

from django.http import QueryDict

from egide.terms.errors import QuoteNotThere
from egide.terms.review import Passage
from egide.verdicts.desk import CORRECT, Word


def word(given: QueryDict, text: str) -> Word:
    """The word in a form; a quote is found, letter by letter, in the text."""
    verb = given.get("verb", "")
    seen = given.get("seen", "")
    if verb != CORRECT:
        return Word(verb, seen)
    values = tuple(value.strip() for value in given.getlist("value") if value.strip())
    return Word(verb, seen, values, tuple(passages(given, text)))


def passages(given: QueryDict, text: str) -> Iterator[Passage]:
    """Where each quote stands: at the place pointed at, or else where it is first found."""
    for quote, start in zip(given.getlist("quote"), given.getlist("start"), strict=False):
        wanted = quote.replace("\r\n", "\n").strip()
        if not wanted:
            continue
        near = int(start) if start.isdecimal() else 0
        at = text.find(wanted, near)
        at = at if at >= 0 else text.find(wanted)
        if at < 0:
            raise QuoteNotThere(wanted)
        yield Passage(at, at + len(wanted))
