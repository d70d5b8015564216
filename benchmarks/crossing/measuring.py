"""One measure of a provider: launches, what they cost, how long they take; all of them verified."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from benchmarks.crossing.checking import verify
from benchmarks.crossing.counting import spent, worker
from benchmarks.crossing.launching import Launched, launches
from benchmarks.crossing.rates import percentile
from benchmarks.crossing.servers import Served
from benchmarks.crossing.wire import Done, Pace, Talk, drive


@dataclass(frozen=True, slots=True)
class Measured:
    """What was seen of a provider under one algorithm; seconds are of a launch."""

    name: str
    alg: str
    launches: int
    cpu: float  # CPU-seconds of server and database for all of them
    wall: float
    p50: float
    p99: float
    rss: float
    pss: float

    @property
    def rate(self) -> float:
        """Launches per CPU-second."""
        return self.launches / self.cpu


@dataclass(frozen=True, slots=True)
class Length:
    """How long a measure lasts: seconds to warm up, seconds under load, launches one at a time."""

    warm: float
    loaded: float
    idle: int


def measured(served: Served, alg: str, length: Length) -> Measured:
    """Warm up, load, then one launch at a time."""
    turn = launches(served.place, served.asks[alg])
    run(served, turn, Pace(served.lines, length.warm))
    before = spent(served.pid, served.database)
    loaded, wall = timed(served, turn, Pace(served.lines, length.loaded))
    cpu = spent(served.pid, served.database) - before
    size = worker(served.pid)
    idle = run(served, islice(turn, length.idle), Pace(1))
    verify(served.place, alg, (one.result for one in (*loaded, *idle)))
    waits = [one.seconds for one in idle]
    return Measured(
        served.name, alg, len(loaded), cpu, wall,
        percentile(waits, 50), percentile(waits, 99), size["Rss"], size["Pss"],
    )  # fmt: skip


def once_each(served: Served, alg: str) -> tuple[int, float]:
    """Each launch of the list once; how many, and what they cost."""
    before = spent(served.pid, served.database)
    turn = islice(launches(served.place, served.asks[alg]), len(served.asks[alg]))
    done = run(served, turn, Pace(served.lines))
    cost = spent(served.pid, served.database) - before
    return verify(served.place, alg, (one.result for one in done)), cost


def run(served: Served, turn: Iterator[Talk[Launched]], pace: Pace) -> list[Done[Launched]]:
    """Launch."""
    return drive(served.place.host, turn, pace)


def timed(
    served: Served, turn: Iterator[Talk[Launched]], pace: Pace
) -> tuple[list[Done[Launched]], float]:
    """Launch, by the clock."""
    from time import perf_counter

    began = perf_counter()
    done = run(served, turn, pace)
    return done, perf_counter() - began
