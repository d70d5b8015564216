"""Measures of a provider: launches, what they cost, how long they take; all of them verified."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median
from time import perf_counter

from benchmarks.crossing.checking import verify
from benchmarks.crossing.counting import spent, worker
from benchmarks.crossing.launching import Launched, launches
from benchmarks.crossing.rates import percentile
from benchmarks.crossing.servers import Served
from benchmarks.crossing.wire import Done, Pace, Talk, drive
from benchmarks.measure.processes import of_family

LONG = 1e9  # seconds


@dataclass(frozen=True, slots=True)
class Length:
    """Rounds in turn with the others, seconds of each, launches one at a time at the end."""

    rounds: int
    seconds: float
    idle: int


@dataclass(frozen=True, slots=True)
class Round:
    """Launches of a few seconds, and the CPU-seconds of server and database for all of them."""

    launches: int
    cpu: float
    wall: float
    database: float = 0.0  # of these, the seconds of PostgreSQL

    @property
    def rate(self) -> float:
        """Launches per CPU-second."""
        return self.launches / self.cpu


@dataclass(frozen=True, slots=True)
class Measured:
    """What was seen of a provider under one algorithm; waits in seconds, memory in megabytes."""

    name: str
    alg: str
    rounds: tuple[Round, ...]
    p50: float
    p99: float
    rss: float
    pss: float

    @property
    def rate(self) -> float:
        """Launches per CPU-second: of half of the rounds at least."""
        return median(one.rate for one in self.rounds)

    @property
    def speed(self) -> float:
        """Launches per second of the clock."""
        return median(one.launches / one.wall for one in self.rounds)

    @property
    def database(self) -> float:
        """The part of the cost that is PostgreSQL's."""
        return median(one.database / one.cpu for one in self.rounds)

    def beside(self, other: list[float]) -> float:
        """The ratio to others that were measured in the same rounds."""
        pairs = zip(self.rounds, other, strict=True)
        return median(one.rate / theirs for one, theirs in pairs)


def loaded(served: Served, alg: str, seconds: float) -> Round:
    """Launches side by side."""
    return counted(served, alg, launches(served.place, served.asks[alg]), seconds)


def once_each(served: Served, alg: str) -> Round:
    """Each launch of the list once."""
    asks = served.asks[alg]
    return counted(served, alg, islice(launches(served.place, asks), len(asks)))


def counted(
    served: Served, alg: str, turn: Iterator[Talk[Launched]], seconds: float = LONG
) -> Round:
    """Launches and what they cost; what has begun is finished, counted and verified."""
    before, kept, began = spent(served.pid), stored(served), perf_counter()
    done = drive(served.place.host, turn, Pace(served.lines, seconds))
    wall = perf_counter() - began
    server, database = spent(served.pid) - before, stored(served) - kept
    return Round(checked(served, alg, done), server + database, wall, database)


def stored(served: Served) -> float:
    """CPU-seconds of its PostgreSQL until now."""
    return of_family(served.database) if served.database else 0.0


def summed(served: Served, alg: str, rounds: list[Round], idle: int) -> Measured:
    """What rounds showed, then launches one at a time."""
    turn = islice(launches(served.place, served.asks[alg]), idle)
    done = drive(served.place.host, turn, Pace(1))
    checked(served, alg, done)
    waits, size = [one.seconds for one in done], worker(served.pid)
    return Measured(
        served.name, alg, tuple(rounds), percentile(waits, 50), percentile(waits, 99),
        size["Rss"], size["Pss"],
    )  # fmt: skip


def measured(served: Served, alg: str, length: Length) -> Measured:
    """Alone: warm up, then its rounds."""
    loaded(served, alg, length.seconds / 4)
    rounds = [loaded(served, alg, length.seconds) for _ in range(length.rounds)]
    return summed(served, alg, rounds, length.idle)


def checked(served: Served, alg: str, done: list[Done[Launched]]) -> int:
    """Every token, once the clock has stopped; how many."""
    served.done.append(verify(served.place, alg, (one.result for one in done)))
    return served.done[-1]
