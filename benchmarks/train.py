"""Trains the learned reader on the sheets that may be learned from: `python -m benchmarks.train`.

Writes `weights.npz` into the package, and beside this file the readings of each document by a
model that never saw its service: what may be believed of the figures on these sheets.
"""

import hashlib
from pathlib import Path

from benchmarks.measure.readings import save
from benchmarks.measure.sheets import load_sheets
from benchmarks.training.learning import learn
from benchmarks.training.prototypes import load

WEIGHTS = Path(__file__).parents[1] / "src/egide/reading/learned/weights.npz"
UNSEEN = Path(__file__).parent / "training" / "unseen.json"


def main() -> None:
    """Train, write, say what was written."""
    learned = learn(load_sheets(part="dev"), load())
    WEIGHTS.write_bytes(learned.weights)
    save(UNSEEN, learned.unseen)
    print(f"{WEIGHTS.name} {len(learned.weights)} {hashlib.sha256(learned.weights).hexdigest()}")


if __name__ == "__main__":
    main()
