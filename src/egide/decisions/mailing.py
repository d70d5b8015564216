"""One mail a day at most, for what a person was told and has not read on the site: never a stream.

Staff alone have an address here. A mail says no pupil's name: the sentences hold none.
"""

import logging
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db.models import Q
from django.db.transaction import atomic
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from egide.decisions.models import Told
from egide.decisions.words import sentence

LANGUAGE = "fr"  # of staff: nobody's preference is kept
log = logging.getLogger(__name__)


def send_digests() -> int:
    """Mail everybody what waits unread; say how many mails left."""
    waiting = Told.objects.filter(read_at=None, mailed_at=None).exclude(
        Q(person__member=None) | Q(person__member__mail="")
    )
    rows = waiting.order_by("person_id", "id").values_list("person__member__mail", "pk")
    people = groupby(rows.iterator(), key=itemgetter(0))
    return sum(sent(address, [number for _, number in mine]) for address, mine in people)


@atomic
def sent(address: str, numbers: Sequence[int]) -> bool:
    """Send one mail, noted as sent in the same transaction; a fault leaves it for tomorrow."""
    locked = Told.objects.select_for_update(skip_locked=True).filter(mailed_at=None)
    mine = list(locked.filter(pk__in=numbers).order_by("id"))
    if not mine:
        return False
    try:
        message(address, mine).send()
    except (SMTPException, OSError):
        log.exception("a digest did not leave")
        return False
    Told.objects.filter(pk__in=[row.pk for row in mine]).update(mailed_at=timezone.now())
    return True


def message(address: str, mine: Sequence[Told]) -> EmailMessage:
    """What one person was told, a line each."""
    with translation.override(LANGUAGE):
        count = len(mine)
        subject = ngettext("Égide : %(count)s nouvelle", "Égide : %(count)s nouvelles", count)
        lines = "\n".join(f"- {sentence(row.said)}" for row in mine)
        end = gettext("Tout est dans Égide, sur votre page d’accueil.")
        return EmailMessage(subject % {"count": count}, f"{lines}\n\n{end}\n", to=[address])
