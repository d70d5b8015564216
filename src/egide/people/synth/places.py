"""The schools of an academy on the day: where they are, how large, which one closed or merged."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, cycle, islice

from egide.people.synth.chance import Draw
from egide.people.synth.kinds import TURN, Kind
from egide.people.synth.names import PATRONS, SAINTS, TOWNS
from egide.people.synth.order import Order
from egide.people.uai import key


@dataclass(frozen=True, slots=True)
class School:
    """A school as it was first drawn. `first` is the number of pupils in the schools before it."""

    index: int
    kind: Kind
    uai: str
    name: str
    town: str
    pupils: int
    first: int

    @property
    def number(self) -> str:
        """Its identifier in the files of the academy."""
        return str(1000 + self.index)


@dataclass(frozen=True, slots=True)
class Attended:
    """A school that is open, and the schools whose people it holds: itself, and one it absorbed."""

    school: School
    origins: tuple[School, ...]


@lru_cache(maxsize=2)
def drawn(order: Order) -> tuple[School, ...]:
    """Every school of the first month: about 200 bytes each, the only thing that is held."""
    kinds = tuple(islice(cycle(TURN), order.schools))
    sizes = tuple(_sizes(kinds, order.pupils))
    firsts = accumulate(sizes, initial=0)
    return tuple(
        _school(order, index, (kind, size, first))
        for index, (kind, size, first) in enumerate(zip(kinds, sizes, firsts, strict=False))
    )


def _sizes(kinds: tuple[Kind, ...], pupils: int) -> Iterator[int]:
    """Pupils of each school, one at least; their sum is what was ordered, to the pupil."""
    total, spare = sum(kind.weight for kind in kinds), pupils - len(kinds)
    bounds = [spare * weight // total for weight in accumulate(k.weight for k in kinds)]
    return (1 + after - before for before, after in zip([0, *bounds], bounds, strict=False))


def _school(order: Order, index: int, drawn_as: tuple[Kind, int, int]) -> School:
    kind, size, first = drawn_as
    departments = order.place.departments
    draw = Draw(order.chance("school", index), order.school_year)
    town, patron = draw.one(TOWNS), draw.one(SAINTS if kind.private else PATRONS)
    code = departments[index % len(departments)]
    return School(index, kind, _uai(code, index // len(departments)), patron, town, size, first)


def _uai(department: str, rank: int) -> str:
    """A code whose key is right, in a range that schools do not crowd."""
    digits = f"{department}{9999 - rank:04}"
    return digits + key(digits)


def attended(order: Order) -> Iterator[Attended]:
    """The schools that are open on the day, in order."""
    absorbed, closed = _merged(order), _closed(order)
    for school in drawn(order):
        if school.index in absorbed or school.index in closed:
            continue
        joined = tuple(
            drawn(order)[gone] for gone, into in absorbed.items() if into == school.index
        )
        yield Attended(school, (school, *joined))


def _spared(order: Order) -> list[School]:
    """Public schools of the first degree, after the first of each kind: they close and merge."""
    return [s for s in drawn(order)[len(TURN) // 4 :] if s.kind.key in {"elementary", "primary"}]


def _closed(order: Order) -> frozenset[int]:
    """One school a month closes, as long as there are some."""
    return frozenset(school.index for school in _spared(order)[0 : 3 * order.month : 3])


def _merged(order: Order) -> dict[int, int]:
    """One school a month joins another, which keeps its code."""
    spared = _spared(order)
    pairs = zip(spared[1 : 3 * order.month : 3], spared[2 : 3 * order.month : 3], strict=False)
    return {gone.index: into.index for gone, into in pairs}
