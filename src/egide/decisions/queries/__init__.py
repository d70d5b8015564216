"""The readers of this room: agreements, requests, answers, what waits, what was told."""

from egide.decisions.queries.agreements import (
    Happened,
    Held,
    agreement,
    agreements_of,
    history,
    rests_on,
)
from egide.decisions.sheets import Sheet, sheet_to_sign

__all__ = [
    "Happened",
    "Held",
    "Sheet",
    "agreement",
    "agreements_of",
    "history",
    "rests_on",
    "sheet_to_sign",
]
