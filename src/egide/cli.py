"""The `egide` command: a list of commands, and one way to end badly (a line, exit code 2)."""

import sys

import typer

from egide.commands import (
    audit,
    day,
    demo,
    diff,
    doctor,
    gateway,
    importing,
    journal,
    judge,
    kit,
    law,
    manage,
    people,
    read,
    replay,
    sealing,
    serve,
    synth,
    verify,
    what_if,
)
from egide.commands.words import Stop, tell

app = typer.Typer(
    name="egide",
    help=tell(
        "Égide lit les conditions des services numériques et les juge, au droit d’un jour donné.",
        "Égide reads the terms of digital services and judges them, under the law of a given day.",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
read.register(app)
judge.register(app)
law.register(app)
what_if.register(app)
replay.register(app)
diff.register(app)
serve.register(app)
demo.register(app)
doctor.register(app)
verify.register(app)
audit.register(app)
journal.register(app)
manage.register(app)
people.register(app)
sealing.register(app)
synth.register(app)
importing.register(app)
day.register(app)
gateway.register(app)
kit.register(app)


def main() -> None:
    """Run the command line; a refusal is one line, never a trace."""
    try:
        app()
    except Stop as refusal:
        sys.stderr.write(f"egide: {refusal}\n")
        sys.exit(2)
