"""`egide gateway secrets` and `secret`: what there is, and how a client's is changed."""

import json
from dataclasses import asdict

import typer

from egide.commands.serve import house
from egide.commands.words import Stop, note, tell


def register(group: typer.Typer) -> None:
    """Add the commands to those of the gateway."""
    listed = tell("Tous les secrets : noms et âges.", "Every secret: names and ages.")
    group.command("secrets", help=listed)(secrets)
    changed = tell("Change le secret d’un client ; le dit une fois.",
                   "Changes a client's secret; tells it once.")  # fmt: skip
    group.command("secret", help=changed)(secret)


def secrets(
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Names and ages, never a value."""
    with house():
        from django.utils import timezone

        from egide.gateway.secrets import inventory

        at, found = timezone.now(), inventory.secrets()
        rows = [asdict(one) | {"days": one.days(at=at)} for one in found]
    if as_json:
        typer.echo(json.dumps({"secrets": rows}, ensure_ascii=False, default=str, indent=2))
        return
    for row in rows:
        days = "?" if row["days"] is None else row["days"]
        former = f" ({tell('ancien', 'former')})" if row["former"] else ""
        age = f"{days} {tell('jours', 'days')}"
        typer.echo(f"{row['kind']:<16} {row['name']}{former} · {age} · {row['changed_by']}")
    typer.echo(f"journal          {tell('à part', 'apart')} · egide journal rotate ACADEMY/YEAR")


def secret(
    client: str = typer.Argument(help=tell("Le nom du client.", "The client's name.")),
    door: str = typer.Option("oidc", "--door", help="oidc, oneroster"),
    overlap: int = typer.Option(72, "--overlap", min=0, max=24 * 90, help=tell(
        "Heures où l’ancien compte encore ; 0 après une fuite.",
        "Hours on which the former still counts; 0 after a leak.")),
) -> None:  # fmt: skip
    """The new secret, on the output, this once."""
    with house():
        from egide.gateway.errors import NoSuchClient
        from egide.gateway.secrets import client_secrets
        from egide.kit.clock import now

        try:
            typer.echo(client_secrets.change(door, client, overlap=overlap, at=now()))
        except NoSuchClient as refusal:
            raise Stop(str(refusal.what)) from None
    note("Il ne sera plus montré.", "It will not be shown again.")
