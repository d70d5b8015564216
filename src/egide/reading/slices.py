"""A document made simple, ready to be cut: a slice costs almost nothing (`folded` makes it)."""

from bisect import bisect_left
from dataclasses import dataclass

from egide.reading.plain import simplify


@dataclass(frozen=True, slots=True)
class Folded:
    """A text, and the same folded; `uneven` holds the places, in order, where a slice would lie."""

    text: str
    folded: str
    uneven: tuple[int, ...]

    def plain(self, start: int, end: int) -> str:
        """`simplify` of a span without blanks around it."""
        if self.uneven[bisect_left(self.uneven, start)] < end:
            return simplify(self.text[start:end])
        return self.folded[start:end]
