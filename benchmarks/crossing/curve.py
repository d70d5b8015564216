"""Whether a launch costs more when the database holds a country: measured, size after size."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.crossing.filling import ACADEMIES, ALG, PUPILS
from benchmarks.crossing.house import House, asks_of
from benchmarks.crossing.measuring import Length, measured, once_each
from benchmarks.crossing.servers import Served


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

    @property
    def journals(self) -> int:
        """Of how many academies the launches are: each that grows is signed every two seconds."""
        return min(self.schools, ACADEMIES)


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
        given = {"size": [size.schools, size.services], "first": schools, "people": size.people}
        with house.serving([core]) as pid:
            new = house.served(pid, {ALG: asks_of(house.inside("drawn", **given, seen=False), ALG)})
            known = house.served(
                pid, {ALG: asks_of(house.inside("drawn", **given, seen=True), ALG)}
            )
            yield point(size, new, known, length, took["megabytes"] / 1024)
        schools, services = size.schools, size.services


def point(size: Size, new: Served, known: Served, length: Length, gigabytes: float) -> Point:
    """A worker that knows nothing yet; people who never crossed, then others who did."""
    first = once_each(new, ALG)
    once_each(known, ALG)
    found = measured(known, ALG, length)
    return Point(size, gigabytes, 1 / first.rate, 1 / found.rate, found.p50, found.p99, found.rss)
