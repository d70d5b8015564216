"""The register, an assessment, a list of transfers as JSON: names that last, values as they are."""

from collections.abc import Iterable
from dataclasses import asdict

from egide.decisions.document.flows import Flow
from egide.register.activity import Activity
from egide.register.assessment import Assessment
from egide.register.fiche import fiche, state, title
from egide.register.queries import Register
from egide.register.rows import Block
from egide.register.transfers import transfers
from egide.trust.canonical import plain

FORMAT = 1


def register_data(held: Register) -> dict[str, object]:
    """The whole register."""
    return {
        "format": FORMAT,
        **header(held),
        "activities": [activity_data(one) for one in held.activities],
        "answered_for_by_others": [activity_data(one) for one in held.above],
    }


def header(held: Register) -> dict[str, object]:
    """Whose register, on which day, seen how."""
    organisation, contact = held.organisation, held.contact
    return {
        "on": held.asked.on.isoformat(),
        "view": held.asked.law.value,
        "known_at": held.asked.known_at.isoformat() if held.asked.known_at else None,
        "controller": {
            "code": organisation.code,
            "name": organisation.name,
            "mail": contact.mail,
            "address": contact.address,
        },
        "dpo": {"name": contact.dpo_name, "mail": contact.dpo_mail},
    }


def activity_data(one: Activity) -> dict[str, object]:
    """A fiche: its values, then its lines as people read them."""
    return {
        "reference": one.reference,
        "title": title(one),
        "service": one.signed.service,
        "status": one.status.value,
        "state": state(one),
        "created": one.created.isoformat(),
        "updated": one.updated.isoformat(),
        "agreements": list(one.agreements),
        "places": list(one.places),
        "attributes": [name.value for name in one.attributes],
        "conditions": list(one.conditions),
        "retention_days": one.signed.retention_days,
        "flows": [flow_data(flow) for flow in one.flows],
        "blocks": blocks_data(fiche(one)),
    }


def flow_data(flow: Flow) -> dict[str, object]:
    """A flow and what it rests on."""
    return {
        "to": flow.to,
        "tool": flow.tool,
        "holds": flow.holds,
        "entry": flow.entry,
        "fact": plain(flow.rests),
    }


def blocks_data(blocks: Iterable[Block]) -> list[dict[str, object]]:
    """The lines of a fiche or of an assessment."""
    return [
        {"title": block.title, "rows": [asdict(line) for line in block.rows]} for block in blocks
    ]


def assessment_data(draft: Assessment) -> dict[str, object]:
    """The draft of an impact assessment."""
    return {
        "format": FORMAT,
        "reference": draft.activity.reference,
        "draft": True,
        "likely_due": draft.due,
        "signs": [asdict(sign) for sign in draft.signs],
        "blocks": blocks_data(draft.blocks),
    }


def transfers_data(held: Register) -> dict[str, object]:
    """The list of transfers."""
    lines = transfers((*held.activities, *held.above))
    return {"format": FORMAT, **header(held), "transfers": [asdict(line) for line in lines]}
