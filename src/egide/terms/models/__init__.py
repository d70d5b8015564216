"""The tables of this room: documents and versions, what was read in them, what people said."""

from egide.terms.models.documents import Attempt, ServiceDocument, Snapshot, TermsDocument
from egide.terms.models.reading import Confirmation, ProposedAnswer, ReadingRun

__all__ = [
    "Attempt",
    "Confirmation",
    "ProposedAnswer",
    "ReadingRun",
    "ServiceDocument",
    "Snapshot",
    "TermsDocument",
]
