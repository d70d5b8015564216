"""The readers of this room: agreements, requests, answers, what waits, what was told."""

from egide.decisions.queries.agreements import (
    Happened,
    Held,
    agreement,
    agreements_of,
    history,
    rests_on,
)
from egide.decisions.queries.in_force import InForce, Pupils, in_force
from egide.decisions.sheets import Sheet, sheet_to_sign

__all__ = [
    "Happened",
    "Held",
    "InForce",
    "Pupils",
    "Sheet",
    "agreement",
    "agreements_of",
    "history",
    "in_force",
    "rests_on",
    "sheet_to_sign",
]
