"""The reader's language, and days in it."""

from datetime import date

from egide.decisions.words import language
from egide.law.words import words


def day(on: date | None) -> str:
    """A day in full words; empty for none."""
    return words().date(on, language()) if on else ""


def level(name: str) -> str:
    """A class level as it is said."""
    return words().label("levels", name, language())


def short(name: str) -> str:
    """A person's name without what they do."""
    return name.partition(" · ")[0]
