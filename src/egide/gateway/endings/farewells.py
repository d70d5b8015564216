"""What is still to be told after a session's end: kept before it is tried, tried a few times."""

import logging
from dataclasses import dataclass
from typing import Final

from django.db.models import F
from django.db.transaction import atomic

from egide.gateway.endings.visits import KEPT, Visited
from egide.gateway.models import Farewell

log = logging.getLogger("egide.gateway")

AGAIN: Final = 60  # seconds before the second try; twice as long before each one that follows
TRIES: Final = 5
AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Due:
    """Whom to tell, and which row remembers it."""

    row: int
    visited: Visited


def keep(visited: tuple[Visited, ...], *, at: int) -> tuple[Due, ...]:
    """Remember whom to tell; the one who keeps it tries first."""
    rows = Farewell.objects.bulk_create(
        Farewell(
            door=one.door,
            client=one.client,
            reference=one.reference,
            since=at,
            due_at=at + AGAIN,
        )
        for one in visited
    )
    return tuple(map(due, rows))


@atomic
def taken(*, at: int) -> tuple[Due, ...]:
    """What is due: taken by one process, and due again later should that process die."""
    rows = Farewell.objects.filter(due_at__lte=at).select_for_update(skip_locked=True)
    found = list(rows.order_by("due_at")[:AT_ONCE])
    for row in found:
        row.due_at = at + AGAIN * 2 ** (row.tries + 1)
    Farewell.objects.bulk_update(found, ["due_at"])
    return tuple(map(due, found))


def told(one: Due) -> None:
    """It was told: nothing is left to remember."""
    Farewell.objects.filter(pk=one.row).delete()


def missed(one: Due) -> None:
    """It was not told; the last time that this is so is said in the log, and stays to be seen."""
    mine = Farewell.objects.filter(pk=one.row)
    mine.update(tries=F("tries") + 1)
    if mine.filter(tries__gte=TRIES).update(due_at=None):
        log.warning("given up: %s %s was not told of an end", one.visited.door, one.visited.client)


def given_up() -> tuple[Visited, ...]:
    """Who was never told, the latest first."""
    rows = Farewell.objects.filter(due_at=None).order_by("-since", "pk")
    return tuple(due(row).visited for row in rows)


def sweep(*, at: int) -> int:
    """Remove what concerns sessions that would be over by now; say how many."""
    return Farewell.objects.filter(since__lte=at - KEPT).delete()[0]


def due(row: Farewell) -> Due:
    """A row, as a value."""
    return Due(row.pk, Visited(row.door, row.client, row.reference))
