"""The powers that mandates carry, the roles that hold them, and a mandate held."""

from dataclasses import dataclass
from enum import StrEnum

from egide.trust.dated import Span


class Power(StrEnum):
    """What somebody may do somewhere."""

    REQUEST = "request"  # ask a tool for one's class
    SUPPORT = "support"  # join a colleague's request
    REVIEW = "review"  # give the opinion of the data protection officer
    SIGN = "sign"  # bind the controller of a school's processing
    NEGOTIATE = "negotiate"  # a framework agreement that schools will join
    FRAME = "frame"  # open, frame or close a service for the schools below
    EXPERIMENT = "experiment"  # authorise an experiment, or extend it
    SUSPEND = "suspend"  # close the door at once
    READ_MANDATES = "read_mandates"  # who signs, runs and checks a place
    READ_REGISTER = "read_register"  # the register of processing
    READ_CLASS = "read_class"  # the names of pupils
    NAME_PUPILS = "name_pupils"  # who stands behind a name in a tool
    IDENTIFY = "identify"  # ask for that, or let somebody know it: never alone
    RECORD_BOARD = "record_board"  # the vote of a board, or its delegation
    INVITE = "invite"  # let somebody sign in as working here
    ORGANISE = "organise"  # open, close, merge, rename, recode a school
    IMPORT = "import"  # bring in a roster
    AUDIT = "audit"  # read what was done, not about whom
    SPEAK_FOR_PROVIDER = "speak_for_provider"  # declare, offer, answer for its services
    ACT_FOR_PUPIL = "act_for_pupil"  # read the notice, ask for access, object


class Role(StrEnum):
    """The roles that a mandate names; the room `people` keeps the same words."""

    TEACHER = "teacher"
    HEAD = "head"
    REVIEWER = "reviewer"
    PROVIDER = "provider"
    DASEN = "dasen"
    RECTOR = "rector"
    DIRECTOR = "director"
    AUTHORITY = "authority"
    AUDITOR = "auditor"
    PUPIL = "pupil"
    GUARDIAN = "guardian"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class Held:
    """A role held at a place, on certain days.

    `department` narrows a DASEN's to the schools of theirs; empty, the whole academy.
    `delegated`: it was passed on by whoever holds the role, and goes no further.
    """

    role: Role
    at: str
    span: Span
    delegated: bool = False
    department: str = ""
