"""The school year of a day, as logs are named: `2026-2027`."""

from datetime import date
from typing import Final

# From the first of August: pupils are back on the Réunion before they are in metropolitan France.
_FIRST_MONTH: Final = 8


def school_year(day: date) -> str:
    """The school year that holds a day."""
    first = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"
