"""What each level says of a service for those below it: the strictest counts, conditions add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """What is said of a service, from the strictest."""

    CLOSED = "closed"
    FRAMED = "framed"
    OPEN = "open"


ORDER = tuple(Stance)


@dataclass(frozen=True, slots=True)
class Position:
    """One level's word; a level that said nothing stands open and adds nothing."""

    stance: Stance = Stance.OPEN
    conditions: frozenset[str] = frozenset()


def together(line: Iterable[Position]) -> Position:
    """What holds at the end of a line ministry → academy → school."""
    said = tuple(line)
    strictest = min((one.stance for one in said), key=ORDER.index, default=Stance.OPEN)
    return Position(strictest, frozenset().union(*(one.conditions for one in said)))


def laxer(own: Position, above: Position) -> bool:
    """Whether a level says less than those above it already do: it would change nothing."""
    if ORDER.index(own.stance) > ORDER.index(above.stance):
        return True
    return own.stance is Stance.FRAMED and own.conditions < above.conditions
