"""`egide import`: a roster or the directory of schools, from files to tables, or nothing."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from egide.commands.words import Stop, language, stop, tell

if TYPE_CHECKING:  # Django must be ready before these may be loaded
    from egide.people.imports.engine.findings import Problem
    from egide.people.imports.engine.importing import Order, Outcome
    from egide.people.imports.records import Delivery


class Format(StrEnum):
    """What may be imported."""

    AAF = "aaf"
    ONEROSTER = "oneroster"
    ANNUAIRE = "annuaire"


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Importe des écoles et leurs personnes : tout, ou rien.",
                "Imports schools and their people: all, or nothing.")  # fmt: skip
    app.command("import", help=told)(command)


def command(
    form: Format = typer.Argument(metavar="aaf|oneroster|annuaire"),
    paths: list[Path] = typer.Argument(metavar=tell("CHEMIN…", "PATH…")),
    dry_run: bool = typer.Option(
        False, "--dry-run", help=tell("Montre, sans rien écrire.", "Shows, writes nothing.")
    ),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
    yes_remove: bool = typer.Option(
        False,
        "--yes-remove",
        help=tell("Accepte de retirer beaucoup de monde.", "Accepts to remove many people."),
    ),
    academy: str = typer.Option(
        "", "--academie", help=tell("L’académie d’un export OneRoster.", "The academy of OneRoster.")
    ),
    school_kind: str = typer.Option(
        "",
        "--school-kind",
        help=tell(
            "La nature des écoles absentes de l’annuaire : public_primary, eple, private_contract.",
            "The kind of schools missing from the directory.",
        ),
    ),
) -> None:
    """Import files; exit code 2, and one line, when nothing was applied."""
    from egide.commands.serve import house

    with house():
        from egide.kit.clock import today
        from egide.people.imports.engine.importing import Order
        from egide.people.imports.errors import ImportRefused

        order = Order(on=today(), dry_run=dry_run, yes_remove=yes_remove)
        found: list[dict[str, str | int | bool]] = []
        try:
            if form is Format.ANNUAIRE:
                body = directory(paths, order, found, as_json=as_json)
            else:
                with chosen(form, paths, academy, school_kind) as delivery:
                    body = roster(delivery, order, found, as_json=as_json)
        except ImportRefused as refusal:
            refused(refusal.code, refusal.line(language()), found, as_json=as_json)
        if as_json:
            typer.echo(json.dumps(body, ensure_ascii=False))


def refused(code: str, line: str, found: list[dict[str, str | int | bool]], *, as_json: bool) -> None:
    """Nothing was applied: one line on the side, the whole on the other for programs."""
    if as_json:
        body = {"applied": False, "refusal": {"code": code, "message": line}, "problems": found}
        typer.echo(json.dumps(body, ensure_ascii=False))
    raise Stop(line)
