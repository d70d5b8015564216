"""Whether confidence is honest: how many answers are given as sure, how many of those are right."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.measure.scoring import Mark, share

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies in [low, high)."""

    low: float
    high: float
    answers: int
    claimed: float
    right: float


@dataclass(frozen=True, slots=True)
class Trust:
    """The answers at or above a threshold: their share of all, and how many of them are right."""

    threshold: float
    coverage: float
    right: float
    stated_coverage: float
    stated_right: float


def trust_at(marks: Iterable[Mark], threshold: float) -> Trust:
    """How far answers given with at least this confidence can be relied upon."""
    marks = list(marks)
    stated = [m for m in marks if m.read]
    sure = [m for m in marks if m.confidence >= threshold]
    sure_stated = [m for m in sure if m.read]
    return Trust(
        threshold,
        coverage=share(len(sure), len(marks)),
        right=right(sure),
        stated_coverage=share(len(sure_stated), len(stated)),
        stated_right=right(sure_stated),
    )


def right(marks: list[Mark]) -> float:
    """The share of these answers that is right."""
    return share(sum(m.right for m in marks), len(marks))


def bins(marks: Iterable[Mark]) -> list[Bin]:
    """Claimed confidence beside what turned out right, by slices of confidence."""
    marks = list(marks)
    slices = []
    for low, high in pairwise(EDGES):
        inside = [m for m in marks if low <= m.confidence < high]
        claimed = share(sum(m.confidence for m in inside), len(inside))
        slices.append(Bin(low, high, len(inside), claimed, right(inside)))
    return [each for each in slices if each.answers]
