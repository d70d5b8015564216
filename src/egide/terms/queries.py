"""The readers of this room: texts, versions of a service, answers of a version.

A version counts from its effective day, or else from the day of its capture; the last that counts
on a day speaks. A person's word on a version comes before the machine's proposal.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from egide.terms.errors import NoSuchDocument
from egide.terms.models import ServiceDocument, Snapshot, TermsDocument
from egide.terms.words import Held, held
from egide.trust.evidence.dossier import Document


@dataclass(frozen=True, slots=True)
class Version:
    """A version without its text. `accident` empty: it counts, from `since`."""

    id: int
    document: str
    document_title: str
    captured_on: date
    since: date
    sha256: str
    language: str
    length: int
    accident: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """A document of a service: as what it speaks, for which public."""

    service: str
    document: str
    title: str
    kind: str
    scope: str


@dataclass(frozen=True, slots=True)
class Text:
    """The archived text of a version, and what must stand beside it."""

    version: Version
    text: str
    title: str
    address: str
    repository: str
    licence: str
    attribution: str
    source: str


def documents(slugs: Iterable[str]) -> list[Filed]:
    """The documents that speak for these services."""
    return filings(ServiceDocument.objects.filter(service__slug__in=list(slugs)))


def filings(rows: "QuerySet[ServiceDocument]") -> list[Filed]:
    """Rows as other rooms know them, service by service."""
    wanted = ("service__slug", "document__slug", "document__title", "kind", "scope")
    return [Filed(*row) for row in rows.order_by("service__slug", "id").values_list(*wanted)]


def filed(documents: Iterable[str]) -> list[Filed]:
    """As what these documents speak, for each service."""
    return filings(ServiceDocument.objects.filter(document__slug__in=list(documents)))


def services_of(document: str) -> list[str]:
    """The services that a document speaks for."""
    rows = ServiceDocument.objects.filter(document__slug=document).order_by("id")
    return list(rows.values_list("service__slug", flat=True))


def versions(documents: Iterable[str], *, accidents: bool = False) -> list[Version]:
    """The versions of these documents, the newest first; those that count, unless asked."""
    rows = Snapshot.objects.filter(document__slug__in=list(documents))
    rows = rows if accidents else rows.filter(accident="")
    return described(rows.order_by("document__slug", "-since", "-id"))


def version(document: str, on: date, *, accident: str = "") -> Version:
    """The version of a document captured on that very day."""
    rows = Snapshot.objects.filter(document__slug=document, captured_on=on, accident=accident)
    found = described(rows)
    if not found:
        raise NoSuchDocument(f"{document} {on}")
    return found[0]


def version_of(snapshot: int) -> Version:
    """The version of that number."""
    found = described(Snapshot.objects.filter(pk=snapshot))
    if not found:
        raise NoSuchDocument(str(snapshot))
    return found[0]


def described(rows: "QuerySet[Snapshot]") -> list[Version]:
    """Rows as versions, without reading their texts."""
    wanted = (
        "id", "document__slug", "document__title", "captured_on", "since", "sha256", "language",
        "length", "accident",
    )  # fmt: skip
    return [Version(*row) for row in rows.values_list(*wanted)]


def text(snapshot: int) -> Text:
    """The archived text of a version."""
    row = Snapshot.objects.select_related("document").filter(pk=snapshot).first()
    if row is None:
        raise NoSuchDocument(str(snapshot))
    of: TermsDocument = row.document
    known = Version(
        row.pk, of.slug, of.title, row.captured_on, row.since, row.sha256, row.language,
        row.length, row.accident,
    )  # fmt: skip
    return Text(
        known, row.text, row.title or of.title, of.address, of.repository, of.licence,
        of.attribution, row.source,
    )  # fmt: skip


def answers(snapshot: int) -> dict[str, Held]:
    """The answers of a version, question by question: who says each, and since when."""
    return held([snapshot])[snapshot]


def dossiers(
    slugs: Iterable[str], *, on: date | None = None, questions: Collection[str] = ()
) -> dict[str, tuple[Document, ...]]:
    """For each service, its documents with their answers, as `trust` judges them.

    On a day: the version of each document that counts on it. Without a day: every version.
    `questions`: those that are wanted, all unless said.
    """
    filed = documents(slugs)
    counting = that_count({entry.document for entry in filed}, on=on)
    said = held([one.id for group in counting.values() for one in group], questions)
    made: dict[str, list[Document]] = {entry.service: [] for entry in filed}
    for entry in filed:
        made[entry.service] += [
            judged(entry, version, said[version.id]) for version in counting[entry.document]
        ]
    return {service: tuple(group) for service, group in made.items()}


def judged(entry: Filed, version: Version, said: dict[str, Held]) -> Document:
    """A version as `trust` judges it; a question that a person left open has no answer."""
    answers = tuple(word.answer for word in said.values() if not word.open)
    return Document(entry.document, entry.kind, entry.scope, answers, version.since, version.sha256)


def that_count(documents: Iterable[str], *, on: date | None) -> dict[str, list[Version]]:
    """The versions that count: all of each document, or the last one on a day."""
    rows = Snapshot.objects.filter(document__slug__in=list(documents), accident="")
    rows = rows.order_by("document__slug", "-since", "-id")
    if on is not None:
        rows = rows.filter(since__lte=on).distinct("document__slug")
    found: dict[str, list[Version]] = defaultdict(list)
    for version in described(rows):
        found[version.document].append(version)
    return found


def recent(most: int) -> list[tuple[Version, Version]]:
    """The last versions that replaced another, the newest first, each with the one before it."""
    last = Snapshot.objects.filter(accident="").order_by("document__slug", "-since", "-id")
    newest = described(last.distinct("document__slug"))
    newest.sort(key=lambda version: version.since, reverse=True)
    every = that_count({version.document for version in newest[: 2 * most]}, on=None)
    pairs = [
        (version, every[version.document][1])
        for version in newest[: 2 * most]
        if len(every[version.document]) > 1
    ]
    return pairs[:most]
