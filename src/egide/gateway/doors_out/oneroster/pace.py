"""How often one client may read: each answer is made from the whole roster of a school."""

import threading
from dataclasses import dataclass
from typing import Final

from egide.gateway.doors_out.oneroster.errors import Failed

WINDOW: Final = 60  # seconds
MOST: Final = 300  # answers in a window, for a client, in a process


@dataclass(slots=True)
class Tally:
    """How many answers since a second."""

    count: int
    since: int


class Pace:
    """Counts in memory, for each process: there are no more entries than clients."""

    def __init__(self, most: int = MOST) -> None:
        """Nobody asked yet."""
        self._most = most
        self._tallies: dict[int, Tally] = {}
        self._lock = threading.Lock()

    def require(self, client: int, *, at: int) -> None:
        """Count one more answer, or say how long to wait."""
        with self._lock:
            found = self._tallies.setdefault(client, Tally(0, at))
            if at >= found.since + WINDOW:
                found.count, found.since = 0, at
            found.count += 1
        if found.count > self._most:
            raise Failed(429, "too many requests", wait=found.since + WINDOW - at)


readers: Final = Pace()
