"""Watching: the documents whose address is known are fetched again."""

from collections.abc import Iterator
from datetime import date

from egide.terms import intake
from egide.terms.errors import CaptureFailed
from egide.terms.models import Snapshot, TermsDocument

SAME, NEW, FAILED = "same", "new", "failed"


def watch(on: date) -> Iterator[tuple[str, str]]:
    """Each watched document, and what came of it: same, new, an accident's name, or failed."""
    for slug, address in TermsDocument.objects.exclude(address="").values_list("slug", "address"):
        yield slug, seen(slug, address, on)


def seen(slug: str, address: str, on: date) -> str:
    """What one document gave today."""
    before = set(Snapshot.objects.filter(document__slug=slug).values_list("pk", flat=True))
    try:
        snapshot = intake.receive(slug, address, on=on)
    except CaptureFailed as failed:
        return f"{FAILED}: {failed.reason}"
    return SAME if snapshot.pk in before else snapshot.accident or NEW
