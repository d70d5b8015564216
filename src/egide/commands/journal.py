"""`egide journal`: open a journal, sign, rotate its key, give its public keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import typer

from egide.commands.days import on_option, today
from egide.commands.serve import house
from egide.commands.words import stop, tell


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=tell("Le journal des sorties.", "The journal of what left."),
                        no_args_is_help=True)  # fmt: skip
    group.command("open", help=tell("Ouvre le journal d’une académie.",
                                    "Opens an academy's journal."))(open_)  # fmt: skip
    group.command("keep", help=tell("Signe les journaux, toutes les deux secondes.",
                                    "Signs the journals, every two seconds."))(keep)  # fmt: skip
    group.command("keys", help=tell("Les clés publiques d’un journal.",
                                    "A journal's public keys."))(keys)  # fmt: skip
    group.command("rotate", help=tell("Donne une nouvelle clé à un journal.",
                                      "Gives a journal a new key."))(rotate)  # fmt: skip
    group.command("witness", help=tell("La clé publique de témoin, faite si besoin.",
                                       "The public key as a witness."))(witness)  # fmt: skip
    app.add_typer(group, name="journal")


def open_(academy: str, on: date | None = on_option()) -> None:
    """Open the journal of an academy for the school year of a day; print its public keys."""
    with opened():
        from egide.journal import actions, queries

        log = actions.open_log(academy, on=on or today())
        for key in queries.public_keys(log):
            typer.echo(str(key))


def keep(
    once: bool = typer.Option(False, "--once", help=tell("Une seule fois.", "Once.")),
    every: float = typer.Option(2.0, "--every", min=0.1),
) -> None:
    """Sign every journal that grew."""
    with opened():
        from django.core.management import call_command

        call_command("keep_journals", once=once, every=every)


def keys(log: str = typer.Argument(metavar="ACADEMY/YEAR")) -> None:
    """The public keys of a journal, as the file that `egide verify --key` takes."""
    with opened():
        from egide.journal import queries

        typer.echo(queries.policy_text(queries.log_of(*parts(log))), nl=False)


def rotate(
    log: str = typer.Argument(metavar="ACADEMY/YEAR"),
    retire: bool = typer.Option(
        False, "--retire", help=tell("Retire les anciennes clés.", "Retires the former keys.")
    ),
) -> None:
    """A new key beside the former ones; later, `--retire` the former ones."""
    with opened():
        from egide.journal import actions, queries

        found = queries.log_of(*parts(log))
        typer.echo(actions.rotate(found.pk, on=today(), retire=retire))


def witness() -> None:
    """The key under which this instance witnesses the journals of others."""
    with opened():
        from egide.journal import witnesses

        typer.echo(str(witnesses.own_key()))


@contextmanager
def opened() -> Iterator[None]:
    """The house, with a refusal of the journal said on one line."""
    with house():
        from egide.kit.errors import Refusal

        try:
            yield
        except Refusal as refusal:
            stop(f"{refusal.what} {refusal.where}", f"{refusal.code}: {refusal.where}")


def parts(log: str) -> tuple[str, str]:
    """The academy and the year of a journal."""
    academy, _, year = log.rpartition("/")
    if not academy:
        stop(f"{log} n’est pas un journal, comme val/2026-2027",
             f"{log} is not a journal, like val/2026-2027")  # fmt: skip
    return academy, year
