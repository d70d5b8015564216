"""The law and the charters of this house, put to what is held on a service.

Between pure history and rows: it knows the shelf, not the database.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from egide.law.errors import NoSuchEdition
from egide.law.shelf import shelf
from egide.trust.canonical import digest
from egide.trust.charter import Charter
from egide.trust.evidence.dossier import ActDone, Document, Dossier, Evidence, Signature
from egide.trust.law import View
from egide.trust.verdict.again import Judged
from egide.trust.verdict.judge import ENGINE
from egide.trust.vocabulary import Level
from egide.verdicts import usual
from egide.verdicts.errors import NoSuchClass
from egide.verdicts.history import Band, Laws, bands, on_the_day

MINIMUM_AGE = "minimum_age"


@dataclass(frozen=True, slots=True)
class Beside:
    """What is held beside the terms: pieces of evidence, signed clauses, recorded acts."""

    evidence: tuple[Evidence, ...] = ()
    clauses: tuple[Signature, ...] = ()
    acts: tuple[ActDone, ...] = ()


@dataclass(frozen=True)
class Filed:
    """What is held on a service: every version of its documents, and what is declared of it."""

    service: int
    slug: str
    documents: tuple[Document, ...]
    declared: usual.Case
    beside: Beside = Beside()

    def dossier(self, level: Level) -> Dossier:
        """The dossier of an ordinary class of that level."""
        case, beside = usual.case(level, self.declared), self.beside
        return Dossier(self.documents, case, beside.evidence, beside.clauses, beside.acts)

    @property
    def ages(self) -> Iterator[int]:
        """Every minimum age that a version of a document says."""
        for document in self.documents:
            for answer in document.answers:
                if answer.question == MINIMUM_AGE:
                    yield from (int(value) for value in answer.values if value.isdigit())


@dataclass(frozen=True)
class Story:
    """The history of a service for classes that nothing tells apart."""

    levels: tuple[str, ...]
    bands: tuple[Band, ...]


def charter_named(edition: str = "") -> Charter:
    """That edition of the charter; the last one unless named."""
    charters = shelf().charters
    if not edition:
        return charters[max(charters)]
    if edition not in charters:
        raise NoSuchEdition(edition)
    return charters[edition]


def level_named(name: str = "") -> Level:
    """That level; the ordinary one unless named."""
    levels = shelf().vocabulary.levels
    if (name or usual.ORDINARY) not in levels:
        raise NoSuchClass(name)
    return levels[name or usual.ORDINARY]


@cache
def laws(view: View = View.KNOWN) -> Laws:
    """The law of this house in one view; each day of it is worked out once a process."""
    return Laws(shelf().law, view)


def stories(filed: Filed, charter: Charter) -> tuple[Story, ...]:
    """The whole history of a service, for every level."""
    groups = usual.alike(charter, filed.ages)
    return tuple(
        Story(tuple(level.id for level in group), story(filed, charter, group[0]))
        for group in groups
    )


def story(
    filed: Filed, charter: Charter, level: Level, view: View = View.KNOWN
) -> tuple[Band, ...]:
    """The history of a service for one level, in one view of the law."""
    return bands(charter, laws(view), filed.dossier(level))


def judged_on(
    filed: Filed, charter: Charter, level: Level, day: date, view: View = View.KNOWN
) -> Judged:
    """The verdict of one day for one level."""
    return on_the_day(charter, laws(view).of(day), filed.dossier(level))


def judged_all(
    files: Iterable[Filed], charter: Charter, day: date
) -> dict[tuple[str, tuple[str, ...]], Judged]:
    """The verdicts of a day, for each service and each group of levels that are alike."""
    return {
        (filed.slug, tuple(level.id for level in group)): judged_on(filed, charter, group[0], day)
        for filed in files
        for group in usual.alike(charter, filed.ages)
    }


@cache
def foundations() -> str:
    """The digest of what every judgement of this house rests on: charters, law, engine."""
    held = shelf()
    charters = {name: charter.digest for name, charter in held.charters.items()}
    law = {name: fact.digest for name, fact in held.law.facts.items()}
    return digest([charters, law, ENGINE])
