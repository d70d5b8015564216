"""Whether a launch costs more when the database holds a country: measured, size after size."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.crossing.filling import ALG, PUPILS
from benchmarks.crossing.house import House, asks_of
from benchmarks.crossing.measuring import Length, measured, once_each


@dataclass(frozen=True, slots=True)
class Size:
    """So many schools, services, and pupils who launch in turn."""

    schools: int
    services: int
    people: int

    @property
    def pupils(self) -> int:
        """Of all the schools."""
        return self.schools * PUPILS


@dataclass(frozen=True, slots=True)
class Point:
    """What a launch costs at a size: CPU-seconds, the first ever of somebody, then any other."""

    size: Size
    gigabytes: float
    first: float
    cost: float
    p50: float
    p99: float
    rss: float


def points(house: House, sizes: list[Size], core: int, length: Length) -> Iterator[Point]:
    """Fill, serve, launch; then more."""
    schools = services = 0
    for size in sizes:
        house.inside("register", services=size.services, alg=ALG, first=services)
        took = house.inside("fill", schools=size.schools, services=size.services, first=schools)
        print(f"  {size.schools:,} schools: {round(took['megabytes']):,} MB", flush=True)
        yield point(house, size, core, length, took["megabytes"] / 1024)
        schools, services = size.schools, size.services


def point(house: House, size: Size, core: int, length: Length, gigabytes: float) -> Point:
    """A server that knows nothing yet; people who never crossed, then others who did."""
    given = {"schools": size.schools, "services": size.services, "people": size.people}
    with house.serving([core]) as pid:
        new = house.inside("drawn", **given, seen=False)
        first = once_each(house.served(pid, {ALG: asks_of(new, ALG)}), ALG)
        known = house.inside("drawn", **given, seen=True)
        warm = house.served(pid, {ALG: asks_of(known, ALG)})
        once_each(warm, ALG)
        found = measured(warm, ALG, length)
    return Point(size, gigabytes, 1 / first.rate, 1 / found.rate, found.p50, found.p99, found.rss)
