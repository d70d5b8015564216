"""`egide seal init`, `egide agreement verify`: seals, without network or database."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from egide.commands.words import stop, tell

if TYPE_CHECKING:
    from egide.decisions.document.check import Checked
    from egide.decisions.document.seal import Seal

SAYS = {
    "intact": ("Sceau intact : rien n’a changé depuis.", "Seal intact: nothing changed since."),
    "unknown_certificate": (
        "Rien n’a changé depuis, mais ce certificat n’est pas connu d’ici.",
        "Nothing changed since, but this certificate is not known here.",
    ),
    "changed": (
        "Ce document n’est pas celui qui a été scellé.",
        "This document is not the one that was sealed.",
    ),
    "unsealed": ("Ce document ne porte pas de sceau.", "This document bears no seal."),
    "unreadable": ("Ce fichier ne se lit pas.", "This file cannot be read."),
}


def register(app: typer.Typer) -> None:
    """Add the two groups of commands."""
    seal = typer.Typer(help=tell("Le sceau d’Égide.", "The seal of Égide."), no_args_is_help=True)
    seal.command(
        "init", help=tell("Fabrique une clé et un certificat.", "Makes a key and a certificate.")
    )(init)
    app.add_typer(seal, name="seal")
    agreement = typer.Typer(
        help=tell("Les conventions signées.", "Signed agreements."), no_args_is_help=True
    )
    checks = tell("Vérifie le PDF d’une convention.", "Checks the PDF of an agreement.")
    agreement.command("verify", help=checks)(verify)
    app.add_typer(agreement, name="agreement")


def init(
    name: str = typer.Argument(metavar="NAME", help=tell("À quel nom.", "Under which name.")),
) -> None:
    """Make a key and a certificate signed by itself, where the settings say."""
    from egide.decisions.document.seal import SealExists, make

    held = seal()
    try:
        path = make(held, name, at=datetime.now(UTC))
    except SealExists:
        stop(f"un sceau existe déjà : {held.folder}", f"a seal exists already: {held.folder}")
    typer.echo(path)


def verify(
    file: Path = typer.Argument(metavar="FILE.pdf"),
    certificate: list[Path] = typer.Option(
        [], help=tell("Un certificat à tenir pour connu.", "A certificate to take as known.")
    ),
    digest: str = typer.Option(
        "", help=tell("L’empreinte attendue de la convention.", "The digest that is expected.")
    ),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Say what the seal is worth: 0 when all is well, 1 otherwise, 2 when nothing can be read."""
    from egide.decisions.document.check import check
    from egide.decisions.document.conf import certificates

    for path in (file, *certificate):
        if not path.is_file():
            stop(f"pas de fichier {path}", f"no file {path}")
    try:
        checked = check(file.read_bytes(), (*certificates(seal()), *certificate))
    except ValueError:
        stop("un certificat ne se lit pas", "a certificate cannot be read")
    expected = digest in {"", checked.digest}
    typer.echo(as_data(checked, expected=expected) if as_json else said(checked, digest))
    if checked.state == "unreadable":
        raise typer.Exit(2)
    if not (checked.good and expected):
        raise typer.Exit(1)


def seal() -> "Seal":
    """The seal that the settings speak of."""
    from egide.decisions.document.conf import placed
    from egide.settings.conf import conf

    held = conf()
    return placed(held.home, held.seal, held.seal_passphrase)


def as_data(checked: "Checked", *, expected: bool) -> str:
    """The result as JSON."""
    body = {
        "seal": checked.state.value,
        "sealed_by": checked.sealed_by,
        "digest": checked.digest,
        "digest_agrees": checked.agrees and expected,
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def said(checked: "Checked", expected: str) -> str:
    """The result as a person reads it."""
    lines = [tell(*SAYS[checked.state])]
    if checked.sealed_by:
        lines.append(tell(f"Certificat : {checked.sealed_by}", f"Certificate: {checked.sealed_by}"))
    if checked.digest:
        lines.append(tell(f"Convention : {checked.digest}", f"Agreement: {checked.digest}"))
        if not checked.agrees:
            lines.append(tell("Le document annonce une autre empreinte.",
                              "The document announces another digest."))  # fmt: skip
    if expected not in {"", checked.digest}:
        lines.append(tell("Ce n’est pas l’empreinte attendue.",
                          "That is not the digest expected."))  # fmt: skip
    return "\n".join(lines)
