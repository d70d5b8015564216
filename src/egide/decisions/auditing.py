"""What an auditor of the journal asks of this room: was this agreement in force on that day?"""

from collections.abc import Sequence
from datetime import date

from egide.decisions.held import Happened, events_of
from egide.decisions.models import Agreement
from egide.decisions.queries.in_force import OPENING
from egide.trust.agreement.life import Event, opened
from egide.trust.agreement.value import Kind
from egide.trust.dated import Span

OPENS_DOORS = (*OPENING, Kind.NATIONAL.value)


def was_in_force(digest: bytes, on: date) -> bool:
    """Whether doors may have opened under what has this digest, at some moment of that day.

    A framework opens none by itself; what joins one opens none while the framework is shut.
    """
    rows = Agreement.objects.filter(digest=digest.hex(), kind__in=OPENS_DOORS)
    row = rows.select_related("framework").first()
    if row is None:
        return False
    line = [row, row.framework] if row.framework else [row]
    events = events_of(one.pk for one in line)
    return all(stood(one, events.get(one.pk, ()), on) for one in line)


def stood(row: Agreement, events: Sequence[Happened], on: date) -> bool:
    """Whether one agreement, seen alone, stood at some moment of a day."""
    happened = (Event(one.on, one.what, one.until) for one in events)
    return opened(Span(row.since, row.until), happened, on)
