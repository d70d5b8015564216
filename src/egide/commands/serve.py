"""`egide serve`: the pages, on this machine, with the database they need."""

import errno
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from egide.commands.beside import beside
from egide.commands.words import note, stop, tell

HOST = "127.0.0.1"
LAST_PORT = 65_535
# A worker whose parent was killed needs a moment to leave the port.
PATIENCE = 1.5
# Of a worker: as many launches may share a commit, and most of them wait for it.
THREADS = 12


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Sert les pages sur cette machine.", "Serves the pages on this machine.")
    app.command("serve", help=told)(command)


def workers_option() -> Any:
    """How many processes answer."""
    told = tell("Combien de processus répondent.", "How many processes answer.")
    return typer.Option(1, min=1, max=64, help=told)


def command(
    port: int = typer.Option(8000, envvar="PORT", help=tell("Le port.", "The port.")),
    workers: int = workers_option(),
) -> None:
    """Serve what is already set up."""
    require_free(port)
    os.environ["PORT"] = str(port)  # the address that passkeys are bound to
    with house():
        serve(port, workers=workers)


@contextmanager
def house() -> Iterator[None]:
    """Django ready, its database running; whatever was started is stopped on the way out."""
    import django

    from egide.kit.postgres import Place, PostgresRefusal, running
    from egide.settings.conf import Unset, conf

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.settings.laptop")
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        if conf().database_url:
            django.setup()
            yield
        else:
            with running(Place.under(conf().home)):
                django.setup()
                yield
    except (PostgresRefusal, Unset) as refusal:
        stop(str(refusal), str(refusal))
    except KeyboardInterrupt:
        sys.exit(0)


def serve(port: int, *, workers: int = 1) -> None:
    """Serve until Ctrl-C or the end of the terminal."""
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "egide.commands.worker:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=1,
        respawn_failed_workers=True,
        log_enabled=False,
    )
    server.on_startup(
        lambda: note(
            f"Égide est ouvert : http://{HOST}:{port} (Ctrl-C pour fermer)",
            f"Égide is open: http://{HOST}:{port} (Ctrl-C to close)",
        )
    )
    # The journals are signed every few seconds, as long as the pages are served.
    with beside([sys.executable, "-m", "django", "keep_journals", "--while-parent"]):
        server.serve()


def require_free(port: int) -> None:
    """Refuse a taken port: two servers of ours would share it in silence, and mix their answers."""
    if not 0 < port <= LAST_PORT:
        stop(f"{port} n’est pas un port", f"{port} is not a port")
    deadline = time.monotonic() + PATIENCE
    while (reason := why_closed(port)) and time.monotonic() < deadline:
        time.sleep(0.1)
    if reason == errno.EADDRINUSE:
        stop(
            f"le port {port} est déjà pris ; choisissez-en un autre : PORT={port + 1} make demo",
            f"port {port} is already taken; choose another one: PORT={port + 1} make demo",
        )
    if reason:
        why = os.strerror(reason)
        stop(f"le port {port} ne s’ouvre pas : {why}", f"port {port} does not open: {why}")


def why_closed(port: int) -> int:
    """The error number that keeps the port from us, or zero."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.errno or errno.EADDRINUSE
    return 0
