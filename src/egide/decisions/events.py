"""Write what happens to an agreement, and announce it: the one place that does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from egide.decisions.announcements import AgreementMoved
from egide.decisions.models import Agreement, AgreementEvent
from egide.kit.announcements import announce
from egide.people.mandates import Actor
from egide.trust.agreement.life import What

PERSON, LEVEL, DAY = "person", "level", "day"  # besides the four causes of a verdict


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens, what caused it, a sentence for people, what it was made from.

    `until`: the deadline of a warning, the new end of an extension.
    """

    what: What
    cause: str = PERSON
    reason: str = ""
    about: Mapping[str, object] = field(default_factory=dict)
    until: date | None = None


def happened(
    agreement: Agreement, happening: Happening, *, on: date, by: Actor | None = None
) -> AgreementEvent:
    """Something happened to an agreement on a day."""
    (event,) = all_happened([(agreement, happening)], on=on, by=by)
    return event


def all_happened(
    happenings: Iterable[tuple[Agreement, Happening]], *, on: date, by: Actor | None = None
) -> list[AgreementEvent]:
    """Something happened to many agreements on one day: two statements for all of them."""
    events = AgreementEvent.objects.bulk_create(
        AgreementEvent(
            agreement=agreement,
            on=on,
            what=happening.what.value,
            until=happening.until,
            cause=happening.cause,
            reason=happening.reason,
            about=dict(happening.about),
            by_id=by.pk if by else None,
        )
        for agreement, happening in happenings
    )
    day = on.isoformat()
    announce(*(AgreementMoved(event.agreement_id, event.what, day) for event in events))
    return events
