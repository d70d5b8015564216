"""`egide gateway`: the keys of the crossing."""

from datetime import UTC, datetime

import typer

from egide.commands.serve import house
from egide.commands.words import note, tell


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=tell("Le passage vers les services.", "The crossing to services."),
                        no_args_is_help=True)  # fmt: skip
    group.command("keys", help=tell("Fait les clés qui manquent ; n’en remplace aucune.",
                                    "Makes the keys that lack; replaces none."))(keys)  # fmt: skip
    group.command("rotate", help=tell("Donne de nouvelles clés de signature et de scellement.",
                                      "Gives new keys, which sign and seal."))(rotate)  # fmt: skip
    app.add_typer(group, name="gateway")


def keys() -> None:
    """The master key and a signing key of each kind, where there is none."""
    with house():
        from egide.gateway import conf, sealing
        from egide.gateway import keys as master
        from egide.gateway.doors_out.oidc import signing
        from egide.gateway.saml import keys as of_saml

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
) -> None:  # fmt: skip
    """New keys, which sign and seal from now on; later, `--retire` the former ones.

    Whoever signed in before a retirement signs in again: nothing of theirs opens any more.
    """
    with house():
        from egide.gateway import sealing
        from egide.gateway.doors_out.oidc import signing
        from egide.gateway.saml import keys as of_saml

        typer.echo(f"sealing {sealing.retire() if retire else sealing.make()}")
        for alg in signing.ALGORITHMS:
            typer.echo(f"{alg} {signing.retire(alg) if retire else signing.make(alg)}")
        typer.echo(f"SAML {of_saml.retire() if retire else of_saml.make(at=datetime.now(UTC))}")
