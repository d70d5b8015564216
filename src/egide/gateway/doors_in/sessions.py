"""Sessions that began at an ENT, by the names under which it may say that they are over."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from egide.gateway.endings import ended, leaving
from egide.gateway.models import EntSession

KEPT: Final = 24 * 60 * 60  # seconds: longer than any session
LATE: Final = 60  # clocks differ


def remember(ent: str, names: Iterable[str], session: str, *, at: int) -> None:
    """Keep by which names the ENT will end this session."""
    rows = [EntSession(ent=ent, name=digest(ent, one), session=session, at=at) for one in names]
    EntSession.objects.bulk_create(rows, ignore_conflicts=True)


def end(ent: str, names: Iterable[str], *, before: int, at: int) -> int:
    """End what began under one of these names up to a second; say how many.

    `before`: a message that comes twice ends nothing that began after it was written.
    """
    digests = [digest(ent, one) for one in names]
    rows = EntSession.objects.filter(ent=ent, name__in=digests, at__lte=before + LATE)
    found = set(rows.values_list("session", flat=True))
    EntSession.objects.filter(ent=ent, session__in=found).delete()
    for session in sorted(found):
        ended.end(session)
        leaving.end(session, at=at)
    return len(found)


def sweep(*, at: int) -> int:
    """Remove what is older than any session; say how many."""
    return EntSession.objects.filter(at__lte=at - KEPT).delete()[0]


def digest(ent: str, name: str) -> bytes:
    """How a name is kept: a ticket or an index says nothing to whoever reads the table."""
    return sha256(f"{ent} {name}".encode()).digest()
