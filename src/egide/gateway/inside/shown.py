"""What the pages inside Égide print: gates, names, requests."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.decisions.document.words import ATTRIBUTES
from egide.gateway.inside.why import Explained, Gate
from egide.gateway.models import Identification
from egide.gateway.refusing import TO_A_PUPIL, TO_AN_ADULT
from egide.kit.typography import unbroken
from egide.people import queries as people
from egide.trust.agreement.attributes import NAMING
from egide.trust.disclosure.release import Why

SAID: dict[Why, Promise] = {
    Why.SENT: _("envoyé"),
    Why.NOT_AGREED: _("la convention ne le prévoit pas"),
    Why.NOT_ASKED: _("l’outil ne l’a pas demandé"),
    Why.NOT_HELD: _("l’école ne l’a pas"),
}
BEYOND = _("l’outil le demande, la convention dit non : rien ne sort")
# Where the line stops: after the agreement, the asking, what is held.
REACHES = {Why.NOT_AGREED: 0, Why.NOT_ASKED: 1, Why.NOT_HELD: 2, Why.SENT: 3}


def gate(one: Gate) -> dict[str, object]:
    """An attribute on its way: how far it goes, and why no further."""
    return {
        "name": unbroken(str(ATTRIBUTES[one.attribute])),
        "reach": REACHES[one.why],
        "sent": one.why is Why.SENT,
        "beyond": one.beyond,
        "naming": one.attribute in NAMING,
        "why": BEYOND if one.beyond else SAID[one.why],
    }


def explanation(found: Explained) -> dict[str, object]:
    """The page of why: those that go first, then those that a tool asked for in vain."""
    order = sorted(found.gates, key=lambda one: (one.why is not Why.SENT, not one.beyond))
    why, what_to_do = TO_AN_ADULT[found.shut] if found.shut else ("", "")
    return {
        "tool": found.card,
        "policy": found.policy,
        "gates": [gate(one) for one in order] if found.policy else [],
        "shut": found.shut,
        "why": why,
        "what_to_do": what_to_do,
        "to_pupil": TO_A_PUPIL[found.shut] if found.shut else "",
        "asked": found.asked is not None,
        "sent": len(found.sent),
        "beyond": sum(one.beyond for one in found.gates),
    }


def requests(rows: Iterable[Identification], by: UUID, at: datetime) -> list[dict[str, object]]:
    """The requests to know who bears a name, with what the reader may do of each."""
    found = list(rows)
    persons = {one.asked_by_id for one in found} | {
        one.decided_by_id for one in found if one.decided_by_id
    }
    names = people.names_of(persons)
    return [
        {
            "row": one,
            "asked_by": names.get(one.asked_by_id, ""),
            "decided_by": names.get(one.decided_by_id, "") if one.decided_by_id else "",
            "lapsed": at >= one.lapses_at,
            "decides": one.allowed is None and one.asked_by_id != by and at < one.lapses_at,
            "reads": bool(one.allowed) and one.asked_by_id == by and one.shown_at is None
            and at < one.lapses_at,
        }
        for one in found
    ]  # fmt: skip
