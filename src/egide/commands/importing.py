"""`egide import`: a roster or the directory of schools, from files to tables, or nothing."""

import json
from collections.abc import Callable, Iterator
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


def refused(
    code: str, line: str, found: list[dict[str, str | int | bool]], *, as_json: bool
) -> None:
    """Nothing was applied: one line on the side, the whole on the other for programs."""
    if as_json:
        body = {"applied": False, "refusal": {"code": code, "message": line}, "problems": found}
        typer.echo(json.dumps(body, ensure_ascii=False))
    raise Stop(line)


def chosen(
    form: Format, paths: list[Path], academy: str, school_kind: str
) -> "AbstractContextManager[Delivery]":
    """The files, checked from outside, as a delivery."""
    if form is Format.AAF:
        from contextlib import nullcontext

        from egide.people.imports.aaf import delivery as aaf

        return nullcontext(aaf(paths))
    from egide.people.imports.oneroster import Said, delivery

    if len(paths) > 1:
        stop("donnez un seul export OneRoster, zip ou dossier",
             "give one OneRoster export, a zip file or a folder")  # fmt: skip
    return delivery(paths[0], Said(academy=academy, school_kind=school_kind))


Found = list[dict[str, str | int | bool]]


def roster(
    delivery: "Delivery", order: "Order", found: Found, *, as_json: bool
) -> dict[str, object]:
    """Import persons; the problems are said as they come, or kept for JSON."""
    from egide.people.imports.engine.importing import bring_in, counts

    outcome = bring_in(delivery, order, see=keeping(found) if as_json else tell_problems)
    if not as_json:
        tell_outcome(outcome, order)
    return {
        "roster": outcome.roster,
        "applied": outcome.applied,
        "counts": counts(outcome),
        "problems": found,
    }


def keeping(found: Found) -> "Callable[[Iterator[Problem]], None]":
    """Keep the problems for JSON."""
    return lambda problems: found.extend(problem.to_dict() for problem in problems)


def tell_problems(problems: "Iterator[Problem]") -> None:
    """One line a problem: file, line, field, reason; what was imported all the same says so."""
    from egide.people.imports.reasons import reason

    for one in problems:
        kept = tell(" (importé)", " (imported)") if one.warned else ""
        field = f"{one.field} : " if one.field else ""
        typer.echo(
            f"{one.file}:{one.line}: {field}{reason(one.reason, language())}{kept}", err=True
        )


def tell_outcome(outcome: "Outcome", order: "Order") -> None:
    """What was done, or would be: "+312, ~45, −8; 3 problems", then table by table."""
    from egide.people.imports.reasons import NAMES

    members = outcome.difference.members
    problems = outcome.refused + outcome.warned
    typer.echo(
        f"{outcome.roster}: +{members.added}, ~{members.changed}, −{members.removed}; "
        + tell(f"{problems} problème(s)", f"{problems} problem(s)")
    )
    for table, counts in outcome.difference.tables.items():
        if counts.written:
            name = tell(*NAMES[table])
            typer.echo(f"  {name}: +{counts.added}, ~{counts.changed}, −{counts.removed}")
    if outcome.newcomers:
        typer.echo(tell(f"  écoles créées : {outcome.newcomers}",
                        f"  schools made: {outcome.newcomers}"))  # fmt: skip
    for name, times in outcome.unknown.items():
        typer.echo(tell(f"  inconnu, laissé : {name} ({times})",
                        f"  unknown, left out: {name} ({times})"))  # fmt: skip
    if order.dry_run:
        typer.echo(tell("Rien n’est écrit : c’était un essai.", "Nothing is written: a dry run."))


def directory(
    paths: list[Path], order: "Order", found: Found, *, as_json: bool
) -> dict[str, object]:
    """Import the directory of schools."""
    from egide.people.imports.annuaire import import_directory

    outcome = import_directory(paths, order)
    if not as_json:
        tell_problems(iter(outcome.problems))
        counts = outcome.counts
        typer.echo(
            f"annuaire: +{counts.added}, ~{counts.changed}, −{counts.removed}; "
            + tell(f"{len(outcome.problems)} problème(s)", f"{len(outcome.problems)} problem(s)")
        )
    return outcome.to_dict()
