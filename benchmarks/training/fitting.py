"""Linear models for every task, and what turns a document's best sentences into a chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.measure.sheets import Sheet
from benchmarks.training.material import Material
from benchmarks.training.units import Task, lessons

FIRMNESS = 2.0
FOLDS = 6
SURE = 0.35
SHARED_OUT = 6.0


@dataclass(frozen=True, eq=False)
class Fitted:
    """Weights by task (a column a value), in the units of raw feature counts."""

    tasks: list[Task]
    weights: np.ndarray
    bias: np.ndarray


def fit(material: Material, tasks: Sequence[Task], kept: np.ndarray) -> Fitted:
    """All tasks on the examples kept."""
    columns, biases = [], []
    for task in tasks:
        weights, bias = fit_one(material, task, kept)
        columns.append(weights * material.rarity[:, None])
        biases.append(bias)
    return Fitted(list(tasks), np.hstack(columns), np.concatenate(biases))


def fit_one(material: Material, task: Task, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One task; quotes that may found several values are shared out by a first model."""
    classes, counted = lessons(task, material.examples)
    counted = np.where(kept, counted, 0.0)
    model = regression(material, classes, counted)
    unsure = kept & (classes == 1) & (counted == 0) if task.alone else np.zeros_like(kept)
    if unsure.any():
        likely = np.zeros(len(classes))
        likely[unsure] = model.predict_proba(material.matrix[unsure])[:, 1]
        counted = np.where(likely >= SURE, SHARED_OUT, counted)
        model = regression(material, classes, counted)
    return columns_of(model, len(task.values))


def regression(material: Material, classes: np.ndarray, counted: np.ndarray) -> LogisticRegression:
    """A logistic regression over the examples that count."""
    used = counted > 0
    model = LogisticRegression(C=FIRMNESS, max_iter=80, tol=1e-3)
    return model.fit(material.matrix[used], classes[used], sample_weight=counted[used])


def columns_of(model: LogisticRegression, values: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias of each value against silence; a value never seen cannot be said."""
    weights = np.zeros((model.coef_.shape[1], values), np.float32)
    bias = np.full(values, -20.0, np.float32)
    if len(model.classes_) == 2:
        at = int(model.classes_[1]) - 1
        weights[:, at], bias[at] = model.coef_[0], model.intercept_[0]
        return weights, bias
    for row, label in enumerate(model.classes_[1:], start=1):
        weights[:, label - 1] = model.coef_[row] - model.coef_[0]
        bias[label - 1] = model.intercept_[row] - model.intercept_[0]
    return weights, bias


def folds(sheets: Sequence[Sheet], *, seed: int = 1) -> dict[str, int]:
    """The fold of each document; all documents of a service are in the same one."""
    services = sorted({sheet.service for sheet in sheets})
    order = np.random.RandomState(seed).permutation(services)
    fold = {service: at % FOLDS for at, service in enumerate(order)}
    return {sheet.document: fold[sheet.service] for sheet in sheets}
