"""The demonstration's texts: every archived version of its services, read once by each reader."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from egide.catalogue import demo as catalogue
from egide.catalogue import queries as services
from egide.reading.document import Document, digest
from egide.terms import actions, machine
from egide.terms.models import ReadingRun, Snapshot
from egide.terms.progress import shown

TEXTS = catalogue.CORPUS / "texts"
COMMON = "Open Terms Archive contributors"
ACCIDENT = "x-"

Meta = dict[str, Any]  # corpus/texts/<document>/meta.json, read key by key below


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the corpus: a version, or an accident of capture."""

    path: Path
    on: date
    accident: str


def load(only: Iterable[str] | None = None) -> None:
    """File the documents, capture their versions, and read those this reader has not read."""
    snapshots = [
        snapshot for document in filed(only) for snapshot in captured(document) if snapshot
    ]
    for snapshot in shown("Lecture", "Reading", unread(snapshots)):
        actions.read_snapshot(snapshot)


def filed(only: Iterable[str] | None) -> list[str]:
    """Open the file of each document of these services; those that were filed, once each."""
    entries = catalogue.chosen(only)
    known = {card.slug: card.id for card in services.services(entry["slug"] for entry in entries)}
    names: dict[str, None] = {}
    for entry in entries:
        for slug, speaks in entry["documents"].items():
            if slug not in names:
                actions.file(slug, origin(meta_of(slug)))
                names[slug] = None
            actions.speaks_for(
                slug, known[entry["slug"]], kind=speaks["kind"], scope=speaks["scope"]
            )
    return list(names)


def origin(meta: Meta) -> actions.Origin:
    """Where the versions come from, and the name to give with them."""
    free = meta["licence"].startswith("CC0")
    return actions.Origin(
        title=meta["document"],
        repository=meta["repository"],
        licence=meta["licence"].partition(";")[0],
        attribution=meta["repository"].removeprefix("https://github.com/") if free else COMMON,
    )


def captured(slug: str) -> Iterator[Snapshot | None]:
    """Capture what the corpus holds of a document, the oldest first."""
    meta = meta_of(slug)
    known = {entry["file"]: entry for entry in meta["versions"]}
    for kept in files(slug):
        said = known.get(kept.path.name, {})
        document = document_of(kept, slug, meta, said.get("language", ""))
        circumstances = actions.Circumstances(accident=kept.accident, source=said.get("commit", ""))
        yield actions.capture(slug, document, on=kept.on, known=circumstances)


def files(slug: str) -> list[Kept]:
    """The files of a document, in the order of their days."""
    found = [kept_as(path) for path in (TEXTS / slug).glob("*.md")]
    return sorted(found, key=lambda kept: (kept.on, kept.accident))


def kept_as(path: Path) -> Kept:
    """`2022-02-17.md`, or `x-2022-08-01-language_switch.md` for an accident."""
    name = path.stem
    if not name.startswith(ACCIDENT):
        return Kept(path, date.fromisoformat(name), "")
    rest = name.removeprefix(ACCIDENT)
    return Kept(path, date.fromisoformat(rest[:10]), rest[11:])


def document_of(kept: Kept, slug: str, meta: Meta, language: str) -> Document:
    """A file as the readers take it: Markdown, untouched."""
    data = kept.path.read_bytes()
    return Document(
        name=slug,
        text=data.decode(),
        sha256=digest(data),
        language=language or meta["versions"][0]["language"],
        title=meta["document"],
        media_type="text/markdown",
    )


def unread(snapshots: list[Snapshot]) -> list[Snapshot]:
    """Those that today's reader has not read. An accident is not read: it is not the terms."""
    done = ReadingRun.objects.filter(edition=machine.edition()).values_list("snapshot", flat=True)
    already = set(done)
    return [one for one in snapshots if one.pk not in already and not one.accident]


def meta_of(slug: str) -> Meta:
    """What the corpus says of a document."""
    meta: Meta = json.loads((TEXTS / slug / "meta.json").read_text(encoding="utf-8"))
    return meta
