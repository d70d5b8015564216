"""The only writers of this room: issue a notice when something that concerns families changed."""

from collections.abc import Iterable
from datetime import date

from django.db.transaction import atomic

from egide.decisions.queries import Held
from egide.families.announcements import NoticeIssued
from egide.families.gathering import notices
from egide.families.models import Issued
from egide.kit.announcements import announce
from egide.trust.canonical import plain
from egide.trust.notice import Item, Notice, changed, read


@atomic
def issue(held: Iterable[Held], *, on: date) -> tuple[Issued, ...]:
    """Issue the notices of these agreements that tell families something new; often none."""
    agreements = {one.id: one for one in held if not one.status.over}
    before = last_of(agreements)
    made = []
    for number, now in notices(agreements.values(), on=on).items():
        items = changed(before.get(number), now)
        if items:
            made.append(_kept(agreements[number], now, items, on))
    return tuple(made)


def last_of(agreements: Iterable[int]) -> dict[int, Notice]:
    """The notice that counts for each agreement; locked until the end of the transaction."""
    rows = Issued.objects.filter(agreement__in=list(agreements)).order_by("id")
    return {row.agreement_id: read(row.payload) for row in rows.select_for_update()}


def _kept(held: Held, now: Notice, items: tuple[Item, ...], on: date) -> Issued:
    row = Issued.objects.create(
        agreement_id=held.id,
        school_id=held.school,
        digest=now.digest,
        payload=plain(now),
        changed=[item.value for item in items],
        on=on,
    )
    announce(NoticeIssued(row.pk, held.id, held.school or 0))
    return row
