"""What moved is told in the transaction that moves it, and heard by every process after it.

A row in `gateway_movement` is the telling: the database stamps it with its transaction and notifies
(triggers of `migrations/0003_movements`, which also tell of agreements, stances and clients,
whoever writes them). A process that lost its connection finds the rows that it missed.
"""

from enum import StrEnum
from typing import Final

from egide.gateway.models import Movement

CHANNEL: Final = "egide_moved"
KEPT: Final = 24 * 60 * 60  # seconds: longer than anything that is held, or any session


class What(StrEnum):
    """What may move."""

    SERVICE = "service"  # agreements, stances, exceptions, clients of a service, by its slug
    SESSION = "session"  # a session that ended, by its digest


def tell(what: What, about: str) -> None:
    """Tell every process, once the transaction under way is kept."""
    told = Movement(what=what.value, about=about)
    Movement.objects.bulk_create([told], ignore_conflicts=True)  # once in a transaction is enough


def sweep(*, at: int) -> int:
    """Remove what nobody holds any more; say how many."""
    return Movement.objects.filter(at__lte=at - KEPT).delete()[0]
