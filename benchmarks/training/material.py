"""All examples as one sparse matrix: a row a sentence, a column a feature seen at least twice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from benchmarks.training.examples import Example
from egide.reading.learned.features import BITS, features_of
from egide.reading.learned.model import share
from egide.reading.learned.passages import Passage, gathered

SEEN = 2


@dataclass(frozen=True, eq=False)
class Material:
    """Examples with their features, weighed by rarity and by the length of the sentence."""

    examples: list[Example]
    matrix: sparse.csr_matrix
    ids: np.ndarray
    rarity: np.ndarray

    @property
    def sources(self) -> np.ndarray:
        """The document, or the hand, that each example comes from."""
        return np.array([each.source for each in self.examples])


def material_of(groups: Sequence[list[Example]]) -> Material:
    """The matrix of several documents; a group is one document, or what was written by hand."""
    counted = sparse.vstack([counts([e.passage for e in group]) for group in groups]).tocsr()
    held = np.asarray((counted > 0).sum(axis=0)).ravel()
    ids = np.flatnonzero(held >= SEEN)
    rarity = np.log((counted.shape[0] + 1) / (held[ids] + 1)).astype(np.float32)
    passages = (gathered([each.passage for each in group]) for group in groups)
    lengths = np.concatenate([features_of(one).lengths for one in passages])
    scaled = sparse.diags(share(lengths)) @ counted[:, ids] @ sparse.diags(rarity)
    return Material([each for group in groups for each in group], scaled.tocsr(), ids, rarity)


def counts(passages: Sequence[Passage]) -> sparse.csr_matrix:
    """How often each passage has each feature."""
    features = features_of(gathered(passages))
    ones = np.ones(len(features.rows), np.float32)
    return sparse.csr_matrix((ones, (features.rows, features.ids)), (features.count, 1 << BITS))
