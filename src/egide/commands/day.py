"""`egide day`: bring agreements to a day: what ended, what passed its deadline, what the law moves.

Doors shut by themselves on the day; this writes it down and tells people. Once a night is enough.
"""

import json
from dataclasses import asdict
from datetime import date

import typer

from egide.commands.days import on_option, today
from egide.commands.serve import house
from egide.commands.words import tell


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Passe la journée : échéances et fins des conventions, personnes prévenues.",
                "Run the day: deadlines and ends of agreements, people told.")  # fmt: skip
    app.command("day", help=told)(command)


def command(
    on: date | None = on_option(),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Run the day, twice if one likes: the second time does nothing."""
    day = on or today()
    with house():
        from egide.decisions.actions import run_day
        from egide.gateway.sweeping import sweep
        from egide.kit.announcements import deliver
        from egide.kit.clock import now

        done = run_day(day)
        sweep(at=now())
        while deliver():
            pass
    if as_json:
        typer.echo(json.dumps({"on": day.isoformat(), **asdict(done)}))
        return
    typer.echo(tell(
        f"{day}\u202f: {done.moved} déplacées, {done.ended} terminées, {done.shut} suspendues, "
        f"{done.mails} courriels",
        f"{day}: {done.moved} moved, {done.ended} ended, {done.shut} suspended, {done.mails} mails",
    ))  # fmt: skip
