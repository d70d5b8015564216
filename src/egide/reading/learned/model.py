"""The trained weights, and the chance that each sentence says each value.

The weights are a small file of whole numbers (`weights.npz`, made by `python -m benchmarks.train`):
one row a feature, one column an answer. Scoring a document is one sum over its features.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from egide.reading.learned.features import BITS, Features
from egide.reading.learned.packed import Packed, packed

Array = NDArray[np.float32]
MOST_SMALL = 1 << 16  # sentences that a small number counts: they sort faster
ADDED, POWER = 20.0, 0.6  # a sentence counts by its length: (words + ADDED) ** -POWER


@dataclass(frozen=True, slots=True)
class Unit:
    """Answers decided together: their columns, and what turns strengths into a chance."""

    question: str
    values: tuple[str, ...]
    columns: slice
    decide: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights by row; `rows` maps a feature's number to its row, -1 where it has none.

    Weights are whole numbers: summed in any order they give the same, and `scale` then makes each
    column's sum a logit.
    """

    rows: NDArray[np.int32]
    weights: Packed
    scale: Array
    bias: Array
    units: tuple[Unit, ...]

    def chances(self, features: Features) -> tuple[Array, Array]:
        """The chance that each value (row) is said by a sentence, and any value of each unit."""
        firsts = [unit.columns.start for unit in self.units]
        parts = np.exp(np.clip(self.logits(features), -30, 30))
        wholes = 1 + np.add.reduceat(parts, firsts, axis=0)
        widths = [len(unit.values) for unit in self.units]
        chances = parts / np.repeat(wholes, widths, axis=0)
        return chances, np.add.reduceat(chances, firsts, axis=0)

    def logits(self, features: Features) -> Array:
        """One matrix product, written as a sum over the features that have a weight."""
        rows = self.rows.take(features.ids)
        known = np.flatnonzero(rows >= 0)
        sentences = features.rows.take(known)
        small = np.uint16 if features.count <= MOST_SMALL else np.uint32
        order = np.argsort(sentences.astype(small), kind="stable")
        counts = np.bincount(sentences, minlength=features.count)
        sums = self.weights.sums(rows.take(known.take(order)), counts).T.astype(np.float32)
        return sums * self.scale[:, None] * share(features.lengths) + self.bias[:, None]


def share(lengths: NDArray[np.int64]) -> Array:
    """How much one feature counts in sentences of these lengths."""
    scaled: Array = (lengths.astype(np.float32) + ADDED) ** -POWER
    return scaled


@cache
def shipped() -> Model:
    """The weights that come with the package."""
    with resources.files(__package__).joinpath("weights.npz").open("rb") as stream:
        return load(stream)


def load(stream: IO[bytes]) -> Model:
    """A model from its file; nothing in the file is executed."""
    with np.load(stream, allow_pickle=False) as file:
        ids, whole, scale, bias = (file[name] for name in ("ids", "weights", "scale", "bias"))
        described = json.loads(bytes(file["units"]).decode())
    rows = np.full(1 << BITS, -1, np.int32)
    rows[ids] = np.arange(len(ids))
    return Model(rows, packed(whole), scale, bias, tuple(units(described)))


def units(described: list[Any]) -> Iterator[Unit]:
    """The units, with their columns side by side."""
    first = 0
    for question, values, decide in described:
        last = first + len(values)
        yield Unit(question, tuple(values), slice(first, last), tuple(decide))
        first = last
