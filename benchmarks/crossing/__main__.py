"""A full launch of a signed-in pupil: Égide, oidc-provider and LemonLDAP::NG on the same core.

    python -m benchmarks.crossing [--quick] [--print]

Authorize with PKCE, a code, tokens, an ID token; every one is verified. One core is the servers'
and the database's, another the load generator's. Writes its section of docs/performance.md.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crossing import page, rates
from benchmarks.crossing.counting import cores
from benchmarks.crossing.curve import Point, Size, points
from benchmarks.crossing.house import House, asks_of
from benchmarks.crossing.measuring import Length, Measured, Round, loaded, measured, summed
from benchmarks.crossing.page import Seen
from benchmarks.crossing.rates import Rates
from benchmarks.crossing.servers import Served, llng, node, on_cores

PORT = 8461
ALGORITHMS = ("RS256", "ES256")
SERVICES = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, and how far the tables grow."""

    length: Length
    signing: float
    sizes: list[Size]


QUICK = Plan(Length(2, 1.5, 100), 0.3, [Size(1, 1, 10), Size(40, 10, 100), Size(300, 30, 100)])
WHOLE = Plan(
    Length(7, 4, 1000), 1.0,
    [Size(1, 1, 100), Size(40, 10, 1000), Size(1000, 100, 2000), Size(60_000, 1000, 2000)],
)  # fmt: skip


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter, a smaller country")
    parser.add_argument("--print", action="store_true", help="write no page")
    options = parser.parse_args()
    found = seen(QUICK if options.quick else WHOLE)
    print(page.text(found))
    if not options.print:
        page.write(found)


def seen(plan: Plan) -> Seen:
    """Everything, in one run."""
    server, load = two(cores())
    os.sched_setaffinity(0, [load])
    with on_cores([server]):
        reference = rates.openssl(max(1, round(plan.signing)))
    with folder() as home:
        disk = rates.fsync(home)
        house = House(home, PORT)
        with house.serving([server]) as pid:
            ours = of_the_kit(house, pid)
            signing, found = in_turn(ours, server, plan)
            require_receipts(house, ours)
        pair = two_workers(house, [server, load], plan.length)
        curve = list(told(points(house, plan.sizes, server, plan.length)))
    return Seen(
        tuple(signing), reference, disk, tuple(found), pair, tuple(curve), alone=server != load
    )


def require_receipts(house: House, ours: Served) -> None:
    """A line of the journal for each launch: no more, no less."""
    lines, launched = house.receipts(), sum(ours.done)
    if lines != launched:
        raise AssertionError(f"{launched} launches and {lines} receipts")


def in_turn(ours: Served, core: int, plan: Plan) -> tuple[list[Rates], list[Measured]]:
    """All of them at once on one core, a few seconds each in turn, again and again.

    A machine that slows down slows everybody: ratios are those of a round.
    """
    with node(PORT + 1, core) as theirs, llng(PORT + 2, core) as others:
        every = [(one, alg) for one in (ours, theirs, others) for alg in one.asks]
        for one, alg in every:
            loaded(one, alg, plan.length.seconds / 2)  # warm
        signing, rounds = [], [list[Round]() for _ in every]
        for _ in range(plan.length.rounds):
            signing.append(signed(core, plan.signing))
            for (one, alg), seen_of_it in zip(every, rounds, strict=True):
                seen_of_it.append(loaded(one, alg, plan.length.seconds))
        return signing, [
            said(summed(one, alg, seen_of_it, plan.length.idle))
            for (one, alg), seen_of_it in zip(every, rounds, strict=True)
        ]


def said(one: Measured) -> Measured:
    """Print it as it is found."""
    print(f"{one.name} {one.alg}: {one.rate:,.0f} launches per CPU-second", flush=True)
    return one


def two(found: list[int]) -> tuple[int, int]:
    """A core for what is measured, another for what measures; the same where there is one."""
    return found[0], found[-1]


def signed(core: int, seconds: float) -> Rates:
    """On the core of the servers."""
    with on_cores([core]):
        return rates.rates(seconds)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL, which is never run by root, may enter."""
    with tempfile.TemporaryDirectory(prefix="egide-crossing-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def of_the_kit(house: House, pid: int) -> Served:
    """The pupils of the invented school, signed in."""
    for alg in ALGORITHMS:
        house.inside("register", services=SERVICES, alg=alg)
    people = house.inside("signed_in", services=SERVICES)
    return house.served(pid, {alg: asks_of(people, alg) for alg in ALGORITHMS})


def two_workers(house: House, both_cores: list[int], length: Length) -> Measured:
    """Two workers and the database on two cores, which the load generator shares when it must."""
    with house.serving(both_cores, workers=2) as pid:
        return measured(of_the_kit(house, pid), "RS256", length)


def told(found: Iterator[Point]) -> Iterator[Point]:
    """Said as it is found."""
    for one in found:
        print(f"  {1e3 * one.cost:.2f} ms a launch, {1e3 * one.first:.2f} the first", flush=True)
        yield one


if __name__ == "__main__":
    main()
