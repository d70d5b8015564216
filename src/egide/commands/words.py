"""What every command says with: the reader's language, one line for what went wrong."""

import os
from typing import NoReturn

import typer


class Stop(Exception):
    """A command that cannot go on: one line for the reader, exit code 2."""


def language() -> str:
    """The language of the terminal: English when it says so, else French."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "en" if spoken.startswith("en") else "fr"


def tell(french: str, english: str) -> str:
    """The words in the reader's language."""
    return english if language() == "en" else french


def note(french: str, english: str) -> None:
    """One line about what is going on, beside the results."""
    typer.echo(tell(french, english), err=True)


def stop(french: str, english: str) -> NoReturn:
    """End the command on one line."""
    raise Stop(tell(french, english))
