"""What a process holds in memory, and until when it may believe it.

A process believes what it holds as long as it hears what moves (`listening`): it asked the database
less than two seconds ago whether something moved. One that hears nothing holds nothing, so that a
lost connection, a script or a test reads the database each time: closed doors are never held open.
"""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
BELIEVED: Final = 2.0  # seconds after the last word of the database
# Seconds: what moves without a word (a school changes academy) is read again by then.
LONGEST: Final = 300.0

NO_SERVICE: Final = "-"  # of what no movement of a service moves

_shelves: list["Shelf"] = []  # type: ignore[type-arg]  # of whatever they hold
_until = 0.0
_thread = threading.local()


class NotHeld(Exception):
    """What is wanted must be read, where nothing may be read: somebody else answers."""


class Shelf(Generic[K, V]):
    """What was read of one kind. Nothing read before a `forget` outlives it."""

    def __init__(
        self, read: Callable[[K], V], *, most: int, service: Callable[[K], str] = lambda _: ""
    ) -> None:
        """Hold nothing yet. `service`: of which service a key is; empty: of any."""
        self._read, self._most, self._service = read, most, service
        self._held: dict[K, tuple[float, V]] = {}
        self._turn = 0
        self._lock = threading.Lock()
        _shelves.append(self)

    def get(self, key: K) -> V:
        """What is held, or what is read now."""
        now = monotonic()
        held = self._held.get(key)
        if held is not None and now < _until and now - held[0] < LONGEST:
            return held[1]
        forbid_reading()
        turn = self._turn
        found = self._read(key)
        with self._lock:
            if turn == self._turn and now < _until:  # else it was read before what made us forget
                self._make_room()
                self._held[key] = (now, found)
        return found

    def forget(self, service: str = "") -> None:
        """Forget what is of this service; all, when none is named."""
        with self._lock:
            self._turn += 1
            if not service:
                self._held = {}
                return
            for key in [key for key in self._held if self._service(key) in {service, ""}]:
                del self._held[key]

    def _make_room(self) -> None:
        """The oldest tenth goes when there is no room left."""
        if len(self._held) >= self._most:
            for key in list(self._held)[: self._most // 10 + 1]:
                del self._held[key]


def believe(*, until: float) -> None:
    """What is held may be believed until then, by the clock that only goes forward."""
    global _until  # noqa: PLW0603 - one process, one memory
    _until = until


def believed() -> bool:
    """Whether this process hears what moves."""
    return monotonic() < _until


def forget(service: str = "") -> None:
    """Something moved: forget it on every shelf."""
    for shelf in _shelves:
        shelf.forget(service)


@contextmanager
def alone() -> Iterator[None]:
    """In this thread, for now, only what is held may be used: NotHeld where something is read."""
    _thread.alone = True
    try:
        yield
    finally:
        _thread.alone = False


def forbid_reading() -> None:
    """Call it before reading the database on the way through a door."""
    if getattr(_thread, "alone", False):
        raise NotHeld
