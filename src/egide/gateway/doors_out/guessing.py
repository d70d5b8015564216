"""Guessing a secret is slowed, whoever's; using one is not, however often.

Failures alone are counted, for a client and the address they come from: a tool's server that asks
a thousand times at eight o'clock is never slowed, and nobody shuts a client out from elsewhere.
Each process counts for itself, in memory: nothing is read on the way of who proves themselves.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b
from secrets import token_bytes
from typing import Final

MISSES: Final = 10  # wrong secrets in a window
WINDOW: Final = 600  # seconds
HELD: Final = 20_000  # callers; beyond, those who failed longest ago are forgotten


@dataclass(slots=True)
class Tally:
    """How often somebody failed, until which second it counts."""

    misses: int
    ends_at: int


class Wary:
    """Who failed lately, under a digest that this process alone can make."""

    def __init__(self, most: int = MISSES, held: int = HELD) -> None:
        """Nobody failed yet."""
        self._most, self._held = most, held
        self._key = token_bytes(32)
        self._tallies: OrderedDict[bytes, Tally] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str, address: str, *, at: int) -> int:
        """How many seconds they must wait before their secret is looked at; mostly none."""
        if not self._tallies:
            return 0
        found = self._tallies.get(self._name(client, address))
        spent = found is not None and found.misses >= self._most and at < found.ends_at
        return found.ends_at - at if found is not None and spent else 0

    def missed(self, client: str, address: str, *, at: int) -> None:
        """A secret was wrong."""
        name = self._name(client, address)
        with self._lock:
            found = self._tallies.pop(name, None)
            if found is None or at >= found.ends_at:
                found = Tally(0, at + WINDOW)
            found.misses += 1
            self._tallies[name] = found
            while len(self._tallies) > self._held:
                self._tallies.popitem(last=False)

    def forget(self) -> None:
        """Nobody failed: tests begin so."""
        with self._lock:
            self._tallies.clear()

    def _name(self, client: str, address: str) -> bytes:
        text = f"{len(client)} {client} {address}".encode(errors="surrogatepass")
        return blake2b(text, key=self._key, digest_size=16).digest()


secrets: Final = Wary()
