"""`egide people`: invite somebody, or let them in again. For whoever runs the machine."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from egide.commands.serve import house
from egide.commands.words import language, stop, tell

if TYPE_CHECKING:
    from egide.people.signin.invitations import Sent

AS_JSON = typer.Option(False, "--json", help=tell("En JSON.", "As JSON."))


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True,
        help=tell("Qui entre : inviter, redonner un accès.", "Who comes in: invite, let in again."),
    )
    group.command("invite", help=tell("Invite quelqu’un.", "Invites somebody."))(invite)
    told = tell("Redonne un accès à qui a tout perdu.", "Lets in again whoever lost every way in.")
    group.command("renew", help=told)(renew)
    app.add_typer(group, name="people")


def invite(
    name: str = typer.Option(..., help=tell("Son nom.", "Their name.")),
    role: str = typer.Option(..., help=tell("Son rôle : head, teacher…", "Their role: head…")),
    at: str = typer.Option(..., help=tell("UAI ou code du lieu.", "UAI or code of the place.")),
    days: int = typer.Option(7, help=tell("Jours de validité.", "How many days it is good.")),
    as_json: bool = AS_JSON,
) -> None:
    """Print the link of a new invitation: it is shown this once."""
    from datetime import timedelta

    def sent() -> "Sent":
        from django.utils import timezone

        from egide.people.signin import granting, invitations

        if role not in granting.STAFF:
            roles = ", ".join(granting.STAFF)
            stop(f"{role} n’est pas un rôle : {roles}", f"{role} is not a role: {roles}")
        wanted = invitations.Wanted(name, role, invitations.place_of_code(at))
        lasts = timedelta(days=days)
        return invitations.invite(wanted, by=None, at=timezone.now(), lasts=lasts)

    show(sent, as_json=as_json)


def renew(
    person: str = typer.Argument(help=tell("Son numéro.", "Their number.")),
    as_json: bool = AS_JSON,
) -> None:
    """Print the link of a fresh invitation; once accepted, it replaces every former way in."""

    def sent() -> "Sent":
        from django.utils import timezone

        from egide.people.signin import invitations

        return invitations.renew(invitations.person_of(person), by=None, at=timezone.now())

    show(sent, as_json=as_json)


def show(sent: Callable[[], "Sent"], *, as_json: bool) -> None:
    """Make the invitation and print its link; a refusal is one line."""
    with house():
        from django.utils import translation

        from egide.kit.errors import Refusal

        with translation.override(language()):
            try:
                made = sent()
            except Refusal as refusal:
                words = f"{refusal.what} {refusal.way_out}"
                stop(words, words)
        until = made.invitation.expires_at
        said = {"link": made.link, "until": until.isoformat(), "name": made.invitation.name}
        typer.echo(json.dumps(said, ensure_ascii=False) if as_json else made.link)
