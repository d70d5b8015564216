"""Trains the learned reader, then the arbiter, on the `dev` sheets: `python -m benchmarks.train`.

Writes the weights of both into the package, and beside this file the readings of each document by a
model that never saw its service: what may be believed of the figures on these sheets.
"""

import hashlib
import json
from pathlib import Path

from benchmarks.measure.readings import save
from benchmarks.measure.sheets import load_sheets
from benchmarks.training.arbitration import fit_arbiter, trials
from benchmarks.training.earlier import earlier
from benchmarks.training.learning import learn
from benchmarks.training.prototypes import load

PACKAGE = Path(__file__).parents[1] / "src/egide/reading"
WEIGHTS = PACKAGE / "learned/weights.npz"
ARBITER = PACKAGE / "arbiter/weights.json"
UNSEEN = Path(__file__).parent / "training" / "unseen.json"


def main() -> None:
    """Train, write, say what was written."""
    sheets = load_sheets(part="dev")
    learned = learn(sheets, load())
    WEIGHTS.write_bytes(learned.weights)
    save(UNSEEN, learned.unseen)
    before = earlier({sheet.document: sheet.text for sheet in sheets})
    weights = fit_arbiter(trials(sheets, before, learned.unseen))
    ARBITER.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.name} {len(learned.weights)} {hashlib.sha256(learned.weights).hexdigest()}")


if __name__ == "__main__":
    main()
