"""The only place that asks what day and second it is. Pages call it and pass it down."""

from datetime import UTC, date, datetime
from functools import lru_cache
from time import time

from django.utils import timezone

MINUTE = 60


def today() -> date:
    """The day in France, whatever the machine's own clock is set to."""
    return day_of(now() // MINUTE)


@lru_cache(maxsize=4)
def day_of(minute: int) -> date:
    """The day of a minute, counted since 1970: each launch asks, and no day begins within one."""
    return timezone.localdate(datetime.fromtimestamp(minute * MINUTE, UTC))


def now() -> int:
    """The second, in UTC, since 1970."""
    return int(time())
