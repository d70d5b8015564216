"""The days that rules of agreements count: read from the law folder, never written in code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delays:
    """Days. `charter`, `unassessable`: before a signed agreement is shut. `undertaking`: to sign

    a new clause, record a new act, pass a new test. `experiment`: its longest; `in_all`: with
    every extension. `retention`: where the verdict sets none.
    """

    charter: int
    unassessable: int
    undertaking: int
    experiment: int
    in_all: int
    retention: int
