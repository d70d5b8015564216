"""Which services a session went to, among those that ask to be told when it is over.

A service that asks nothing leaves no row here: nothing is written on the way through for it.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from egide.gateway.models import Visit

KEPT: Final = 24 * 60 * 60  # seconds: longer than any session


@dataclass(frozen=True, slots=True)
class Visited:
    """To which client of which door, and what it knows the session by."""

    door: str
    client: str
    reference: str


def remember(session: str, visited: Visited, *, at: int) -> None:
    """Keep that this session went there; twice is once."""
    Visit.objects.get_or_create(
        session=digest(session),
        door=visited.door,
        client=visited.client,
        reference=visited.reference,
        defaults={"at": at},
    )


def renamed(visited: Visited, reference: str) -> bool:
    """The client learnt another name of the session; False when that session is over since."""
    rows = Visit.objects.filter(
        door=visited.door, client=visited.client, reference=visited.reference
    )
    return bool(rows.update(reference=reference))


def follow(former: str, session: str) -> None:
    """Whoever signed in again has been where they were before: one end tells all of it."""
    Visit.objects.filter(session=digest(former)).update(session=digest(session))


def taken(session: str) -> tuple[Visited, ...]:
    """Where a session went; it is forgotten as it is told, so that nobody is told twice."""
    rows = Visit.objects.filter(session=digest(session))
    found = [Visited(row.door, row.client, row.reference) for row in rows.order_by("pk")]
    rows.delete()
    return tuple(found)


def of(session: str, door: str, client: str) -> tuple[Visited, ...]:
    """The visits of a session to one client."""
    rows = Visit.objects.filter(session=digest(session), door=door, client=client)
    return tuple(Visited(row.door, row.client, row.reference) for row in rows)


def forget(session: str, visited: Visited) -> None:
    """That client says itself that this is over: it need not be told."""
    Visit.objects.filter(
        session=digest(session),
        door=visited.door,
        client=visited.client,
        reference=visited.reference,
    ).delete()


def sweep(*, at: int) -> int:
    """Remove what is older than any session; say how many."""
    return Visit.objects.filter(at__lte=at - KEPT).delete()[0]


def digest(session: str) -> bytes:
    """How a session is kept: it was drawn, and is long."""
    return sha256(session.encode()).digest()
