"""`egide import`: a roster or the directory of schools, from files to tables, or nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from egide.commands.imported import Report
from egide.commands.words import Stop, language, stop, tell

if TYPE_CHECKING:  # Django must be ready before these may be loaded
    from egide.people.imports.engine.importing import Order
    from egide.people.imports.errors import ImportRefused

Bring = Callable[["Order", Report], None]
KINDS = ("public_primary", "eple", "private_contract")

PATHS = typer.Argument(metavar=tell("CHEMIN…", "PATH…"))
PATH = typer.Argument(metavar=tell("ZIP|DOSSIER", "ZIP|FOLDER"))
DRY_RUN = typer.Option(
    False, "--dry-run", help=tell("Montre, sans rien écrire.", "Shows, writes nothing.")
)
AS_JSON = typer.Option(False, "--json", help=tell("En JSON.", "As JSON."))
YES_REMOVE = typer.Option(
    False,
    "--yes-remove",
    help=tell("Accepte de retirer beaucoup de monde.", "Accepts to remove many at once."),
)
ACADEMY = typer.Option(
    "",
    "--academie",
    metavar="14|14:eple",
    help=tell(
        "L’académie ; et, après « : », la nature des écoles absentes de l’annuaire, qui sont"
        " alors créées (public_primary, eple, private_contract).",
        "The academy; and after “:” the kind of the schools that the directory lacks, which are"
        " then made (public_primary, eple, private_contract).",
    ),
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True,
        help=tell("Importe des écoles et leurs personnes : tout, ou rien.",
                  "Imports schools and their people: all, or nothing."),
    )  # fmt: skip
    group.command("aaf", help=tell("Des exports AAF complets.", "Complete AAF exports."))(aaf)
    group.command("oneroster", help=tell("Un export OneRoster 1.1 ou 1.2.",
                                         "A OneRoster 1.1 or 1.2 export."))(oneroster)  # fmt: skip
    group.command("annuaire", help=tell("L’annuaire de l’éducation (CSV).",
                                        "The directory of schools (CSV)."))(annuaire)  # fmt: skip
    app.add_typer(group, name="import")


def aaf(
    paths: list[Path] = PATHS,
    dry_run: bool = DRY_RUN,
    as_json: bool = AS_JSON,
    yes_remove: bool = YES_REMOVE,
) -> None:
    """Import AAF: an export may hold two rosters, one a degree; both, or neither."""

    def bring(order: "Order", report: Report) -> None:
        from egide.people.imports.aaf import deliveries
        from egide.people.imports.engine.importing import bring_in

        for delivery in deliveries(paths):
            report.roster(bring_in(delivery, order, see=report.problems))

    run(bring, Report(as_json=as_json), dry_run=dry_run, yes_remove=yes_remove)


def oneroster(
    path: Path = PATH,
    dry_run: bool = DRY_RUN,
    as_json: bool = AS_JSON,
    yes_remove: bool = YES_REMOVE,
    academy: str = ACADEMY,
) -> None:
    """Import a OneRoster bundle."""
    number, _, kind = academy.partition(":")
    if kind and kind not in KINDS:
        stop(f"nature d’école inconnue : {kind} ; choisissez parmi {', '.join(KINDS)}",
             f"unknown kind of school: {kind}; choose among {', '.join(KINDS)}")  # fmt: skip

    def bring(order: "Order", report: Report) -> None:
        from egide.people.imports.engine.importing import bring_in
        from egide.people.imports.oneroster import Said, delivery

        with delivery(path, Said(number, kind)) as one:
            report.roster(bring_in(one, order, see=report.problems))

    run(bring, Report(as_json=as_json), dry_run=dry_run, yes_remove=yes_remove)


def annuaire(
    paths: list[Path] = PATHS,
    dry_run: bool = DRY_RUN,
    as_json: bool = AS_JSON,
    yes_remove: bool = YES_REMOVE,
) -> None:
    """Import the directory of schools."""

    def bring(order: "Order", report: Report) -> None:
        from egide.people.imports.annuaire import import_directory

        report.directory(import_directory(paths, order))

    run(bring, Report(as_json=as_json), dry_run=dry_run, yes_remove=yes_remove)


def run(bring: Bring, report: Report, *, dry_run: bool, yes_remove: bool) -> None:
    """Import in one transaction; exit code 2, and one line, when nothing was applied."""
    from egide.commands.serve import house

    with house():
        from django.db.transaction import atomic

        from egide.kit.clock import today
        from egide.people.imports.engine.importing import Order
        from egide.people.imports.errors import ImportRefused

        require_tables()
        try:
            with atomic():
                bring(Order(on=today(), dry_run=dry_run, yes_remove=yes_remove), report)
        except ImportRefused as refusal:
            refused(refusal, report)
        report.end(dry_run=dry_run)


def require_tables() -> None:
    """Stop on a line where the database was never prepared."""
    from django.db import connection

    if "people_member" not in connection.introspection.table_names():
        stop("la base n’est pas prête ; lancez d’abord : egide manage migrate",
             "the database is not ready; first run: egide manage migrate")  # fmt: skip


def refused(refusal: "ImportRefused", report: Report) -> NoReturn:
    """Nothing was applied: one line for people, the whole as well for programs."""
    line = refusal.line(language())
    if report.as_json:
        report.undo()
        report.write(applied=False, refusal={"code": refusal.code, "message": line})
    elif report.rosters:
        typer.echo(tell("Rien de ce qui précède n’est écrit.", "Nothing of the above is written."))
    raise Stop(line)
