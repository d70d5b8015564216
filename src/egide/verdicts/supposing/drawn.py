"""What would move, drawn: a bar a service, a tile a class. Numbers only, and no invented one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from egide.law.shelf import shelf
from egide.law.words import words
from egide.verdicts.queries.what_if import Fell

if TYPE_CHECKING:
    from egide.verdicts.supposing.shown import Piece

LONGEST = 330.0  # the bar of a service that moves for every class
ROW, SIDE, GAP = 62, 56, 6
STEPS = 5
LIGHT_FROM = 4  # from this step on, letters are light


@dataclass(frozen=True, slots=True)
class Bar:
    """A service: how many classes it moves for."""

    name: str
    count: int
    y: int
    width: float
    piece: "Piece"


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars and their frame."""

    rows: tuple[Bar, ...]
    height: int
    levels: int


def levels() -> int:
    """How many classes the school has."""
    return len(shelf().vocabulary.levels)


def bars(counted: Sequence[tuple[str, int, "Piece"]]) -> Bars:
    """A bar a service, from zero to all the classes of the school."""
    most = levels()
    rows = tuple(
        Bar(name, count, place * ROW, round(LONGEST * count / most, 1), piece)
        for place, (name, count, piece) in enumerate(counted)
    )
    return Bars(rows, len(rows) * ROW, most)


@dataclass(frozen=True, slots=True)
class Tile:
    """A class and how many services change their answer for it. `step`: 0 for none, then 1 to 5."""

    label: str
    count: int
    x: int
    y: int
    step: int

    @property
    def light(self) -> bool:
        """Whether its letters are light."""
        return self.step >= LIGHT_FROM

    @property
    def short(self) -> str:
        """A label that fits: « CAP, 1re année » is CAP 1."""
        name, _, year = self.label.partition(", ")
        return " ".join([name, *(sign for sign in year if sign.isdigit())])

    @property
    def middle(self) -> int:
        """Where its letters stand."""
        return self.x + SIDE // 2


@dataclass(frozen=True, slots=True)
class Tiles:
    """The tiles, a row a stage of the school."""

    every: tuple[Tile, ...]
    width: int
    height: int
    most: int


def tiles(found: Iterable[Fell], lang: str) -> Tiles:
    """A tile a class, from the youngest; services that change their answer are counted."""
    counts = Counter(level for fell in found if fell.flips for level in fell.levels)
    ranked = sorted(shelf().vocabulary.levels.values(), key=lambda level: (level.rank, level.id))
    most = max(counts.values(), default=0)
    stages: dict[str, list[str]] = {}
    for level in ranked:
        stages.setdefault(level.stage, []).append(level.id)
    every = tuple(
        Tile(
            words().label("levels", name, lang),
            counts[name],
            place * (SIDE + GAP) + 1,
            row * (SIDE + GAP) + 1,
            _step(counts[name], most),
        )
        for row, names in enumerate(stages.values())
        for place, name in enumerate(names)
    )
    widest = max(len(names) for names in stages.values())
    return Tiles(every, widest * (SIDE + GAP), len(stages) * (SIDE + GAP), most)


def _step(count: int, most: int) -> int:
    """The hue of a count: a fifth of the largest one each."""
    return -(-count * STEPS // most) if most else 0
