"""How often one caller may knock: counted in the database, for all processes together.

Under a keyed digest: neither an address nor a person is written down, and a row is worth nothing
once its window is over.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, Protocol

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from egide.kit.errors import Refusal
from egide.people.models import Tally
from egide.people.signin import bounds
from egide.people.signin.errors import TooOften

COUNT = """
INSERT INTO people_tally (who, count, ends_at) VALUES (%(who)s, 1, %(ends_at)s)
ON CONFLICT (who) DO UPDATE SET
  count = CASE WHEN people_tally.ends_at <= %(at)s THEN 1 ELSE people_tally.count + 1 END,
  ends_at = CASE WHEN people_tally.ends_at <= %(at)s THEN %(ends_at)s ELSE people_tally.ends_at END
RETURNING count
"""


class Allowance(Protocol):
    """What is counted, under a name of its own, and how often it may happen in a window."""

    @property
    def name(self) -> str:
        """What is counted."""

    @property
    def value(self) -> int:
        """How often it may happen."""


class Door(Enum):
    """The doors of those who work here."""

    KNOCK = bounds.KNOCKS_OF_AN_ADDRESS
    FAILURE = bounds.FAILURES_OF_AN_ADDRESS
    PERSON = bounds.KNOCKS_OF_A_PERSON


def allow(door: Allowance, who: str, *, at: datetime) -> None:
    """Count one knock, or refuse it."""
    if count(door, who, at=at) > door.value:
        raise TooOften


def count(door: Allowance, who: str, *, at: datetime) -> int:
    """Count one; say how many there were in this window."""
    values: dict[str, bytes | datetime] = {
        "who": digest(door, who),
        "at": at,
        "ends_at": at + bounds.WINDOW,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        return int(cursor.fetchone()[0])


def is_closed(door: Allowance, who: str, *, at: datetime) -> bool:
    """Whether the allowance is spent; asking costs nothing of it."""
    spent = Tally.objects.filter(who=digest(door, who), ends_at__gt=at, count__gte=door.value)
    return spent.exists()


def digest(door: Allowance, who: str) -> bytes:
    """What stands for a caller."""
    return salted_hmac("egide.people.tally", f"{door.name}:{who}", algorithm="sha256").digest()


def watched(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that one address may ask so many times, and fail at fewer."""

    @wraps(page)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with failures_of(caller(request), at=timezone.now()):
            return page(request, *args, **kwargs)

    return counted


@contextmanager
def failures_of(address: str, *, at: datetime) -> Iterator[None]:
    """Refuse whoever knocked, or failed, too often; what is refused inside counts as a failure."""
    allow(Door.KNOCK, address, at=at)
    if is_closed(Door.FAILURE, address, at=at):
        raise TooOften
    try:
        yield
    except Refusal:
        count(Door.FAILURE, address, at=at)
        raise


def caller(request: HttpRequest) -> str:
    """Where a request comes from: the address that the outermost of our own proxies saw."""
    return caller_of(request.META)


def caller_of(meta: Mapping[str, Any]) -> str:
    """The same, from what the server says of a request.

    What a caller writes in `X-Forwarded-For` stands to the left of what our proxies add.
    """
    seen = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    hops = settings.PROXIES
    return neighbourhood(seen[-hops] if 0 < hops <= len(seen) else meta.get("REMOTE_ADDR", ""))


def neighbourhood(text: str) -> str:
    """An IPv4 address; of an IPv6 one, the network of 64 bits that one subscriber holds."""
    try:
        address = ip_address(text)
    except ValueError:
        return "unknown"
    if not isinstance(address, IPv6Address):
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(ip_network((address, 64), strict=False))


def forget(*, at: datetime) -> None:
    """Drop the counts whose window is over."""
    Tally.objects.filter(ends_at__lte=at).delete()
