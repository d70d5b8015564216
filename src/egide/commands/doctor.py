"""`egide doctor`: what is there, what is missing, what that costs, what mends it."""

import ctypes.util
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import typer

from egide.commands.words import tell


@dataclass(frozen=True, slots=True)
class Organ:
    """Something Égide may use. `needed`: without it, what is installed does not work."""

    name: str
    found: Callable[[], str | None]
    costs: tuple[str, str]
    mend: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One organ, examined."""

    name: str
    there: bool
    where: str
    costs: str
    mend: str
    needed: bool


def program(*names: str) -> Callable[[], str | None]:
    """Look for one of these programs."""
    return lambda: next(filter(None, map(shutil.which, names)), None)


def library(name: str) -> Callable[[], str | None]:
    """Look for a library of the system."""
    return lambda: ctypes.util.find_library(name)


def package(name: str) -> Callable[[], str | None]:
    """Look for a package of Python."""

    def look() -> str | None:
        spec = find_spec(name)
        return str(Path(spec.origin).parent) if spec and spec.origin else None

    return look


def python() -> str | None:
    """The interpreter, when it is recent enough."""
    return sys.version.split()[0] if sys.version_info >= (3, 11) else None


def database() -> str | None:
    """The database that would be used, when it can be."""
    from egide.kit.postgres.place import PostgresRefusal, packaged
    from egide.settings.conf import conf

    if conf().database_url:
        return "DATABASE_URL"
    try:
        return str(packaged())
    except PostgresRefusal:
        return None


def pango() -> str | None:
    """The two libraries that lay text out on paper."""
    found = [ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0")]
    return ", ".join(filter(None, found)) if all(found) else None


def address() -> str | None:
    """The address that passkeys are bound to, when production would take it."""
    from egide.settings.conf import Unset, conf
    from egide.settings.sign_in import secure_origin

    try:
        return secure_origin(conf().entrance.origin)
    except Unset:
        return None


def services() -> str | None:
    """The sign-in services that vouch; none when one of them is written wrongly."""
    from egide.settings.conf import Unset, conf
    from egide.settings.sign_in import upstreams

    try:
        found = upstreams(conf().entrance.oidc, loopback=True)
    except Unset:
        return None
    return ", ".join(f"{one.name} <{one.issuer}>" for one in found) or None


def mail() -> str | None:
    """By which relay mail leaves; a laptop shows it in the terminal."""
    from egide.settings.conf import Unset, conf
    from egide.settings.mail import relay, sender

    if personas():
        return "terminal"
    try:
        found = relay(conf().mail.url)
        writes = sender(conf().mail.sender) if found else ""
    except Unset:
        return None
    return f"{found.host}:{found.port}, {writes}" if found else None


def personas() -> str | None:
    """Whether invented people come in with a click: on a laptop alone."""
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "egide.settings.laptop")
    return settings if settings.endswith(".laptop") else None


ORGANS = (
    Organ("Python 3.11", python, ("rien ne marche", "nothing works"),
          "apt install python3", needed=True),
    Organ("PostgreSQL", database, ("pas de pages : egide read et judge marchent",
          "no pages: egide read and judge do work"), "make setup", needed=True),
    Organ("Django", package("django"), ("pas de pages", "no pages"), "make setup", needed=True),
    Organ("pypdfium2", package("pypdfium2"), ("les PDF ne se lisent pas", "PDF cannot be read"),
          "make setup", needed=True),
    Organ("passkeys", address, ("clés d’accès sur cette machine seulement, à l’adresse localhost",
          "passkeys on this machine only, at the address localhost"), "EGIDE_ORIGIN=https://…"),
    Organ("OIDC", services, ("aucun service de connexion ne se porte garant",
          "no sign-in service vouches"), "EGIDE_OIDC, docs/operating.md"),
    Organ("mail", mail, ("personne ne reçoit de courriel : les nouvelles attendent sur le site",
          "nobody is mailed: news waits on the site"), "EGIDE_MAIL_URL, EGIDE_MAIL_FROM"),
    Organ("personas", personas, ("personne n’entre sans preuve : c’est la règle hors d’un portable",
          "nobody comes in without a proof: the rule anywhere but on a laptop"),
          "DJANGO_SETTINGS_MODULE=egide.settings.laptop"),
    Organ("Chromium", program("chromium", "chromium-browser", "google-chrome"),
          ("les parcours dans un vrai navigateur ne sont pas joués par make test",
           "make test does not play the journeys in a real browser"), "apt install chromium"),
    Organ("git", program("git"), ("make test ne vérifie pas ce qui est suivi",
          "make test cannot check what is tracked"), "apt install git"),
    Organ("gettext", program("msgfmt"), ("rien aujourd’hui : make words s’en passe",
          "nothing today: make words does without"), "apt install gettext"),
    Organ("Pango", pango, ("pas de PDF : conventions et informations se lisent à l’écran",
          "no PDF: agreements and notices are read on screen"),
          "apt install libpango-1.0-0 libpangoft2-1.0-0"),
    Organ("xmlsec1", program("xmlsec1"), ("make test n’essaie pas SAML avec pysaml2",
           "make test does not try SAML with pysaml2"), "apt install xmlsec1"),
    Organ("libsodium", library("sodium"), ("pas de témoin signé par libsodium (à venir)",
          "no witness signed with libsodium (to come)"), "apt install libsodium23"),
    Organ("Java 17", program("java"), ("pas de calcul sur Spark (à venir)",
          "no computing on Spark (to come)"), "apt install openjdk-17-jre-headless"),
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Ce qui est là, ce qui manque, et comment y remédier.",
                "What is there, what is missing, and how to mend it.")  # fmt: skip
    app.command("doctor", help=told)(command)


def command(
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Examine this machine; exit code 1 when something needed is missing."""
    found = list(examine())
    if as_json:
        rows = [{name: getattr(one, name) for name in Finding.__slots__} for one in found]
        typer.echo(json.dumps({"organs": rows}, ensure_ascii=False, indent=2))
    else:
        show(found)
    if any(one.needed and not one.there for one in found):
        raise typer.Exit(1)


def examine() -> Iterator[Finding]:
    """Every organ, in order."""
    for organ in ORGANS:
        where = organ.found()
        costs = "" if where else tell(*organ.costs)
        mend = "" if where else organ.mend
        yield Finding(organ.name, bool(where), where or "", costs, mend, organ.needed)


def show(found: list[Finding]) -> None:
    """The findings as a person reads them."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    for one in found:
        mark = "[green]✓[/]" if one.there else "[red]✗[/]" if one.needed else "[yellow]–[/]"
        table.add_row(mark, one.name, one.where if one.there else f"{one.costs} → {one.mend}")
    Console().print(table)
