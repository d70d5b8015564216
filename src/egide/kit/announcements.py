"""What a room tells the rooms below it: written with the change itself, delivered afterwards.

An announcement is a frozen dataclass of JSON values. A room that heeds one subscribes in its
`reactions.py`. Delivery is at least once: a reaction bears being called twice.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils import timezone

from egide.kit.models import Announced

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

A = TypeVar("A", bound="DataclassInstance")
Reaction = Callable[[Any], None]

# Kinds of every room meet here: what a reaction takes is checked where it subscribes.
_reactions: dict[str, list[tuple[type, Reaction]]] = defaultdict(list)


def heed(announcement: type[A], reaction: Callable[[A], None]) -> None:
    """Call `reaction` for each announcement of this kind."""
    _reactions[kind(announcement)].append((announcement, reaction))


def announce(*announcements: "DataclassInstance") -> None:
    """Write announcements in the transaction under way; deliver them once that is kept."""
    Announced.objects.bulk_create(
        Announced(name=kind(type(one)), data=asdict(one)) for one in announcements
    )
    transaction.on_commit(deliver, robust=True)


def deliver(most: int = 100) -> int:
    """Deliver what is on its way, oldest first; say how many were."""
    for count in range(most):
        if not deliver_next():
            return count
    return most


@transaction.atomic
def deliver_next() -> bool:
    """Deliver the oldest one that no other process holds; its reactions are kept or none is."""
    waiting = Announced.objects.filter(delivered_at=None).order_by("id")
    row = waiting.select_for_update(skip_locked=True).first()
    if row is None:
        return False
    for announcement, reaction in _reactions[row.name]:
        reaction(announcement(**row.data))
    row.delivered_at = timezone.now()
    row.save(update_fields=["delivered_at"])
    return True


def kind(announcement: type) -> str:
    """The name under which an announcement is written."""
    return f"{announcement.__module__}.{announcement.__qualname__}"
