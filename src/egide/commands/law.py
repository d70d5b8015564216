"""`egide law`: the legal facts in force on a day, each with its source."""

import json
from collections.abc import Iterator
from datetime import date

import typer

from egide.commands.days import on_option, today
from egide.commands.words import tell


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Le droit d’un jour : ce qui est en vigueur, et sa source.",
                "The law on a day: what is in force, and its source.")  # fmt: skip
    app.command("law", help=told)(command)


def command(
    on: date | None = on_option(),
    hindsight: bool = typer.Option(
        False,
        "--hindsight",
        help=tell(
            "Avec ce que l’on sait depuis : une annulation vaut pour le passé.",
            "As known since: an annulment holds for the past too.",
        ),
    ),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """List what is in force."""
    day = on or today()
    facts = list(in_force(day, hindsight=hindsight))
    if as_json:
        view = "hindsight" if hindsight else "known"
        body = {"on": day.isoformat(), "view": view, "facts": facts}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        from egide.commands.showing import show_law

        show_law(day, facts)


def in_force(day: date, *, hindsight: bool) -> Iterator[dict[str, object]]:
    """Each fact in force on the day, as JSON shows it."""
    from egide.law.shelf import shelf
    from egide.trust.law import View

    view = View.HINDSIGHT if hindsight else View.KNOWN
    for fact in shelf().law.facts.values():
        for reign in fact.reigning(day, view):
            yield {
                "id": fact.id,
                "says": dict(fact.says),
                "since": reign.span.since.isoformat(),
                "until": reign.span.until.isoformat() if reign.span.until else None,
                "source": reign.source.title,
                "mark": "sourced" if reign.source.sourced else "to_verify",
                "checked_on": fact.checked_on.isoformat() if fact.checked_on else None,
            }
