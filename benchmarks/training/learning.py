"""The whole training of the learned reader, and its readings of documents it was not trained on."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.measure.reading import analysed
from benchmarks.measure.sheets import Sheet
from benchmarks.training.deciding import fit_decisions
from benchmarks.training.examples import from_prototypes, from_sheet
from benchmarks.training.fitting import FOLDS, fit, folds
from benchmarks.training.material import Material, material_of
from benchmarks.training.packing import pack
from benchmarks.training.prototypes import Prototype
from benchmarks.training.units import Task, tasks_of
from egide.reading.learned.model import Model, load
from egide.reading.learned.reader import Heard, Read, listen, read

NEUTRAL = (1.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Learned:
    """The bytes to ship, and for each document a reading by a model that never saw its service."""

    weights: bytes
    unseen: dict[str, Read]


def learn(sheets: Sequence[Sheet], prototypes: Sequence[Prototype]) -> Learned:
    """Train on everything, and once without each fold."""
    by_hand = list(from_prototypes(prototypes))
    material = material_of([*[from_sheet(sheet) for sheet in sheets], by_hand])
    tasks = tasks_of(prototypes)
    fold_of = folds(sheets)
    models = [model_without(material, tasks, fold_of, fold) for fold in range(FOLDS)]
    heard = {s.document: heard_by(models[fold_of[s.document]], s) for s in sheets}
    decisions = fit_decisions(tasks, sheets, heard)
    unseen = {}
    for fold in range(FOLDS):
        others = [sheet for sheet in sheets if fold_of[sheet.document] != fold]
        model = decided(models[fold], fit_decisions(tasks, others, heard))
        for sheet in sheets:
            if fold_of[sheet.document] == fold:
                unseen[sheet.document] = read(analysed(sheet), model)
    everything = fit(material, tasks, np.ones(len(material.examples), bool))
    return Learned(pack(material, everything, decisions), unseen)


def model_without(
    material: Material, tasks: Sequence[Task], fold_of: dict[str, int], fold: int
) -> Model:
    """A model trained without the documents of a fold."""
    kept = np.array([fold_of.get(source) != fold for source in material.sources])
    fitted = fit(material, tasks, kept)
    return load(io.BytesIO(pack(material, fitted, [NEUTRAL] * len(tasks))))


def heard_by(model: Model, sheet: Sheet) -> list[Heard]:
    """What a model hears in a document, in the order of its tasks."""
    return [one for group in listen(analysed(sheet), model).values() for one in group]


def decided(model: Model, decisions: Sequence[tuple[float, ...]]) -> Model:
    """The same model with other decisions."""
    units = tuple(
        type(unit)(unit.question, unit.values, unit.columns, decision)
        for unit, decision in zip(model.units, decisions, strict=True)
    )
    return replace(model, units=units)
