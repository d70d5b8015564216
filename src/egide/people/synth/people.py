"""The people of a school as they were first drawn: households and their pupils, then the staff."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from egide.people.synth.chance import Draw
from egide.people.synth.order import Order
from egide.people.synth.persons import Guardian, People, Pupil, Room, Tie
from egide.people.synth.places import School
from egide.people.synth.rooms import groups_of, level_of, rooms_of
from egide.people.synth.staff import staff_of

TURNS = {"ps": 3, "ms": 4, "gs": 5, "cp": 6, "ce1": 7, "ce2": 8, "cm1": 9, "cm2": 10, "6e": 11,
         "5e": 12, "4e": 13, "3e": 14, "2de": 15, "cap1": 15, "1re": 16, "cap2": 16, "tle": 17,
         "post_bac": 18}  # fmt: skip
SIBLING, LATE = 0.22, 0.07
# How often pupils live with both, between two homes, with one, or with somebody in charge besides.
TOGETHER, APART, ALONE = 0.62, 0.83, 0.98
A_MONTH = 20_000_000  # more pupils than there are: identifiers of one month never meet another's
PUPILS, GUARDIANS = 10_000_000, 1_000_000_000


def people_of(order: Order, school: School) -> People:
    """Everybody of a school in the first month."""
    draw = Draw(order.chance("people", school.index), order.school_year)
    rooms, groups = rooms_of(school), groups_of(school)
    ranks = ((rank, level_of(school, rank)) for rank in range(school.pupils))
    families = Families(draw, school.first)
    pupils = tuple(seated(families.pupils(ranks), rooms, groups))
    return People(rooms, groups, pupils, tuple(families.guardians), staff_of(draw, school, rooms))


class Families:
    """Draws pupils and, as it goes, their guardians; brothers and sisters share theirs."""

    def __init__(self, draw: Draw, first: int) -> None:
        self.draw, self.first = draw, first
        self.guardians: list[Guardian] = []
        self._name, self._ties, self._home = "", (), 0  # type: tuple[str, tuple[Tie, ...], int]

    def pupils(self, ranks: Iterable[tuple[int, str]]) -> Iterator[Pupil]:
        """A pupil a rank, not yet in a class."""
        draw = self.draw
        for rank, level in ranks:
            key = self.first + rank
            if not self._ties or draw.random() >= SIBLING:
                self._household(key)
            born = draw.year - TURNS[level] - (draw.random() < LATE)
            civil = draw.civil(self._name, born=born)
            yield Pupil(PUPILS + key, civil, level, "", (), self._ties, self._home)

    def _household(self, key: int) -> None:
        draw, at, how = self.draw, GUARDIANS + 3 * key, self.draw.random()
        self._name, self._home = draw.family(), draw.below(1_000_000)
        grown = partial(draw.civil, born=draw.year - 30 - draw.below(20))
        first = Guardian(at, grown(self._name, woman=draw.random() < 0.8), self._home)
        found, ties = [first], [Tie(at, 2 - first.civil.woman, pays=True, duty=1)]
        if how < APART:
            home = self._home if how < TOGETHER else draw.below(1_000_000)
            name = self._name if draw.random() < 0.6 else draw.family()
            other = Guardian(at + 1, grown(name, woman=not first.civil.woman), home)
            found.append(other)
            ties.append(Tie(at + 1, 2 - other.civil.woman, pays=False, duty=1))
        if how >= ALONE:
            found.append(Guardian(at + 2, grown(draw.family()), self._home))
            ties.append(Tie(at + 2, 6, pays=False, duty=2))
        self.guardians += found
        self._ties = tuple(ties)


def seated(
    pupils: Iterable[Pupil], rooms: tuple[Room, ...], groups: tuple[Room, ...]
) -> Iterator[Pupil]:
    """Pupils take the classes of their level in turn, and the groups of their level too."""
    places = {level: names(rooms, level) for level in set(chain(*(room.levels for room in rooms)))}
    shared = {level: names(groups, level) for level in places}
    for pupil in pupils:
        turn = pupil.number
        room = places[pupil.level][turn % len(places[pupil.level])]
        yield pupil._replace(room=room, groups=_grouped(shared[pupil.level], turn))


def _grouped(groups: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """The first language and one other group; the single group of a small school helps a fifth."""
    if len(groups) > 1:
        return groups[0], groups[1 + turn % 3]
    return groups if turn % 5 == 0 else ()


def names(rooms: tuple[Room, ...], level: str) -> tuple[str, ...]:
    """The classes, or the groups, where a level sits."""
    return tuple(room.name for room in rooms if level in room.levels)
