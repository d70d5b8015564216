"""The passkeys of a person: made, used, named, removed; stopped when a copy may exist."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from egide.kit.errors import Missing
from egide.people.models import Passkey, Person
from egide.people.signin import conf, sessions, throttle, webauthn
from egide.people.signin.bounds import MOST_PASSKEYS
from egide.people.signin.errors import KnownAlready, LastWay, Stopped, TooManyKeys, Unproved

LONGEST_NAME = 60


def site() -> webauthn.Site:
    """The house, as its settings say it."""
    return webauthn.Site(conf.origin(), conf.relying_party())


def of(person: Person) -> Sequence[Passkey]:
    """The keys of a person, oldest first."""
    return tuple(person.passkeys.order_by("at", "id"))


def add(person: Person, key: webauthn.NewKey, name: str, *, at: datetime) -> Passkey:
    """A further key for somebody."""
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk).passkeys
        if held.count() >= MOST_PASSKEYS:
            raise TooManyKeys
        return keep(person, key, name, at=at)


def keep(person: Person, key: webauthn.NewKey, name: str, *, at: datetime) -> Passkey:
    """Write a key down; one that opens for somebody already is refused."""
    try:
        with transaction.atomic():
            return Passkey.objects.create(
                person=person,
                credential=key.credential,
                public_key=key.public_key,
                sign_count=key.sign_count,
                backed_up=key.backed_up,
                transports=list(key.transports),
                name=name.strip()[:LONGEST_NAME] or str(at.date()),
                at=at,
            )
    except IntegrityError:
        raise KnownAlready from None


def use(answer: webauthn.Answer, *, at: datetime) -> Person:
    """Who an answer proves to be there. A counter that goes back stops the key, for good."""
    found = Passkey.objects.filter(credential=answer.credential).first()
    if found is None or answer.holder != found.person_id.bytes:
        raise Unproved
    throttle.allow(throttle.Door.PERSON, str(found.person_id), at=at)
    count = webauthn.proved(answer, bytes(found.public_key), site())
    with transaction.atomic():
        key = Passkey.objects.select_for_update(of=["self"]).filter(pk=found.pk).first()
        if key is None:
            raise Unproved
        going_on = advance(key, count, at=at)
    if not going_on:
        raise Stopped
    return key.person


def advance(key: Passkey, count: int, *, at: datetime) -> bool:
    """Write the counter of a key that was used; false when it is stopped, now or before.

    Synced passkeys count nothing and always say 0. One that counts never repeats itself: if it
    does, two authenticators hold the same secret, and either may be the thief's.
    """
    if key.stopped_at:
        return False
    if (count or key.sign_count) and count <= key.sign_count:
        key.stopped_at = at
        key.save(update_fields=["stopped_at"])
        sessions.end_all(key.person)
        return False
    key.sign_count, key.last_used_at = count, at
    key.save(update_fields=["sign_count", "last_used_at"])
    return True


def rename(person: Person, key: UUID, name: str) -> None:
    """Call a key otherwise."""
    called = name.strip()[:LONGEST_NAME]
    if called and not person.passkeys.filter(pk=key).update(name=called):
        raise Missing


def remove(person: Person, key: UUID) -> None:
    """Let a key open nothing any more, unless it is the last way in; what it opened is closed."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        held = person.passkeys.filter(pk=key)
        if not held.exists():
            raise Missing
        leave_a_way(person, passkey=key)
        held.delete()
        sessions.end_all(person)


def unlink(person: Person, account: int) -> None:
    """Let an account elsewhere open nothing any more, unless it is the last way in."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        held = person.outside_accounts.filter(pk=account)
        if not held.exists():
            raise Missing
        leave_a_way(person, account=account)
        held.delete()
        sessions.end_all(person)


def leave_a_way(person: Person, *, passkey: UUID | None = None, account: int | None = None) -> None:
    """Refuse to take away what alone lets somebody in."""
    keys = set(person.passkeys.filter(stopped_at=None).values_list("pk", flat=True))
    vouching = [one.issuer for one in conf.upstreams()]
    accounts = person.outside_accounts.filter(issuer__in=vouching).values_list("pk", flat=True)
    if not keys - {passkey} and not set(accounts) - {account}:
        raise LastWay


def drop_all(person: Person) -> None:
    """Take every way in away, and end every session: before new ones are given."""
    person.passkeys.all().delete()
    person.outside_accounts.all().delete()
    sessions.end_all(person)


def options_for(person: UUID, name: str, challenge: bytes) -> dict[str, Any]:
    """What the browser needs to make a key for that person."""
    known = Passkey.objects.filter(person_id=person).values_list("credential", flat=True)
    return webauthn.asked_to_make(site(), person, name, challenge, map(bytes, known))
