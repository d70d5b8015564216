"""The only place that asks what day and second it is. Pages call it and pass it down."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """The day in France, whatever the machine's own clock is set to."""
    return timezone.localdate()


def now() -> int:
    """The second, in UTC, since 1970."""
    return int(timezone.now().timestamp())
