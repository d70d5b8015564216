"""The log of a new school year, opened for whoever needs one.

A log lasts a school year: on the first of August each academy needs another, and nothing leaves
without it. Which academies there are is known by a room downstream, which says so (`wanted_by`).
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date

from egide.journal import actions, queries
from egide.journal.errors import NoSuchLog

LOG = logging.getLogger(__name__)
_wanted: list[Callable[[], Iterable[str]]] = []


def wanted_by(academies: Callable[[], Iterable[str]]) -> None:
    """Let a room downstream say which academies need a log; called once, when the house starts."""
    _wanted[:] = [academies]


def open_due(on: date) -> int:
    """Open the log of this school year for each academy that has none; say how many."""
    return sum(opened(academy, on) for names in _wanted for academy in names())


def opened(academy: str, on: date) -> bool:
    """Whether a log had to be opened, and could be."""
    try:
        queries.log_for(academy, on=on)
    except NoSuchLog:
        try:
            actions.open_log(academy, on=on)
        except Exception:
            LOG.exception("the log of %s was not opened: nothing leaves there", academy)
            return False
        LOG.info("the log of %s was opened", academy)
        return True
    return False
