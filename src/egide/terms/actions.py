"""The writers of this room: file a document, capture a version, read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.transaction import atomic

from egide.kit.announcements import announce
from egide.reading.document import Document
from egide.terms import machine
from egide.terms.announcements import VersionCaptured, VersionRead
from egide.terms.errors import NoSuchDocument
from egide.terms.models import (
    Attempt,
    ProposedAnswer,
    ReadingRun,
    ServiceDocument,
    Snapshot,
    TermsDocument,
)
from egide.trust.evidence.answers import Answer

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the versions of a document come from, and on what terms they are shown."""

    title: str
    address: str = ""
    repository: str = ""
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a version besides its text. `accident` empty: it counts."""

    effective_on: date | None = None
    accident: str = ""
    source: str = ""


@atomic
def file(slug: str, origin: Origin) -> int:
    """Open the file of a document, or correct where it comes from."""
    described = {
        "title": origin.title,
        "address": origin.address,
        "repository": origin.repository,
        "licence": origin.licence,
        "attribution": origin.attribution,
    }
    document, _ = TermsDocument.objects.update_or_create(slug=slug, defaults=described)
    return int(document.pk)


@atomic
def speaks_for(document: str, service: int, *, kind: str, scope: str) -> None:
    """Say that a document speaks for a service, as what and for which public."""
    ServiceDocument.objects.update_or_create(
        document=document_of(document),
        service_id=service,
        defaults={"kind": kind, "scope": scope},
    )


@atomic
def capture(
    slug: str, document: Document, *, on: date, known: Circumstances | None = None
) -> Snapshot:
    """Keep a version; the same words captured again make no new version."""
    of = document_of(slug)
    known = known or Circumstances()
    last = Snapshot.objects.filter(document=of, captured_on__lte=on).order_by("-captured_on")
    same = last.filter(accident=known.accident).defer("text").first()
    if same is not None and same.sha256 == document.sha256:
        return same
    snapshot = Snapshot.objects.create(
        document=of,
        captured_on=on,
        effective_on=known.effective_on,
        text=document.text,
        sha256=document.sha256,
        language=document.language,
        title=document.title[:300],
        media_type=document.media_type,
        accident=known.accident,
        source=known.source,
    )
    announce(VersionCaptured(slug, snapshot.pk, services_of(of)))
    return snapshot


@atomic
def note_failure(
    slug: str, code: str, data: Mapping[str, object], *, on: date, sha256: str = ""
) -> Attempt:
    """Keep that a capture failed, and how. It says nothing of the terms."""
    return Attempt.objects.create(
        document=document_of(slug), on=on, code=code, data=dict(data), sha256=sha256
    )


@atomic
def read_snapshot(snapshot: Snapshot, answers: tuple[Answer, ...] | None = None) -> ReadingRun:
    """Read a version with today's reader, once; `answers` when they were already worked out."""
    run, fresh = ReadingRun.objects.get_or_create(snapshot=snapshot, edition=machine.edition())
    if fresh:
        found = machine.read(as_document(snapshot)) if answers is None else answers
        rows = [proposed(run, answer) for answer in found]
        ProposedAnswer.objects.bulk_create(rows, batch_size=BATCH)
        of = snapshot.document
        announce(VersionRead(of.slug, snapshot.pk, services_of(of)))
    return run


def proposed(run: ReadingRun, answer: Answer) -> ProposedAnswer:
    """An answer as a row."""
    return ProposedAnswer(
        run=run,
        question=answer.question,
        values=list(answer.values),
        quotes=[
            {"text": quote.text, "start": quote.start, "end": quote.end, "rule": quote.rule}
            for quote in answer.quotes
        ],
        confidence=min(1.0, max(0.0, answer.confidence)),
        readers=list(answer.readers),
    )


def as_document(snapshot: Snapshot) -> Document:
    """A version as the readers take it."""
    return Document(
        name=snapshot.document.slug,
        text=snapshot.text,
        sha256=snapshot.sha256,
        language=snapshot.language,
        title=snapshot.title,
        media_type=snapshot.media_type,
    )


def document_of(slug: str) -> TermsDocument:
    """The file of that document."""
    found = TermsDocument.objects.filter(slug=slug).first()
    if found is None:
        raise NoSuchDocument(slug)
    return found


def services_of(document: TermsDocument) -> list[str]:
    """The services that a document speaks for."""
    rows = ServiceDocument.objects.filter(document=document)
    return sorted(rows.values_list("service__slug", flat=True))
