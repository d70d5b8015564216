"""The lines of a fiche: a name that lasts, a label, values; a gap waits for somebody."""

from dataclasses import dataclass

from django.utils.translation import get_language

from egide.law.words import words


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `name` is the same in every language and in every export."""

    name: str
    label: str
    values: tuple[str, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of the model and its lines."""

    title: str
    rows: tuple[Row, ...]


def row(name: str, label: str, *values: str) -> Row:
    """A line that says something."""
    return Row(name, label, values)


def gap(name: str, label: str, *values: str) -> Row:
    """A line that waits for somebody; `values` say what is known."""
    return Row(name, label, values, gap=True)


def lang() -> str:
    """The language under way."""
    return (get_language() or "fr")[:2]


def value(question: str, answer: str) -> str:
    """An answer read in the terms, in words."""
    return words().value(question, answer, lang())
