"""Accounts elsewhere: linked once, through an invitation; afterwards they open for one person."""

from datetime import datetime

from django.db import IntegrityError, transaction

from egide.people.models import OutsideAccount, Person
from egide.people.signin import throttle
from egide.people.signin.errors import KnownAlready, NotLinked
from egide.people.signin.upstream.token import Account


def link(person: Person, account: Account, *, at: datetime) -> OutsideAccount:
    """Let an account open for somebody from now on."""
    try:
        with transaction.atomic():
            return OutsideAccount.objects.create(
                person=person,
                issuer=account.issuer,
                subject=account.subject,
                at=at,
                last_used_at=at,
            )
    except IntegrityError:
        raise KnownAlready from None


def holder(account: Account, *, at: datetime) -> Person:
    """For whom an account opens: by its issuer and its subject, and by nothing else."""
    rows = OutsideAccount.objects.filter(issuer=account.issuer, subject=account.subject)
    found = rows.select_related("person").first()
    if found is None:
        raise NotLinked
    throttle.allow(throttle.Door.PERSON, str(found.person_id), at=at)
    rows.update(last_used_at=at)
    return found.person
