"""The versions to review, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.law.words import words
from egide.terms.workload import Work


@dataclass(frozen=True, slots=True)
class ToReview:
    """A version, and how much of it nobody decided yet."""

    snapshot: int
    title: str
    services: str
    captured: str
    answers: int
    decided: int
    disagreements: int


def reviews_page(works: Iterable[Work], lang: str) -> dict[str, object]:
    """The versions with the most disagreements first."""
    rows = [
        ToReview(
            work.version.id,
            work.version.document_title,
            ", ".join(work.services),
            words().date(work.version.captured_on, lang),
            work.answers,
            work.decided,
            work.disagreements,
        )
        for work in works
    ]
    return {"rows": rows, "left": sum(row.answers - row.decided for row in rows)}
