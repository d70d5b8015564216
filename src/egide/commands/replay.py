"""`egide replay`: a service of the catalogue judged again; the same inputs, the same digest."""

import json
from datetime import date

import typer

from egide.commands.days import on_option, today
from egide.commands.serve import house
from egide.commands.words import stop, tell


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Rejuge un service du catalogue : mêmes entrées, même empreinte.",
                "Judges a service of the catalogue again: same inputs, same digest.")  # fmt: skip
    app.command("replay", help=told)(command)


def command(
    service: str = typer.Argument(metavar="SERVICE"),
    level: str = typer.Option("4e", "--class", help=tell("La classe.", "The class.")),
    edition: str = typer.Option(
        "", "--charter", help=tell("L’édition de la charte.", "The charter.")
    ),
    hindsight: bool = typer.Option(
        False,
        "--hindsight",
        help=tell("Avec ce que l’on sait depuis.", "With what is known since."),
    ),
    on: date | None = on_option(),
) -> None:
    """Judge what is archived of a service, and print the verdict as JSON with its digest."""
    with house():
        from egide.kit.errors import Refusal
        from egide.verdicts import queries
        from egide.verdicts.shown import asking

        asked = {"classe": level, "charte": edition, "regard": "depuis" if hindsight else "alors"}
        try:
            question = asking.read(asked | {"le": (on or today()).isoformat()}, today())
            verdict = queries.sheet(service, question).judged.verdict
        except Refusal as refusal:
            stop(f"{refusal.what} {refusal.where}".strip(), f"{refusal.code}: {refusal.where}")
        body = {"service": service, "digest": verdict.digest, **verdict.to_dict()}
    typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
