"""`egide audit`: the journals replayed from their first line."""

import json
from dataclasses import asdict

import typer

from egide.commands.journal import opened, parts
from egide.commands.words import tell


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Rejoue les journaux : lignes, arbre, tuiles, signatures, conventions.",
                "Replays the journals: lines, tree, tiles, signatures, agreements.")  # fmt: skip
    app.command("audit", help=told)(command)


def command(
    log: str = typer.Option(
        "", "--log", metavar="ACADEMY/YEAR", help=tell("Un seul journal.", "One journal alone.")
    ),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Exit code 0 when every journal is sound, 1 when a fault was found."""
    with opened():
        from egide.journal import audit, queries

        logs = [queries.log_of(*parts(log))] if log else queries.logs()
        reports = [asdict(audit.audit(one)) for one in logs]
    if as_json:
        typer.echo(json.dumps({"logs": reports}, ensure_ascii=False, indent=2))
    else:
        for report in reports:
            show(report)
    if any(report["faults"] for report in reports):
        raise typer.Exit(1)


def show(report: dict[str, object]) -> None:
    """One journal, for people: a line, then a line a fault."""
    faults = report["faults"]
    mark = "✖" if faults else "✔"
    checked = tell("conventions non vérifiées", "agreements not checked")
    if report["agreements"] is not None:
        checked = f"{report['agreements']} {tell('conventions', 'agreements')}"
    typer.echo(
        f"{mark} {report['origin']} · {report['lines']} {tell('lignes', 'lines')}, "
        f"{report['erased']} {tell('effacées', 'erased')} · "
        f"{report['checkpoints']} {tell('sommets signés', 'checkpoints')} · {checked}"
    )
    if isinstance(faults, list):
        for fault in faults[:50]:
            typer.echo(f"  {fault['code']} @ {fault['place']}")
