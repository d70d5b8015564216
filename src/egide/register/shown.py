"""Registers as templates print them."""

from collections.abc import Iterable

from egide.law.words import words
from egide.register.activity import Activity
from egide.register.assessment import Assessment
from egide.register.fiche import fiche, gaps, state, title
from egide.register.queries import Below, Register
from egide.register.rows import lang
from egide.register.transfers import transfers, unsaid


def frame(held: Register) -> dict[str, object]:
    """What every page of a register shows: whose, which day, which eyes."""
    asked = held.asked
    return {
        "organisation": held.organisation,
        "contact": held.contact,
        "asked": asked,
        "day": words().date(asked.on, lang()),
        "on": asked.on.isoformat(),
        "query": asked.query,
        "then": asked.view.value == "known",
    }


def register_page(held: Register, below: Iterable[Below]) -> dict[str, object]:
    """The list of activities."""
    return {
        **frame(held),
        "activities": [_line(one) for one in held.activities],
        "above": [_line(one) for one in held.above],
        "below": list(below),
    }


def _line(one: Activity) -> dict[str, object]:
    blocks = fiche(one)
    return {
        "reference": one.reference,
        "title": title(one),
        "tool": one.tool,
        "purpose": one.signed.purpose,
        "provider": one.signed.provider.name,
        "controller": one.signed.organisation.name,
        "places": len(one.places),
        "state": state(one),
        "opens": one.status.opens,
        "created": words().date(one.created, lang()),
        "gaps": gaps(blocks),
        "abroad": bool(one.flows),
    }


def fiche_page(held: Register, one: Activity) -> dict[str, object]:
    """A fiche."""
    blocks = fiche(one)
    return {
        **frame(held),
        "activity": one,
        "title": title(one),
        "state": state(one),
        "blocks": blocks,
        "gaps": gaps(blocks),
        "digests": one.agreements,
    }


def transfers_page(held: Register) -> dict[str, object]:
    """The list of transfers."""
    every = (*held.activities, *held.above)
    return {**frame(held), "transfers": transfers(every), "unsaid": unsaid(every)}


def impact_page(held: Register, draft: Assessment) -> dict[str, object]:
    """The draft of an impact assessment."""
    one = draft.activity
    return {
        **frame(held),
        "activity": one,
        "title": title(one),
        "draft": draft,
        "signs": draft.signs,
        "blocks": draft.blocks,
        "gaps": gaps(draft.blocks),
    }
