"""`egide manage …`: Django's own commands, on Égide's database."""

import typer

from egide.commands.serve import house
from egide.commands.words import tell

ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell(
        "Les commandes de Django (migrate, shell, check…).",
        "Django's own commands (migrate, shell, check…).",
    )
    app.command("manage", help=told, context_settings=ANYTHING)(command)


def command(context: typer.Context) -> None:
    """Hand the words over to Django."""
    from django.core.management import execute_from_command_line

    with house():
        execute_from_command_line(["egide manage", *context.args])
