"""One mail a day at most, for what a person was told and has not read on the site: never a stream.

A mail is claimed in one transaction with the messages that it takes, and leaves once that is kept.
What did not leave, for a relay that refuses or a machine that stops, is taken again the next day:
nothing is lost, and at worst a mail comes twice. Rosters give an address to staff alone.
"""

import logging
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Exists, OuterRef, QuerySet
from django.db.transaction import atomic
from django.utils import timezone

from egide.decisions.letters import letter
from egide.decisions.models import Digest, MailChoice, Told
from egide.people import queries as people

# One mail is refused, or its address is no address: the next one may leave.
REFUSED = (SMTPRecipientsRefused, SMTPResponseException, SMTPNotSupportedError, ValueError)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one mail took."""

    digest: int
    messages: tuple[Told, ...]


def send_digest(on: date) -> int:
    """Mail everybody what waits unread; say how many mails left."""
    if not settings.MAILS:
        return 0
    take_back(on)
    left = 0
    try:
        # The output of a command is for its answer: a laptop shows mail beside it.
        with get_connection(stream=sys.stderr) as relay:
            for person, address in addressed(on).items():
                left += sent(person, address, relay, on)
    except OSError as fault:  # nobody answers at the relay: the next run asks again
        log.warning("the relay does not answer, digests wait: %s", type(fault).__name__)
    return left


@atomic
def take_back(on: date) -> None:
    """Mails of the days before: what did not leave gives its messages back, the rest is done."""
    before = Digest.objects.select_for_update().filter(on__lt=on)
    for one in before.filter(left_at=None):
        Told.objects.filter(person=one.person_id, mailed_at=one.at).update(mailed_at=None)
    before.delete()


def addressed(on: date) -> Mapping[UUID, str]:
    """Who has something unread, an address, no mail of this day, and did not say no."""
    silent = MailChoice.objects.filter(person=OuterRef("person"), wanted=False)
    today = Digest.objects.filter(person=OuterRef("person"), on=on)
    wanted = waiting().exclude(Exists(silent)).exclude(Exists(today))
    return people.addresses(wanted.values_list("person", flat=True).distinct(), on=on)


def waiting() -> "QuerySet[Told]":
    """What nobody read on the site and no mail took."""
    return Told.objects.filter(read_at=None, mailed_at=None)


def sent(person: UUID, address: str, relay: BaseEmailBackend, on: date) -> bool:
    """Claim one mail, then send it; say whether it left."""
    claimed = claim(person, on)
    if claimed is None:
        return False
    choice = MailChoice.objects.filter(person=person).first() or MailChoice(person_id=person)
    try:
        relay.send_messages([letter(address, claimed.messages, choice)])
    except REFUSED as fault:  # the text of the refusal holds the address: its kind is enough
        log.warning("a digest did not leave, it is tried tomorrow: %s", type(fault).__name__)
        return False
    Digest.objects.filter(pk=claimed.digest).update(left_at=timezone.now())
    return True


@atomic
def claim(person: UUID, on: date) -> Claimed | None:
    """Take what waits for somebody into the mail of that day; None when another run did."""
    mail, made = Digest.objects.get_or_create(person_id=person, on=on)
    if not made:
        return None
    found = tuple(waiting().filter(person=person).select_for_update().order_by("id"))
    if not found:
        mail.delete()
        return None
    mark(found, mail.at)
    return Claimed(mail.pk, found)


def mark(messages: Iterable[Told], at: datetime) -> None:
    """Note that these are in a mail."""
    Told.objects.filter(pk__in=[one.pk for one in messages]).update(mailed_at=at)
