"""The page of a school that joins: what it joins, and what differs from what applies today."""

from collections.abc import Iterable
from datetime import date

from egide.decisions import queries
from egide.decisions.queries import InForce, Joining
from egide.decisions.shown.conditions import kept
from egide.decisions.shown.lang import day
from egide.decisions.shown.leaving import SAYS
from egide.decisions.shown.signing import signable


def joining(page: Joining, *, on: date) -> dict[str, object]:
    """All that the template prints."""
    today = queries.in_force(page.school.id, page.service.slug, on=on)
    return {
        "page": page,
        "shown": signable(page),
        "framework": page.framework,
        "until": day(page.framework.ends),
        "today": today,
        "difference": difference(page, today) if today else None,
    }


def difference(page: Joining, today: InForce) -> dict[str, object]:
    """What joining adds and takes away, beside the agreement that applies today."""
    would = page.draft.agreement
    return {
        "leaves_more": said(set(would.attributes) - set(today.attributes)),
        "leaves_less": said(set(today.attributes) - set(would.attributes)),
        "more": [line.title for line in kept(set(would.conditions) - set(today.conditions))],
        "less": [line.title for line in kept(set(today.conditions) - set(would.conditions))],
        "retention": (today.retention_days, would.retention_days),
    }


def said(attributes: Iterable[object]) -> list[object]:
    """Attributes in words, in the order of the vocabulary."""
    wanted = set(attributes)
    return [says for name, says in SAYS.items() if name in wanted]
