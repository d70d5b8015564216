"""`egide verify`: what a receipt proves, without database or network."""

import json
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from egide.commands.words import stop, tell
from egide.journal import ed25519
from egide.trust.journal.errors import Malformed, Unproved
from egide.trust.journal.notes import Kind, read_key
from egide.trust.journal.policy import Known, Policy, read_policy
from egide.trust.journal.receipt import LONGEST, Receipt, read_receipt
from egide.trust.journal.verifying import Signed, check_receipt

WHY = {
    "unknown-log": ("aucune des clés données n’est celle de ce journal",
                    "none of the keys given is that of this journal"),
    "unsigned": ("le journal n’a pas signé ce sommet avec une clé que vous tenez",
                 "the journal did not sign this checkpoint with a key that you hold"),
    "bad-signature": ("une signature est fausse", "a signature is false"),
    "too-few-witnesses": ("trop peu de témoins ont signé ce sommet",
                          "too few witnesses signed this checkpoint"),
    "not-in-the-log": ("cette ligne, telle que le reçu l’écrit, n’est pas dans le journal",
                       "this line, as the receipt writes it, is not in the journal"),
    "another-pseudonym": ("la ligne parle d’un autre pseudonyme",
                          "the line speaks of another pseudonym"),
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Vérifie un reçu du journal, sans réseau ni base de données.",
                "Checks a receipt of the journal, without network or database.")  # fmt: skip
    app.command("verify", help=told)(command)


def command(
    receipt: str = typer.Argument(metavar="RECEIPT"),
    key: list[str] = typer.Option(
        [], "--key", help=tell("La clé du journal, ou un fichier.", "The journal's key, or a file.")
    ),
    pseudonym: str = typer.Option(
        "", "--pseudonym", help=tell("Le pseudonyme attendu.", "The pseudonym expected.")
    ),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Exit code 0 when all is proved, 1 when something is false, 2 when it cannot be read."""
    try:
        found, policy = read_receipt(text_of(receipt)), policy_of(key)
    except Malformed as wrong:
        stop(f"illisible ({wrong})", f"unreadable ({wrong})")
    try:
        signed = check_receipt(found, policy, ed25519.verify)
        if pseudonym and not found.speaks_of(pseudonym):
            raise Unproved("another-pseudonym")
    except (Unproved, Malformed) as wrong:
        refuse(wrong.code, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(proved(found, signed, pseudonym), ensure_ascii=False, indent=2))
    else:
        show(found, signed, pseudonym)


def text_of(source: str) -> str:
    """The text of a file, or of the standard input."""
    try:
        if source == "-":
            return sys.stdin.read(LONGEST + 1)
        with Path(source).open(encoding="utf-8") as file:
            return file.read(LONGEST + 1)
    except UnicodeDecodeError:
        stop(f"{source} n’est pas du texte", f"{source} is not text")
    except OSError as error:
        stop(f"{source} ne se lit pas : {error.strerror}", f"{source}: {error.strerror}")


def policy_of(keys: list[str]) -> Policy:
    """Whom the caller believes: keys, or policy files; the last quorum that is said holds."""
    if not keys:
        stop("donnez la clé du journal que vous tenez : --key", "give the key you hold: --key")
    policy = Policy()
    for one in keys:
        if "+" in one and not Path(one).exists():
            known = read_key(one)
            if known.kind is not Kind.ED25519:
                raise Malformed("key", "a log's key is wanted")
            policy.logs.append(Known(known))
        else:
            read = read_policy(text_of(one))
            policy.logs += read.logs
            policy.witnesses |= read.witnesses
            policy.groups |= read.groups
            policy.quorum = read.quorum
    return policy


def refuse(code: str, *, as_json: bool) -> None:
    """Say what is not proved, and end with 1."""
    french, english = WHY.get(code, (code, code))
    if as_json:
        typer.echo(json.dumps({"proved": False, "code": code}))
    else:
        typer.echo(tell(f"✖ Non prouvé : {french}.", f"✖ Not proved: {english}."))
    raise typer.Exit(1)


def proved(receipt: Receipt, signed: Signed, pseudonym: str) -> dict[str, object]:
    """What is proved, for programs."""
    line, head = receipt.line, signed.checkpoint.head
    return {
        "proved": True,
        "origin": signed.checkpoint.origin,
        "index": receipt.index,
        "size": head.size,
        "root": head.root.hex(),
        "service": line.service,
        "attributes": list(line.attributes),
        "at": line.at,
        "on": line.on.isoformat(),
        "agreement": line.agreement.hex(),
        "pseudonym": "matches" if pseudonym else "not-asked",
        "signed_by": [str(key) for key in signed.logs],
        "witnesses": [{"name": key.name, "at": at} for key, at in signed.witnesses],
    }


def show(receipt: Receipt, signed: Signed, pseudonym: str) -> None:
    """What is proved, for people."""
    line, origin, size = receipt.line, signed.checkpoint.origin, signed.checkpoint.head.size
    nothing = tell("rien", "nothing")
    typer.echo(tell(f"✔ Prouvé : la ligne {receipt.index} est dans le journal {origin}.",
                    f"✔ Proved: line {receipt.index} is in the journal {origin}."))  # fmt: skip
    rows = [
        (tell("vers", "to"), line.service),
        (tell("ce qui est sorti", "what left"), ", ".join(line.attributes) or nothing),
        (tell("quand", "when"), f"{moment(line.at)} (Paris)"),
        (tell("convention", "agreement"), line.agreement.hex()),
        (tell("signé par", "signed by"), f"{origin} ({size} {tell('lignes', 'lines')})"),
    ]
    rows += [
        (tell("témoin", "witness"), f"{key.name}, {moment(at)}") for key, at in signed.witnesses
    ]
    if pseudonym:
        rows.append((tell("pseudonyme", "pseudonym"), tell("celui attendu", "the one expected")))
    for name, value in rows:
        typer.echo(f"  {name} : {value}" if tell("fr", "en") == "fr" else f"  {name}: {value}")


def moment(seconds: int) -> str:
    """A second as a clock in Paris shows it."""
    try:
        return f"{datetime.fromtimestamp(seconds, ZoneInfo('Europe/Paris')):%Y-%m-%d %H:%M:%S}"
    except (OverflowError, ValueError, OSError):
        return str(seconds)
