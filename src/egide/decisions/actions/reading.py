"""What a person read of what they were told, and whether the rest comes by mail."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from egide.decisions.models import MailChoice, Told
from egide.people.mandates import Actor


def mark_read(*, by: Actor, messages: Iterable[int]) -> int:
    """Note that somebody read these of their own messages; say how many were new."""
    mine = Told.objects.filter(person=by.pk, read_at=None, pk__in=list(messages))
    return mine.update(read_at=timezone.now())


def choose_mail(person: UUID, *, wanted: bool) -> None:
    """One mail a day, or none: whoever holds the signed link of a mail acts for its reader."""
    MailChoice.objects.update_or_create(person_id=person, defaults={"wanted": wanted})


def remember_language(*, by: Actor, language: str) -> None:
    """The language that somebody reads the news in is that of their mail."""
    MailChoice.objects.update_or_create(person_id=by.pk, defaults={"language": language})
