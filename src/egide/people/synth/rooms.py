"""The classes and groups of a school: one level each, or several where a school is small."""

from itertools import pairwise

from egide.people.synth.persons import Room
from egide.people.synth.places import School

SMALL = 12  # pupils of a level below which classes take several
_SHORT = {"6e": "6E", "5e": "5E", "4e": "4E", "3e": "3E", "2de": "2D", "1re": "1R", "tle": "TL",
          "cap1": "1CAP", "cap2": "2CAP", "post_bac": "BTS"}  # fmt: skip


def level_of(school: School, rank: int) -> str:
    """The level of the pupil of a rank: levels follow one another, about as large."""
    levels = school.kind.levels
    return levels[rank * len(levels) // school.pupils]


def rooms_of(school: School) -> tuple[Room, ...]:
    """The classes of a school, in the order of their pupils."""
    size, kind = school.pupils, school.kind
    if kind.primary and size < SMALL * len(kind.levels):
        count = max(1, round(size / kind.class_size))
        bounds = [size * rank // count for rank in range(count + 1)]
        return tuple(_mixed(school, *span, rank) for rank, span in enumerate(pairwise(bounds)))
    each = max(1, round(size / len(kind.levels) / kind.class_size))
    return tuple(
        Room(f"{_SHORT.get(level, level.upper())}{_letter(kind.primary, rank)}", (level,))
        for level in kind.levels
        for rank in range(each)
    )


def _letter(primary: bool, rank: int) -> str:  # noqa: FBT001 - two habits of the trade
    return f" {chr(65 + rank % 26)}{rank // 26 or ''}" if primary else str(rank + 1)


def _mixed(school: School, since: int, until: int, rank: int) -> Room:
    """A class that takes whoever comes next, whatever the level."""
    levels = school.kind.levels
    last = max(since, until - 1)
    first_level, last_level = level_of(school, since), level_of(school, last)
    taken = levels[levels.index(first_level) : levels.index(last_level) + 1]
    return Room("-".join(dict.fromkeys((taken[0], taken[-1]))).upper() + _letter(True, rank), taken)


def groups_of(school: School) -> tuple[Room, ...]:
    """Groups across classes: languages and an option a level; one of support in primary schools."""
    if school.kind.primary:
        return (Room("SOUTIEN", ("cp",)),) if "cp" in school.kind.levels else ()
    return tuple(
        Room(f"{_SHORT[level]}{what}", (level,))
        for level in school.kind.levels
        for what in ("ANGL1", "ESP2", "ALL2", "LATIN")
    )
