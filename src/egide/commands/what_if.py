"""`egide what-if`: the services of the catalogue that would move if a legal fact fell."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import typer

from egide.commands.days import on_option, today
from egide.commands.serve import house
from egide.commands.words import language, stop, tell

if TYPE_CHECKING:
    from egide.verdicts.queries.what_if import Fell


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Si un fait de droit tombait : quels services basculent.",
                "If a legal fact fell: which services flip.")  # fmt: skip
    app.command("what-if", help=told)(command)


def command(
    without: str = typer.Option(
        ...,
        "--without",
        metavar="FACT-ID",
        help=tell(
            "Le fait qui tombe ; egide law les nomme.", "The fact that falls; egide law names them."
        ),
    ),
    on: date | None = on_option(),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Judge the catalogue again without that fact."""
    from egide.law.shelf import shelf

    if without not in shelf().law.facts:
        stop(f"{without} n’est pas un fait connu ; egide law les nomme",
             f"{without} is no known fact; egide law names them")  # fmt: skip
    day = on or today()
    with house():
        require_catalogue()
        from egide.verdicts.queries.what_if import if_fell

        found = if_fell(without, day)
    if as_json:
        body = {"without": without, "on": day.isoformat(), "services": [shown(f) for f in found]}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        show(found)


def require_catalogue() -> None:
    """Refuse an empty catalogue, which would answer that nothing moves."""
    from django.db import connection

    from egide.verdicts.dossiers import judgeable

    if "catalogue_service" not in connection.introspection.table_names() or not judgeable():
        stop("le catalogue est vide : egide demo load", "the catalogue is empty: egide demo load")


def shown(fell: "Fell") -> dict[str, object]:
    """A service that moves, as JSON shows it."""
    return {
        "service": fell.service,
        "levels": list(fell.levels),
        "before": fell.before.value,
        "after": fell.after.value,
        "flips": fell.flips,
        "criteria": [
            {"criterion": turn.criterion, "before": turn.before.value, "after": turn.after.value}
            for turn in fell.turns
        ],
    }


def show(found: Sequence["Fell"]) -> None:
    """The services that move, as a person reads them."""
    from egide.law.words import words

    said = words()
    if not found:
        typer.echo(tell("Aucun service ne bouge.", "No service moves."))
    for fell in found:
        before, after = (
            said.label("answers", conclusion.value, language())
            for conclusion in (fell.before, fell.after)
        )
        moves = f"{before} → {after}" if fell.flips else before
        levels = ", ".join(said.label("levels", level, language()) for level in fell.levels)
        typer.echo(f"{fell.service} ({levels}) : {moves}")
        for turn in fell.turns:
            was, now = (
                said.label("outcomes", outcome.value, language())
                for outcome in (turn.before, turn.after)
            )
            typer.echo(f"    {turn.criterion} : {was} → {now}")
