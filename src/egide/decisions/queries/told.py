"""What a person was told, in their language, the latest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from egide.decisions.models import MailChoice, Told
from egide.decisions.words import sentence
from egide.people import queries as people
from egide.people.mandates import Actor

MOST = 50


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence; `said` holds what it was made from (a request, an agreement)."""

    id: int
    sentence: str
    said: Mapping[str, object]
    on: date
    read_at: datetime | None


def told(person: Actor, *, unread_only: bool = False) -> tuple[Message, ...]:
    """What that person was told: one query."""
    rows = Told.objects.filter(person=person.pk).order_by("-at", "-pk")
    wanted = rows.filter(read_at=None) if unread_only else rows
    return tuple(message(row) for row in wanted[:MOST])


def message(row: Told) -> Message:
    """A row in the reader's language."""
    return Message(row.pk, sentence(row.said), row.said, row.on, row.read_at)


def mail_of(person: Actor, *, on: date) -> bool | None:
    """Whether that person gets a mail a day; None when nobody knows an address of theirs."""
    if not people.addresses([person.pk], on=on):
        return None
    choice = MailChoice.objects.filter(person=person.pk).first()
    return choice is None or choice.wanted
