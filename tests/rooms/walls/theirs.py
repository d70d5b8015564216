"""An object that belongs to some: what the walk must know of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Theirs:
    """An object of the Tilleuls: the parameters of its address, whose it is, what a post sends."""

    kwargs: Callable[[], Mapping[str, object]]
    own: frozenset[str]
    posted: Callable[[], Mapping[str, object]] = field(default=dict)


def those(words: str) -> frozenset[str]:
    """Personas by their keys."""
    return frozenset(words.split())
