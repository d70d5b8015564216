"""The versions of a service's key: what stands on a day, and how a new one begins."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.transaction import atomic, on_commit

from egide.catalogue import queries as catalogue
from egide.gateway.errors import NoReason
from egide.gateway.held import memory
from egide.gateway.models import KeyVersion
from egide.gateway.secrets import keys
from egide.trust.dated import days_after
from egide.trust.disclosure import versions
from egide.trust.disclosure.versions import Keyed, Renewal, Standing

OVERLAP: Final = 30  # days: a month for a provider to follow
LONGEST: Final = 366


@dataclass(frozen=True, slots=True)
class Why:
    """Why everybody is renamed to a service, and for how many days both names are carried.

    None at all after a leak: what leads from the old name to the new one would leak as well.
    """

    reason: str
    overlap: int = OVERLAP


def standing(service: str, *, on: date) -> Standing:
    """What names people to a service on a day: one query."""
    rows = KeyVersion.objects.filter(service__slug=service)
    renewals = [Renewal(Keyed(row.number, row.master), row.since, row.overlap_until)
                for row in rows]  # fmt: skip
    return versions.standing(renewals, on)


@atomic
def renew(service: str, why: Why, *, on: date) -> int:
    """Begin a new version under the newest master key; its number."""
    if not why.reason.strip() or not 0 <= why.overlap <= LONGEST:
        raise NoReason
    card = catalogue.service(service)
    last = KeyVersion.objects.filter(service=card.id).order_by("number").last()
    number = last.number + 1 if last else 2
    KeyVersion.objects.create(
        service_id=card.id,
        number=number,
        master=keys.newest_master(),
        since=on,
        overlap_until=days_after(on, why.overlap),
        reason=why.reason.strip(),
    )
    on_commit(lambda: memory.forget(service))  # the other processes are told by a trigger
    return number


def masters_in_use() -> frozenset[int]:
    """The master keys that some version is, or may yet be, derived from."""
    return frozenset(KeyVersion.objects.values_list("master", flat=True)) | {keys.FIRST_MASTER}
