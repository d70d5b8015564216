"""What a day brings by itself: deadlines that pass, ends, deliveries that are late, mails.

Doors are shut by the rules on the day itself, whether this ran or not: it writes the events and
tells people. Run twice on a day, it does nothing the second time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.transaction import atomic

from egide.decisions import telling
from egide.decisions.digest import send_digest
from egide.decisions.drafting import bounds
from egide.decisions.effects import Move, reconsider
from egide.decisions.events import DAY, Happening, happened
from egide.decisions.held import Held, held
from egide.decisions.models import Agreement, AgreementEvent
from egide.decisions.rows import row
from egide.kit.announcements import deliver
from egide.law.shelf import shelf
from egide.trust.agreement.conditions import texts, together
from egide.trust.agreement.deliveries import late, owed
from egide.trust.agreement.life import Status, What
from egide.trust.charter import Condition
from egide.verdicts import queries as verdicts


@dataclass(frozen=True, slots=True)
class DayDone:
    """How many agreements the day moved, ended and shut; how many mails left."""

    moved: int
    ended: int
    shut: int
    mails: int = 0


def run_day(on: date) -> DayDone:
    """Bring the agreements to that day."""
    moved = sum(reconsider(slug, Move(), on=on) for slug in verdicts.changing_on(on))
    ended = sum(ends(on))
    shut = sum(deadlines(on)) + sum(deliveries(on))
    while deliver():  # what the day brought is told before it is mailed
        pass
    return DayDone(moved, ended, shut, send_digest(on))


def ends(on: date) -> Iterator[bool]:
    """Agreements whose last day has passed are over, and people know it."""
    over = AgreementEvent.objects.filter(agreement=OuterRef("pk"), what=What.ENDED)
    longer = AgreementEvent.objects.filter(agreement=OuterRef("pk"), what=What.EXTENDED)
    rows = Agreement.objects.filter(Q(until__lte=on) | Exists(longer)).exclude(Exists(over))
    for one in held(rows, on=on):
        if one.life.status is Status.EXPIRED and one.life.ends is not None:
            yield bring(one, Happening(What.ENDED, cause=DAY), on=one.life.ends)


def deadlines(on: date) -> Iterator[bool]:
    """Deadlines that have passed are suspensions, and people know it."""
    passed = AgreementEvent.objects.filter(
        agreement=OuterRef("pk"), what=What.WARNED, until__lte=on
    )
    for one in held(Agreement.objects.filter(Exists(passed)), on=on):
        if one.life.status is Status.SUSPENDED and one.life.deadline and not written(one):
            yield bring(one, Happening(What.SUSPENDED, cause=DAY), on=one.life.deadline)


def deliveries(on: date) -> Iterator[bool]:
    """What the provider owed and did not deliver shuts the door, on the day it was due."""
    rows = Agreement.objects.filter(payload__conditions__icontains="deliver ")
    words = shelf().vocabulary
    standing: dict[tuple[str, tuple[str, ...]], tuple[Condition, ...]] = {}
    for one in held(rows.filter(signed_on__lt=on), on=on):
        if not one.life.status.opens:
            continue
        signed = together(one.signed.conditions, words)
        asked = (one.service, one.signed.levels)
        if asked not in standing:
            standing[asked] = bounds(*asked, on).conditions
        missing = late(owed(signed, standing[asked], one.signed_on), on)
        if missing:
            about = {"owed": list(texts(one.condition for one in missing))}
            yield bring(one, Happening(What.SUSPENDED, cause=DAY, about=about), on=on)


def written(one: Held) -> bool:
    """Whether the last thing that happened says already that it is suspended."""
    lives = {What.WARNED, What.SUSPENDED, What.RESUMED}
    last = [event.what for event in one.events if event.what in lives]
    return bool(last) and last[-1] is What.SUSPENDED


@atomic
def bring(one: Held, happening: Happening, *, on: date) -> bool:
    """Write what the calendar did to one agreement, on the day that it did."""
    locked = row(one.id)
    same = AgreementEvent.objects.filter(agreement=locked, what=happening.what, on=on, cause=DAY)
    if same.exists():
        return False
    event = happened(locked, happening, on=on)
    telling.moved(locked, event, on=on)
    return True
