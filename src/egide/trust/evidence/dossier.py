"""All that is held on one service for one use: documents, the case, evidence, signatures, acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from egide.trust.canonical import digest
from egide.trust.dated import Span, within_school_year
from egide.trust.evidence.answers import Answer, Proof

Said = bool | int | str | list[str] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document of a provider, with what was answered from it.

    Versions of the same document share `id`; the last one that has taken effect counts.
    `since` is the effective day, else the day of capture (None: always).
    """

    id: str
    kind: str
    scope: str = "general"
    answers: tuple[Answer, ...] = ()
    since: date | None = None
    sha256: str = ""


class State(StrEnum):
    """What a piece of evidence shows."""

    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A dated piece of evidence; its level is that of its kind unless said."""

    what: str
    state: State
    on: date
    level: Proof | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A clause that the provider signed on a day."""

    clause: str
    on: date


@dataclass(frozen=True, slots=True)
class ActDone:
    """An act that was recorded on a day."""

    act: str
    on: date


@dataclass(frozen=True, slots=True)
class Derogation:
    """Leave that the authority which adopted an edition gives, for a named criterion and reason.

    It touches the charter's column only, never the law's, and never outlives its school year.
    """

    criterion: str
    span: Span
    by: str
    reason: str

    def holds(self, day: date) -> bool:
        """Whether it holds on a day; one that would outlive its school year holds never."""
        return within_school_year(self.span) and self.span.covers(day)


def case_of(said: Mapping[str, Said]) -> dict[str, tuple[str, ...]]:
    """The facts of a case in their closed words: `{"levels": ["4e"], "sensors": False}`."""
    return {name: values_of(value) for name, value in sorted(said.items())}


def values_of(value: Said) -> tuple[str, ...]:
    """A value as sorted words: flags as true and false, numbers in digits."""
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, (list, tuple)):
        return tuple(sorted(value))
    return (str(value),)


@dataclass(frozen=True)
class Dossier:
    """What a judgement reads besides the charter and the law.

    `tested`: the facts declared by the provider that a dated test has since reproduced.
    """

    documents: tuple[Document, ...] = ()
    case: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    clauses: tuple[Signature, ...] = ()
    acts: tuple[ActDone, ...] = ()
    tested: frozenset[str] = frozenset()
    derogations: tuple[Derogation, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The digest of all that is held; the order of filing does not count."""
        filed = (self.documents, self.evidence, self.clauses, self.acts, self.derogations)
        return digest([self.case, self.tested, *(sorted(map(digest, kind)) for kind in filed)])
