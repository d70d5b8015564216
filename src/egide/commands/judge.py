"""`egide judge`: one document judged by a charter, under the law of a day."""

import json
from datetime import date

import typer

from egide.commands.asking import answered, opened
from egide.commands.days import on_option, today
from egide.commands.naming import name_of
from egide.commands.words import stop, tell

EDITION = "2026-11"


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Juge un document par une charte, au droit d’un jour.",
                "Judges a document by a charter, under the law of a day.")  # fmt: skip
    app.command("judge", help=told)(command)


def command(
    source: str = typer.Argument(metavar=tell("FICHIER|ADRESSE", "FILE|URL")),
    edition: str = typer.Option(
        EDITION, "--charter", help=tell("L’édition de la charte.", "The edition of the charter.")
    ),
    on: date | None = on_option(),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Read one document and judge it as if it were all that the provider says."""
    from egide.law.shelf import shelf
    from egide.trust.evidence.alone import alone
    from egide.trust.verdict.judge import judge

    editions = shelf().charters
    if edition not in editions:
        stop(f"la charte {edition} n’existe pas ; il y a {', '.join(editions)}",
             f"there is no charter {edition}; there are {', '.join(editions)}")  # fmt: skip
    document = opened(source, name_of(source))
    reading = answered(document)
    dossier = alone(reading.answers.values(), document.name, sha256=document.sha256)
    verdict = judge(editions[edition], shelf().law, dossier, on=on or today())
    if as_json:
        typer.echo(json.dumps(verdict.to_dict(), ensure_ascii=False, indent=2))
    else:
        from egide.commands.showing import show_verdict

        show_verdict(document, verdict)
