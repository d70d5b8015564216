"""The day that a command is about: the one asked for, or today in France."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import typer

from egide.commands.words import stop, tell


def on_option() -> date | None:
    """The option `--on`, the same for every command."""
    told = tell("Le jour jugé, AAAA-MM-JJ ; aujourd’hui si rien n’est dit.",
                "The day judged, YYYY-MM-DD; today when nothing is said.")  # fmt: skip
    option: date | None = typer.Option(None, "--on", parser=day, metavar="DATE", help=told)
    return option


def day(text: str) -> date:
    """The day written in ISO."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        stop(f"{text} n’est pas un jour, comme 2026-11-24", f"{text} is not a day, like 2026-11-24")


def today() -> date:
    """Today in France."""
    return datetime.now(ZoneInfo("Europe/Paris")).date()
