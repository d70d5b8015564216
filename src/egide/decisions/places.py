"""Schools as this room needs them: who the controller is, which classes, which levels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from egide.decisions.errors import NotASchool, NotOfThisSchool
from egide.law.shelf import shelf
from egide.people import queries as people
from egide.people.queries import Classroom, Org
from egide.trust.agreement.value import Controller, Party

# The stages of the directory, and the levels of the vocabulary that they hold.
LEVELS = {
    "maternelle": ("ps", "ms", "gs"),
    "elementaire": ("cp", "ce1", "ce2", "cm1", "cm2"),
    "college": ("6e", "5e", "4e", "3e"),
    "lycee": ("2de", "cap1", "1re", "cap2", "tle"),
}
SIGNATORIES = {Controller.SCHOOL: "head", Controller.ACADEMY: "dasen"}


@dataclass(frozen=True)
class School:
    """A school and what it stands in."""

    line: tuple[Org, ...]

    @property
    def here(self) -> Org:
        """The school itself."""
        return self.line[0]

    @property
    def id(self) -> int:
        """Its number."""
        return self.here.id

    @property
    def is_public_primary(self) -> bool:
        """Whether the school has no legal person of its own."""
        return self.here.school_kind == "public_primary"

    @property
    def controller(self) -> Controller:
        """Who answers for its processing, unless a service is run from above."""
        return Controller.ACADEMY if self.is_public_primary else Controller.SCHOOL

    @property
    def signs(self) -> Org:
        """The organisation that binds itself: the academy (the DASEN) for a public primary."""
        if not self.is_public_primary:
            return self.here
        return next(above for above in self.line if above.kind == "academy")

    @property
    def wants_vote(self) -> bool:
        """Whether a board authorises its contracts."""
        return self.here.school_kind == "eple"

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels of its classes, from its stages."""
        return tuple(level for stage in self.here.stages for level in LEVELS.get(stage, ()))


def school(number: int) -> School:
    """That school; NotASchool for an academy or a ministry."""
    line = people.lineage(number)
    if line[0].kind != "school":
        raise NotASchool
    return School(line)


def party(one: Org) -> Party:
    """An organisation as a party."""
    return Party(one.code, one.name)


def classes_of(at: School, groups: Iterable[UUID]) -> tuple[Classroom, ...]:
    """These classes or groups of the school; NotOfThisSchool for any other."""
    wanted = set(groups)
    found = people.groups(wanted)
    if {one.id for one in found} != wanted or any(one.school != at.id for one in found):
        raise NotOfThisSchool
    return in_order(found)


def in_order(classes: Iterable[Classroom]) -> tuple[Classroom, ...]:
    """As a school says them, the lowest level first; those without a level last."""
    ranks = shelf().vocabulary.levels
    last = len(ranks)
    return tuple(
        sorted(
            classes,
            key=lambda one: (ranks[one.level].rank if one.level in ranks else last, one.name),
        )
    )


def levels_of(at: School, groups: Sequence[Classroom]) -> tuple[str, ...]:
    """The levels of these classes, lowest first; the school's where one of them says none."""
    if not groups or any(not one.level for one in groups):
        return at.levels
    ranks = shelf().vocabulary.levels
    return tuple(sorted({one.level for one in groups}, key=lambda level: ranks[level].rank))
