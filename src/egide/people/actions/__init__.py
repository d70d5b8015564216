"""The writers of this room."""

from egide.people.actions.mandates import Appointment, Vote, delegate, grant, record_vote, withdraw
from egide.people.actions.organisations import (
    Opening,
    close,
    merge,
    open_organisation,
    recode,
    rename,
)
from egide.people.actions.personas import become

__all__ = [
    "Appointment",
    "Opening",
    "Vote",
    "become",
    "close",
    "delegate",
    "grant",
    "merge",
    "open_organisation",
    "recode",
    "record_vote",
    "rename",
    "withdraw",
]
