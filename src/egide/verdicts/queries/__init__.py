"""The readers of this room: what stands, what stood, what would fall, what is to be reviewed."""

from egide.verdicts.queries.desk import Desk, desk, evaluations_with
from egide.verdicts.queries.grounds import (
    Clause,
    Ground,
    changing_on,
    clauses,
    grounds,
    grounds_if_fell,
)
from egide.verdicts.queries.sheet import Sheet, sheet
from egide.verdicts.queries.standing import Stands, standing
from egide.verdicts.queries.what_if import Fell, if_fell

__all__ = [
    "Clause",
    "Desk",
    "Fell",
    "Ground",
    "Sheet",
    "Stands",
    "changing_on",
    "clauses",
    "desk",
    "evaluations_with",
    "grounds",
    "grounds_if_fell",
    "if_fell",
    "sheet",
    "standing",
]
