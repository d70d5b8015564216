"""Chance, the same for the same seed: whom families bear, and in what number."""

import random

from egide.people.synth.names import BOYS, FAMILIES, GIRLS
from egide.people.synth.persons import Civil


class Draw(random.Random):
    """The chance of one thing. The cheapest calls alone: they are made some ten times a person."""

    def __init__(self, seed: str, year: int) -> None:
        super().__init__(seed)
        self.year = year

    def below(self, bound: int) -> int:
        """A number below a bound: five times as fast as `randrange`."""
        return int(self.random() * bound)

    def civil(self, family: str, *, born: int, woman: bool | None = None) -> Civil:
        """Somebody of a family, born that year."""
        woman = self.random() < 0.5 if woman is None else woman
        names = GIRLS if woman else BOYS
        day = (born, 1 + self.below(12), 1 + self.below(28))
        return Civil(names[self.below(len(names))], family, woman, day)

    def family(self) -> str:
        """A family name that is nobody's."""
        return FAMILIES[self.below(len(FAMILIES))]

    def one(self, among: tuple[str, ...]) -> str:
        """One of several words."""
        return among[self.below(len(among))]
