"""What is known of an invented person. Tuples, for there are millions of them."""

from typing import NamedTuple


class Civil(NamedTuple):
    """A name, a title, a birth date: what every file says of everybody."""

    given: str
    family: str
    woman: bool
    born: tuple[int, int, int]  # year, month, day

    @property
    def title(self) -> str:
        """How files address them."""
        return "Mme" if self.woman else "M."


class Tie(NamedTuple):
    """What a guardian is to a pupil, in the words of the national files.

    `link`: 1 mother, 2 father, 6 somebody of the family. `duty`: 1 answers in law, 2 is in charge,
    3 is only reached.
    """

    guardian: int
    link: int
    pays: bool
    duty: int


class Guardian(NamedTuple):
    """Somebody who answers for a pupil. Two who live apart have two homes."""

    number: int
    civil: Civil
    home: int


class Room(NamedTuple):
    """A class, and the levels that sit in it."""

    name: str
    levels: tuple[str, ...]


class Pupil(NamedTuple):
    """A pupil in a class and perhaps in groups."""

    number: int
    civil: Civil
    level: str
    room: str
    groups: tuple[str, ...]
    ties: tuple[Tie, ...]
    home: int


class Staff(NamedTuple):
    """Somebody who works in a school; `function` is the national code."""

    number: int
    civil: Civil
    function: str
    subject: int
    rooms: tuple[str, ...]
    groups: tuple[str, ...]
    leads: str  # the class they answer for, or nothing


class People(NamedTuple):
    """Everybody of a school on a day."""

    rooms: tuple[Room, ...]
    groups: tuple[Room, ...]
    pupils: tuple[Pupil, ...]
    guardians: tuple[Guardian, ...]
    staff: tuple[Staff, ...]
