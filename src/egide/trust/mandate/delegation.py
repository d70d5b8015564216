"""Passing a mandate on, for a time: head to deputy, DASEN to collaborator. It never adds."""

from dataclasses import replace
from datetime import date

from egide.trust.dated import Span, reached
from egide.trust.mandate.powers import Held, Role

DELEGABLE = frozenset({Role.HEAD, Role.DASEN, Role.RECTOR, Role.MINISTRY, Role.REVIEWER})


def delegate(one: Held, span: Span, *, on: date) -> Held | None:
    """The same role at the same place for some of its days; None when it may not be passed on.

    Bounded in time, in force today, from today at the earliest, inside what is held: what was done
    before stays undelegated, and what was delegated goes no further.
    """
    passes = (
        one.role in DELEGABLE
        and not one.delegated
        and one.span.covers(on)
        and reached(on, span.since)
        and span.until is not None
        and one.span.holds(span)
    )
    return replace(one, span=span, delegated=True) if passes else None
