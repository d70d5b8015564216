"""Which answers are decided together, and what each example teaches about them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.training.examples import BY_HAND, Example
from benchmarks.training.prototypes import Prototype
from egide.reading.learned.orders import ORDERS, SAID

QUOTED, NEAR, OPEN, OTHER, RIVAL = 6.0, 2.0, 0.15, 0.3, 0.5
HAND_MASS = 160.0  # all sentences by hand for one value weigh at most this much together

# What is said to one of these may also be said to the others: no lesson from one to another.
TOGETHER = (
    {"transfers", "transfer_mechanisms", "hosting", "subprocessors", "trackers"},
    {"deletion", "retention", "rights", "export", "authority", "termination"},
    {"improvement", "ai_training", "profiling", "role"},
    {"advertising", "profiling", "trackers", "sale", "prospecting"},
    {"rights", "dpo", "prospecting"}, {"minimum_age", "parental_consent"},
    {"courts", "governing_law"}, {"sale", "subprocessors"}, {"changes", "last_update"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """Values of a question that exclude each other (one model), or one value alone."""

    question: str
    values: tuple[str, ...]
    alone: bool

    @property
    def kin(self) -> frozenset[str]:
        """The questions whose sentences teach nothing here."""
        return frozenset[str]().union(*(group for group in TOGETHER if self.question in group))


def tasks_of(prototypes: Iterable[Prototype]) -> list[Task]:
    """One task for a question whose values exclude each other, one for each value elsewhere."""
    values: dict[str, dict[str, None]] = {}
    for each in prototypes:
        if each.value:
            values.setdefault(each.question, {})[each.value] = None
    tasks = []
    for question, known in values.items():
        if question in ORDERS:
            tasks.append(Task(question, tuple(known), alone=False))
        else:
            tasks += [Task(question, (value,), alone=True) for value in known]
    return tasks


def lessons(task: Task, examples: Iterable[Example]) -> tuple[np.ndarray, np.ndarray]:
    """For each example its class (0 = says nothing here) and how much it counts."""
    taught = [lesson(task, each) for each in examples]
    classes = np.array([label for label, _ in taught])
    weights = np.array([weight for _, weight in taught])
    hand = Counter(int(c) for c, w in zip(classes, weights, strict=True) if c and w == 1.0)
    for label, held in hand.items():
        weights[(classes == label) & (weights == 1.0)] = min(1.0, HAND_MASS / held)
    return classes, weights


def lesson(task: Task, example: Example) -> tuple[int, float]:
    """What one example teaches: a sentence by hand, or one of a sheet."""
    said = example.said.get(task.question)
    if example.source == BY_HAND:
        return by_hand(task, example, said)
    if said is None:
        return 0, OPEN if task.question in example.open else 1.0
    if task.values == (SAID,):
        return 1, QUOTED
    known = [value for value in task.values if value in said]
    if not known:
        return 0, RIVAL
    # The quotes of an answer with several values do not tell which value each one founds.
    ambiguous = task.alone and len(said) > 1
    return 1 + task.values.index(known[0]), 0.0 if ambiguous else QUOTED


def by_hand(task: Task, example: Example, said: frozenset[str] | None) -> tuple[int, float]:
    """A sentence by hand: for this value, for another, near this question, or elsewhere."""
    if said:
        (value,) = said
        return (1 + task.values.index(value), 1.0) if value in task.values else (0, 0.9)
    if example.near == task.question:
        return 0, NEAR
    about = next(iter(example.said), example.near)
    return 0, 0.0 if about in task.kin else OTHER
