"""Who may do what, where, on a day: powers, places, mandates held, and the ruling."""

from egide.trust.mandate.delegation import delegate
from egide.trust.mandate.granting import may_grant
from egide.trust.mandate.places import Controller, Kind, Place, SchoolKind
from egide.trust.mandate.powers import Held, Power, Role
from egide.trust.mandate.ruling import Because, Ruling, may
from egide.trust.mandate.seats import Seat, seats, wants_board

__all__ = [
    "Because",
    "Controller",
    "Held",
    "Kind",
    "Place",
    "Power",
    "Role",
    "Ruling",
    "SchoolKind",
    "Seat",
    "delegate",
    "may",
    "may_grant",
    "seats",
    "wants_board",
]
