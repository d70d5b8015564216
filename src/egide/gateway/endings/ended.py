"""Sessions that ended before their time: none of them opens anything, in any process.

Each end is a movement. A process that listens holds a filter over the ends of a day: one bit in
many for each, so that a million of them weigh a megabyte. The filter may doubt a session that goes
on, and then the table is asked; it never lets one through that it was told of.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from egide.gateway.held import memory, movements
from egide.gateway.held.movements import What
from egide.gateway.models import Movement

BITS: Final = 23  # 2²³ bits: one megabyte
MARKS: Final = 4  # bits of each session
SIZE: Final = 1 << (BITS - 3)
_filter = bytearray(SIZE)


def end(session: str) -> None:
    """This session is over for every process, once the transaction under way is kept."""
    about = digest(session)
    movements.tell(What.SESSION, about)
    note(about)


def is_over(session: str) -> bool:
    """Whether a session was ended."""
    about = digest(session)
    if memory.believed() and not noted(about):
        return False
    memory.forbid_reading()
    return Movement.objects.filter(what=What.SESSION.value, about=about).exists()


def begin_again(ends: Iterable[str]) -> None:
    """Doubt these sessions, and no other."""
    global _filter  # noqa: PLW0603 - one process, one memory
    fresh = bytearray(SIZE)
    for about in ends:
        mark(fresh, about)
    _filter = fresh


def note(about: str) -> None:
    """Doubt this session from now on."""
    mark(_filter, about)


def mark(marks: bytearray, about: str) -> None:
    """Set the bits of a session."""
    for place in places(about):
        marks[place >> 3] |= 1 << (place & 7)


def noted(about: str) -> bool:
    """Whether this session may have ended."""
    return all(_filter[place >> 3] & (1 << (place & 7)) for place in places(about))


def places(about: str) -> list[int]:
    """The bits of a session, drawn from its digest."""
    drawn, mask = int(about[: MARKS * 8], 16), (1 << BITS) - 1
    return [drawn >> (32 * number) & mask for number in range(MARKS)]


def digest(session: str) -> str:
    """How a session is named to others: it was drawn, and is long."""
    return sha256(session.encode()).hexdigest()
