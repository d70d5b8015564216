"""`egide synth`: academies that do not exist, as the files that real ones send."""

from collections.abc import Callable
from datetime import date
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Any  # what typer hands over, checked by it

import typer

from egide.commands.days import day, today
from egide.commands.words import note, stop, tell

if TYPE_CHECKING:
    from egide.people.synth.order import Order


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True,
        help=tell("Des académies fictives : aucune personne n’y est réelle.",
                  "Academies that do not exist: nobody in them is real."),
    )  # fmt: skip
    group.command("aaf", help=tell("Exports AAF complets, premier et second degrés.",
                                   "Complete AAF exports, of both degrees."))(aaf)  # fmt: skip
    group.command("oneroster", help=tell("Un lot OneRoster.", "A OneRoster bundle."))(oneroster)
    app.add_typer(group, name="synth")


def _options() -> list[Parameter]:
    """What both commands take: an academy is told by more words than a function should have."""
    later = tell(
        "La même académie, tant de mois plus tard : arrivées, départs, une fermeture, une fusion.",
        "The same academy so many months later: arrivals, leavers, a closing, a merger.",
    )
    dated = tell("Le jour de l’export ; aujourd’hui si rien n’est dit.",
                 "The day of the export; today when nothing is said.")  # fmt: skip
    said: dict[str, tuple[object, type]] = {
        "folder": (typer.Argument(..., metavar="DIR", help=tell("Où écrire.", "Where to.")), Path),
        "academy": (typer.Option("14", "--academie", help=tell("Son numéro.", "Its number.")), str),
        "schools": (typer.Option(60, help=tell("Combien d’écoles.", "How many schools.")), int),
        "pupils": (typer.Option(10_000, help=tell("Combien d’élèves.", "How many pupils.")), int),
        "seed": (typer.Option(0, help=tell("Autre graine, autres gens.", "Seed of chance.")), int),
        "evolve": (typer.Option(0, metavar="MONTHS", help=later), int),
        "on": (typer.Option(None, "--on", parser=day, metavar="DATE", help=dated), date),
    }  # fmt: skip
    return [_parameter(name, default, kind) for name, (default, kind) in said.items()]


def _parameter(name: str, default: object, kind: type) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _taking(*more: Parameter) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command that takes what describes an academy, and `more`."""

    def signed(command: Callable[..., None]) -> Callable[..., None]:
        command.__signature__ = Signature([*_options(), *more])  # type: ignore[attr-defined] # PEP 362
        return command

    return signed


@_taking()
def aaf(**said: Any) -> None:
    """Write AAF exports, of both degrees."""
    from egide.people.synth.aaf import write_aaf

    _tell(write_aaf(_order(said), said["folder"]))


@_taking(_parameter("version", typer.Option("1.2", help=tell("1.1 ou 1.2.", "1.1 or 1.2.")), str))
def oneroster(**said: Any) -> None:
    """Write a OneRoster bundle."""
    from egide.people.synth.oneroster import Version, write_oneroster

    if said["version"] not in set(Version):
        stop("la version est 1.1 ou 1.2", "the version is 1.1 or 1.2")
    version = Version(said["version"])
    _tell(write_oneroster(_order(said), said["folder"], version=version))


def _order(said: dict[str, Any]) -> "Order":
    from egide.people.synth.academies import ACADEMIES, UnknownAcademy
    from egide.people.synth.order import ImpossibleOrder, Order

    try:
        return Order(
            said["academy"], said["schools"], said["pupils"], said["on"] or today(),
            seed=said["seed"], month=said["evolve"],
        )  # fmt: skip
    except UnknownAcademy as unknown:
        stop(f"il n’y a pas d’académie {unknown} ; il y a {', '.join(ACADEMIES)}",
             f"there is no academy {unknown}; there are {', '.join(ACADEMIES)}")  # fmt: skip
    except ImpossibleOrder:
        stop("il faut au moins une école, un élève par école, moins de 9 000 écoles par département"
             " et douze mois au plus",
             "at least one school, one pupil a school, fewer than 9,000 schools a department and"
             " at most twelve months are needed")  # fmt: skip


def _tell(paths: list[Path]) -> None:
    note(f"{len(paths)} fichiers écrits.", f"{len(paths)} files written.")
