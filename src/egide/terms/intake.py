"""From bytes or an address to a version: what fails is kept as a fact, what looks wrong apart."""

from datetime import date

from egide.reading.difference import Change, difference
from egide.reading.document import Document
from egide.reading.opening import open_document
from egide.reading.refusals import Refusal
from egide.terms import actions
from egide.terms.actions import Circumstances, as_document
from egide.terms.errors import CaptureFailed
from egide.terms.models import Snapshot

# What a site does by accident: it never counts until a person looked at it.
ACCIDENTS = {Change.LANGUAGE, Change.SHRINK}


def receive(slug: str, source: bytes | str, *, on: date) -> Snapshot:
    """Keep and read a version; CaptureFailed, with the attempt kept, when it is not the document.

    Not one transaction: the failure must outlive the refusal.
    """
    actions.document_of(slug)
    try:
        document = open_document(source, name=slug)
    except Refusal as refused:
        actions.note_failure(slug, refused.code, refused.data, on=on)
        raise CaptureFailed(refused.code) from refused
    known = Circumstances(accident=accident(slug, document, on))
    snapshot = actions.capture(slug, document, on=on, known=known)
    if not snapshot.accident:
        actions.read_snapshot(snapshot)
    return snapshot


def accident(slug: str, document: Document, on: date) -> str:
    """What went wrong with a capture, seen beside the version that counts; empty for nothing."""
    rows = Snapshot.objects.filter(document__slug=slug, accident="", since__lte=on)
    last = rows.select_related("document").order_by("-since", "-id").first()
    if last is None:
        return ""
    kind = difference(as_document(last), document).kind
    return kind.value if kind in ACCIDENTS else ""
