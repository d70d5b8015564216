"""`egide import`: a roster or the directory of schools, from files to tables, or nothing."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from egide.commands.imported import Report
from egide.commands.words import Stop, language, stop, tell

if TYPE_CHECKING:  # Django must be ready before these may be loaded
    from egide.people.imports.engine.importing import Order
    from egide.people.imports.errors import ImportRefused
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


def command(  # noqa: PLR0913, PLR0917 - one parameter an option of the command line
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
        "",
        "--academie",
        help=tell("L’académie d’un export OneRoster.", "The academy of OneRoster."),
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
        report = Report(as_json=as_json)
        try:
            bring(Asked(form, paths, academy, school_kind), order, report)
        except ImportRefused as refusal:
            refused(refusal, report)
        report.end(dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be imported, as the command line said it."""

    form: Format
    paths: list[Path]
    academy: str
    school_kind: str


def bring(asked: Asked, order: "Order", report: Report) -> None:
    """Import what was asked, all of it or nothing: an AAF export may hold two rosters."""
    from django.db.transaction import atomic

    from egide.people.imports.annuaire import import_directory
    from egide.people.imports.engine.importing import bring_in

    if asked.form is Format.ANNUAIRE:
        report.directory(import_directory(asked.paths, order))
        return
    with deliveries(asked) as found, atomic():
        for delivery in found:
            report.roster(bring_in(delivery, order, see=report.problems))


@contextmanager
def deliveries(asked: Asked) -> Iterator[Sequence["Delivery"]]:
    """The files, checked from outside, as deliveries."""
    if asked.form is Format.AAF:
        from egide.people.imports.aaf import deliveries

        yield deliveries(asked.paths)
        return
    from egide.people.imports.oneroster import Said, delivery

    if len(asked.paths) > 1:
        stop("donnez un seul export OneRoster, zip ou dossier",
             "give one OneRoster export, a zip file or a folder")  # fmt: skip
    with delivery(asked.paths[0], Said(asked.academy, asked.school_kind)) as one:
        yield (one,)


def refused(refusal: "ImportRefused", report: Report) -> NoReturn:
    """Nothing was applied: one line for people, the whole as well for programs."""
    line = refusal.line(language())
    if report.as_json:
        why = {"code": refusal.code, "message": line}
        body = report.body() | {"applied": False, "refusal": why}
        typer.echo(json.dumps(body, ensure_ascii=False))
    raise Stop(line)
