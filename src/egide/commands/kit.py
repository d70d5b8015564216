"""`egide kit`: an invented school on this laptop, to try the integration of a service."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from egide.commands.days import today
from egide.commands.serve import house, require_free, serve, workers_option
from egide.commands.words import note, stop, tell

PORT = 8300


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=tell("Le kit d’essai des fournisseurs.", "The providers' test kit."),
                        no_args_is_help=True)  # fmt: skip
    served = tell("Sert une école inventée et son ENT.", "Serves an invented school and its ENT.")
    group.command("serve", help=served)(serve_kit)
    entered = tell("Inscrit un service : JSON lu, JSON rendu.", "Registers: JSON in, JSON out.")
    group.command("register", help=entered)(enter)
    app.add_typer(group, name="kit")


def serve_kit(
    port: int = typer.Option(PORT, envvar="PORT", help=tell("Le port.", "The port.")),
    workers: int = workers_option(),
) -> None:
    """Prepare the school, say who may sign in, serve."""
    require_free(port)
    with kit_house(port):
        from django.core.management import call_command

        from egide.gateway.kit import school

        call_command("migrate", verbosity=0, interactive=False)
        school.prepare(on=today())
        port_file().write_text(str(port))
        for one in school.people():
            typer.echo(f"{one['user']}  {one['password']}  {one['role']}", err=True)
        note("Inscrire un service : egide kit register < registration.json",
             "Register a service: egide kit register < registration.json")  # fmt: skip
        serve(port, workers=workers)


def enter() -> None:
    """Read one registration, answer all that its client needs."""
    file = port_file()
    if not file.exists():
        stop(
            "le kit n’a jamais été servi : egide kit serve", "serve the kit first: egide kit serve"
        )
    with kit_house(int(file.read_text())):
        from egide.gateway.kit.errors import NotARegistration
        from egide.gateway.kit.reading import read
        from egide.gateway.kit.registering import register as registered

        try:
            answer = registered(read(given()), on=today())
        except NotARegistration as wrong:
            stop(f"inscription refusée, {wrong}", f"registration refused, {wrong}")
    typer.echo(json.dumps(answer, ensure_ascii=False))


def given() -> object:
    """What stands on the input, as JSON."""
    try:
        return json.load(sys.stdin)
    except ValueError:
        stop("l’entrée n’est pas du JSON", "the input is not JSON")


def home() -> Path:
    """The folder of the kit: its own database, keys and journal."""
    from egide.settings.conf import conf

    return conf().home if conf().home.name == "kit" else conf().home / "kit"


def port_file() -> Path:
    """Where the port of the kit is written, for who registers."""
    return home() / "port"


@contextmanager
def kit_house(port: int) -> Iterator[None]:
    """The house of the kit, apart from any other on this machine."""
    from egide.settings.conf import conf

    place = home()
    os.environ |= {
        "EGIDE_HOME": str(place),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "egide.settings.kit",
    }
    conf.cache_clear()
    with house():
        yield
