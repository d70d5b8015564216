"""The weights as a small file: the rows that matter, whole numbers of one byte, no code inside."""

import io
import json
import zipfile
from collections.abc import Sequence

import numpy as np

from benchmarks.training.fitting import Fitted
from benchmarks.training.material import Material

ROWS = 24_000
WHOLE = 127
EPOCH = (2026, 1, 1, 0, 0, 0)


def pack(
    material: Material, fitted: Fitted, decisions: Sequence[tuple[float, ...]], *, rows: int = ROWS
) -> bytes:
    """The bytes of `weights.npz`; the same for the same weights."""
    strength = np.abs(fitted.weights).max(axis=1)
    kept = np.sort(np.argsort(-strength, kind="stable")[:rows])
    weights = fitted.weights[kept]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / WHOLE
    units = [
        [task.question, task.values, [round(each, 4) for each in decision]]
        for task, decision in zip(fitted.tasks, decisions, strict=True)
    ]
    return archive(
        {
            "ids": material.ids[kept].astype(np.int32),
            "weights": np.rint(weights / scale).astype(np.int8),
            "scale": scale.astype(np.float32),
            "bias": fitted.bias.astype(np.float32),
            "units": np.frombuffer(json.dumps(units).encode(), np.uint8),
        }
    )


def archive(arrays: dict[str, np.ndarray]) -> bytes:
    """A compressed npz whose bytes do not depend on the day it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, array in arrays.items():
            body = io.BytesIO()
            np.lib.format.write_array(body, array, allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", EPOCH), body.getvalue(),
                          zipfile.ZIP_DEFLATED, 9)  # fmt: skip
    return packed.getvalue()
