"""What a person read of what they were told."""

from collections.abc import Iterable

from django.utils import timezone

from egide.decisions.models import Told
from egide.people.mandates import Actor


def mark_read(*, by: Actor, messages: Iterable[int]) -> int:
    """Note that somebody read these of their own messages; say how many were new."""
    mine = Told.objects.filter(person=by.pk, read_at=None, pk__in=list(messages))
    return mine.update(read_at=timezone.now())
