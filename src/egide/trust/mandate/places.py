"""Where a power is used: a school inside its academy, a class, a pupil, a provider."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egide.trust.dated import Span

ALWAYS = Span(date.min)


class Kind(StrEnum):
    """What a place is."""

    MINISTRY = "ministry"
    ACADEMY = "academy"
    AUTHORITY = "authority"
    SCHOOL = "school"
    PROVIDER = "provider"
    CLASS = "class"
    PUPIL = "pupil"


class SchoolKind(StrEnum):
    """What decides who answers for a school's processing."""

    NONE = ""
    PUBLIC_PRIMARY = "public_primary"
    EPLE = "eple"
    PRIVATE_CONTRACT = "private_contract"


class Controller(StrEnum):
    """Who answers for the processing of one service: it is chosen service by service.

    `SCHOOL` is the school as its kind has it: the DASEN for a public primary school, else the head.
    """

    SCHOOL = "school"
    ACADEMY = "academy"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and what it stands in.

    `department`: the first three signs of a school's code. `life`: the days on which it is open.
    """

    id: str
    kind: Kind
    school_kind: SchoolKind = SchoolKind.NONE
    within: "Place | None" = None
    department: str = ""
    life: Span = ALWAYS

    @property
    def lineage(self) -> Iterator["Place"]:
        """The place, then what it stands in, up to the top."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.within

    @property
    def school(self) -> "Place | None":
        """The school that this place is or stands in."""
        return next((place for place in self.lineage if place.kind is Kind.SCHOOL), None)

    def is_open(self, on: date) -> bool:
        """Whether the place, and the school that it stands in, are open on that day."""
        return self.life.covers(on) and (self.school or self).life.covers(on)
