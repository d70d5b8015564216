"""What this room heeds: a version was read, a person said a word. At least once each."""

from egide.kit.announcements import heed
from egide.kit.clock import today
from egide.terms.announcements import AnswerReviewed, VersionRead
from egide.trust.verdict.compare import Cause
from egide.verdicts.actions import Occasion, rejudge_these


def subscribe() -> None:
    """One line an announcement."""
    heed(VersionRead, version_read)
    heed(AnswerReviewed, answer_reviewed)


def version_read(told: VersionRead) -> None:
    """A new text, or a new reading of it: judge the services that it speaks for."""
    rejudge_these(told.services, on=today())


def answer_reviewed(told: AnswerReviewed) -> None:
    """A person's word moves the verdict; the desk has done it already when it came from there."""
    about = {"document": told.document, "snapshot": told.snapshot, "question": told.question}
    rejudge_these(told.services, Occasion(Cause.READER, about=about), on=today())
