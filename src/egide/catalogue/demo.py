"""The demonstration's catalogue (corpus/catalogue.yaml): real services, and an invented one."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from egide.catalogue import actions
from egide.law.shelf import parse

CORPUS = Path(__file__).parents[3] / "corpus"
EDITOR = actions.Declarer("la rédaction du catalogue")
# The first day of the oldest text: what is declared is held true of the whole history.
SINCE = date(2012, 1, 1)

Entry = dict[str, Any]  # one service of a file that the loader below reads key by key


@cache
def entries() -> tuple[Entry, ...]:
    """The services of the demonstration, as they are written; none where there is no corpus."""
    path = CORPUS / "catalogue.yaml"
    if not path.exists():
        return ()
    read: Any = parse(path.read_text(encoding="utf-8"), path.name)
    return tuple(read["services"])


def chosen(only: Iterable[str] | None = None) -> list[Entry]:
    """Those of these slugs, or all."""
    wanted = None if only is None else set(only)
    return [entry for entry in entries() if wanted is None or entry["slug"] in wanted]


def load(only: Iterable[str] | None = None) -> None:
    """Enter the services and what the catalogue's editor declares of them."""
    for entry in chosen(only):
        actions.register(listing(entry))
        actions.declare(entry["slug"], entry["facts"], EDITOR, on=SINCE)
        for day, held in entry.get("held", {}).items():
            actions.declare(entry["slug"], held, EDITOR, on=day)


def listing(entry: Entry) -> actions.Listing:
    """An entry of the file as the catalogue takes it."""
    provider = entry["provider"]
    return actions.Listing(
        slug=entry["slug"],
        name=entry["name"],
        provider=provider["name"],
        country=provider["country"],
        site=provider["site"],
        what_for=entry["what_for"],
        keywords={language: tuple(words) for language, words in entry["keywords"].items()},
        same_use=tuple(entry["same_use"]),
    )
