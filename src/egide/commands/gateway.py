"""`egide gateway`: the keys of the crossing."""

from datetime import UTC, datetime

import typer

from egide.commands import secrets
from egide.commands.serve import house
from egide.commands.words import Stop, note, tell


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=tell("Le passage vers les services.", "The crossing to services."),
                        no_args_is_help=True)  # fmt: skip
    group.command("keys", help=tell("Fait les clés qui manquent ; n’en remplace aucune.",
                                    "Makes the keys that lack; replaces none."))(keys)  # fmt: skip
    group.command("rotate", help=tell("Donne de nouvelles clés de signature et de scellement.",
                                      "Gives new keys, which sign and seal."))(rotate)  # fmt: skip
    renames = tell("Renomme tout le monde auprès d’un service.", "Renames everybody to a service.")
    group.command("new-version", help=renames)(new_version)
    secrets.register(group)
    app.add_typer(group, name="gateway")


def keys() -> None:
    """The master key and a signing key of each kind, where there is none."""
    with house():
        from egide.gateway import conf
        from egide.gateway.doors_out.oidc import signing
        from egide.gateway.saml import keys as of_saml
        from egide.gateway.secrets import keys as master
        from egide.gateway.secrets import sealing

        made = master.make(conf.keys())
        signing.make_missing()
        of_saml.make_missing()
        sealing.make_missing()
        if made:
            note(
                f"Sauvegardez {conf.keys()} à part de la base : sans elle, tous les noms changent.",
                f"Back up {conf.keys()} apart from the database: lost, every name changes.",
            )


def rotate(
    retire: bool = typer.Option(False, "--retire", help=tell(
        "Retire les anciennes clés.", "Retires the former keys.")),
    master: bool = typer.Option(False, "--master", help=tell(
        "La clé maîtresse, et elle seule.", "The master key, and no other.")),
) -> None:  # fmt: skip
    """New keys, which sign and seal from now on; later, `--retire` the former ones.

    Whoever signed in before a retirement signs in again: nothing of theirs opens any more.
    A new master key renames nobody: versions that begin from then on are derived from it.
    """
    with house():
        if master:
            typer.echo(f"master {another_master(retire=retire)}")
            return
        from egide.gateway.doors_out.oidc import signing
        from egide.gateway.saml import keys as of_saml
        from egide.gateway.secrets import sealing

        typer.echo(f"sealing {sealing.retire() if retire else sealing.make()}")
        for alg in signing.ALGORITHMS:
            typer.echo(f"{alg} {signing.retire(alg) if retire else signing.make(alg)}")
        typer.echo(f"SAML {of_saml.retire() if retire else of_saml.make(at=datetime.now(UTC))}")


def another_master(*, retire: bool) -> int:
    """One more master key (its number), or those gone that nothing is derived from (how many)."""
    from egide.gateway import conf
    from egide.gateway.secrets import keys as master
    from egide.gateway.secrets import versions

    if retire:
        return master.retire_masters(conf.keys(), versions.masters_in_use())
    return master.make_another(conf.keys())


def new_version(
    service: str = typer.Argument(help=tell("Le service, par son nom court.", "Its short name.")),
    reason: str = typer.Option(..., "--reason", help=tell("Pourquoi.", "Why.")),
    overlap: int = typer.Option(30, "--overlap", min=0, max=366, help=tell(
        "Jours où l’ancien nom accompagne le nouveau ; 0 après une fuite.",
        "Days on which the former name goes with the new one; 0 after a leak.")),
) -> None:  # fmt: skip
    """Everybody gets a new pseudonym and a new display name there, from today on."""
    with house():
        from egide.catalogue.errors import NoSuchService
        from egide.gateway.errors import NoReason
        from egide.gateway.secrets.versions import Why, renew
        from egide.kit.clock import today

        try:
            typer.echo(renew(service, Why(reason, overlap), on=today()))
        except (NoReason, NoSuchService) as refusal:
            raise Stop(str(refusal.what)) from None
