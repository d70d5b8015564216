"""From the best sentences of a document to the chance that it says something: three slopes a task.

Trained on sentence scores made without the document's service, with one slope for all tasks and
a small correction for each: there are few documents.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.measure.sheets import Gold, Sheet
from benchmarks.training.units import Task
from egide.reading.learned.orders import SAID
from egide.reading.learned.reader import Heard, evidence

FIRMNESS = 0.3
OWN_BIAS, OWN_SLOPE = 2.0, 1 / 3


def fit_decisions(
    tasks: Sequence[Task], sheets: Sequence[Sheet], heard: Mapping[str, Sequence[Heard]]
) -> list[tuple[float, ...]]:
    """For each task: slopes of the best, the second and the next sentences, and a bias."""
    rows, said = [], []
    for sheet in sheets:
        for number, (task, each) in enumerate(zip(tasks, heard[sheet.document], strict=True)):
            known = is_said(task, sheet.answers[task.question])
            if known is not None:
                rows.append(row(number, len(tasks), each))
                said.append(known)
    model = LogisticRegression(C=FIRMNESS, max_iter=1000).fit(np.array(rows), np.array(said))
    slopes, bias = model.coef_[0], float(model.intercept_[0])
    many = len(tasks)
    return [
        (
            float(slopes[0] + OWN_SLOPE * slopes[3 + many + number]),
            float(slopes[1]), float(slopes[2]),
            float(bias + OWN_BIAS * slopes[3 + number]),
        )
        for number in range(many)
    ]  # fmt: skip


def row(number: int, many: int, heard: Heard) -> np.ndarray:
    """What a document shows of one task."""
    measured = evidence([chance for chance, _, _ in heard.found])
    made = np.zeros(3 + 2 * many)
    made[:3] = measured
    made[3 + number] = OWN_BIAS
    made[3 + many + number] = OWN_SLOPE * measured[0]
    return made


def is_said(task: Task, gold: Gold) -> bool | None:
    """Whether a sheet says it; None where both answers are defensible."""
    if task.alone and task.values != (SAID,):
        known = {task.values[0] in accepted for accepted in gold.accepted}
    else:
        known = {bool(accepted) for accepted in gold.accepted}
    return known.pop() if len(known) == 1 else None
