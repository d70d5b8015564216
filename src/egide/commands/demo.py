"""`egide demo`: everything a first look needs, from an empty folder to an open page."""

import os
from pathlib import Path

import typer

from egide.commands.serve import house, require_free, serve
from egide.commands.words import note, tell

PACKAGE = Path(__file__).parents[1]
CHECKOUT = PACKAGE.parents[1]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help=tell(
            "La démonstration, ouverte sur cette machine.",
            "The demonstration, open on this machine.",
        )
    )
    group.callback(invoke_without_command=True)(command)
    group.command("load", help=tell("Charge la démonstration.", "Loads the demonstration."))(load)
    app.add_typer(group, name="demo")


def command(
    context: typer.Context,
    port: int = typer.Option(8000, envvar="PORT", help=tell("Le port.", "The port.")),
) -> None:
    """Prepare the database, load the demonstration, serve it."""
    if context.invoked_subcommand:
        return
    require_free(port)
    os.environ["PORT"] = str(port)  # the address that passkeys are bound to
    with house():
        prepare(again=False)
        serve(port)


def load(
    again: bool = typer.Option(
        False, "--again", help=tell("Même si rien n’a changé.", "Even when nothing changed.")
    ),
) -> None:
    """Prepare the database and load the demonstration."""
    with house():
        prepare(again=again)


def prepare(*, again: bool) -> None:
    """Bring the tables up to date, then the demonstration."""
    from django.core.management import call_command

    from egide.kit import demo

    call_command("migrate", verbosity=0, interactive=False)
    if demo.load(sources(), again=again):
        note("La démonstration est chargée.", "The demonstration is loaded.")


def sources() -> list[Path]:
    """What the demonstration is made from: texts, law, and the code that reads and judges them."""
    folders = [
        CHECKOUT / "corpus",
        CHECKOUT / "law",
        PACKAGE / "_law",
        PACKAGE / "reading",
        PACKAGE / "trust",
        *sorted(PACKAGE.glob("*/demo.py")),
        *sorted(PACKAGE.glob("*/demo")),
    ]
    return [folder for folder in folders if folder.exists()]
