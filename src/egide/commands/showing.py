"""Results as a person reads them in a terminal. Programs ask for JSON."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from egide.commands.words import tell


def grid() -> Table:
    """A table without lines."""
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))


def show_law(day: date, facts: Iterable[Mapping[str, object]]) -> None:
    """The facts in force on a day."""
    console = Console()
    console.print(f"[bold]{tell('Le droit le', 'The law on')} {day.isoformat()}[/]")
    table = grid()
    for fact in facts:
        until = f"→ {fact['until']}" if fact["until"] else ""
        doubt = "" if fact["mark"] == "sourced" else tell("à vérifier", "to verify")
        source = f"{escape(str(fact['source']))} [yellow]{doubt}[/]"
        table.add_row(str(fact["id"]), f"{fact['since']} {until}", source)
    console.print(table)
