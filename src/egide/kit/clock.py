"""The only place that asks what day it is. Pages call it and pass the day down."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """The day in France, whatever the machine's own clock is set to."""
    return timezone.localdate()
