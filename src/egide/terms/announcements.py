"""What this room tells: a version was captured, a version was read, a person said a word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VersionCaptured:
    """A new version of a document that speaks for these services."""

    document: str
    snapshot: int
    services: list[str]


@dataclass(frozen=True, slots=True)
class VersionRead:
    """The machine read a version, or read it again."""

    document: str
    snapshot: int
    services: list[str]


@dataclass(frozen=True, slots=True)
class AnswerReviewed:
    """A person confirmed, corrected, rejected an answer, or found silence."""

    document: str
    snapshot: int
    question: str
    services: list[str]
