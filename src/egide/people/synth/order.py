"""What is ordered: which academy, how many schools and pupils, which chance, which day."""

from dataclasses import dataclass
from datetime import date

from egide.people.synth.academies import Academy, academy


class ImpossibleOrder(Exception):
    """More schools than pupils, more schools than codes, or none at all."""


@dataclass(frozen=True, slots=True)
class Order:
    """An academy to invent. `month` counts the months that have passed since it was first drawn."""

    academy: str
    schools: int
    pupils: int
    on: date
    seed: int = 0
    month: int = 0

    def __post_init__(self) -> None:
        codes = 9000 * len(self.place.departments)
        if not (1 <= self.schools <= min(self.pupils, codes) and 0 <= self.month <= 12):
            raise ImpossibleOrder

    @property
    def place(self) -> Academy:
        """The academy of its number."""
        return academy(self.academy)

    @property
    def school_year(self) -> int:
        """The civil year of the September before the day."""
        return self.on.year if self.on.month >= 8 else self.on.year - 1

    def chance(self, *about: object) -> str:
        """The seed of what is drawn about one thing: another thing may change and not this."""
        return "/".join(map(str, (self.academy, self.seed, *about)))
