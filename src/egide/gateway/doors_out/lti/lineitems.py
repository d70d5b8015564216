"""A line item as a tool writes it (Assignment and Grade Services 2.0, section 3.2)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.models import LtiLineItem

LONGEST: Final = 200
HIGHEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a tool will score."""

    label: str
    maximum: float
    resource: str
    tag: str
    link: UUID | None


def wanted(given: object, *, label: str = "") -> Wanted:
    """What was sent, or what to correct."""
    if not isinstance(given, Mapping):
        raise Refused("invalid_request", "a JSON object")
    named = text(given, "label") or label[:LONGEST]
    if not named:
        raise Refused("invalid_request", "label is missing")
    link = text(given, "resourceLinkId")
    try:
        of_link = UUID(link) if link else None
    except ValueError:
        of_link = None  # the tool itself, in that class: no content that a teacher chose
    maximum = number(given, "scoreMaximum")
    if not maximum:
        raise Refused("invalid_request", "scoreMaximum is more than nothing")
    return Wanted(named, maximum, text(given, "resourceId"), text(given, "tag"), of_link)


def text(given: Mapping[str, object], name: str, longest: int = LONGEST) -> str:
    """A short text, or none."""
    found = given.get(name, "")
    found = "" if found is None else found
    if not isinstance(found, str) or len(found) > longest or "\0" in found:
        raise Refused("invalid_request", f"{name} is a short text")
    return found


def number(given: Mapping[str, object], name: str) -> float:
    """A number from nothing to a million: neither infinite nor a truth value."""
    found = given.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise Refused("invalid_request", f"{name} is a number")
    if not math.isfinite(found) or not 0 <= found <= HIGHEST:
        raise Refused("invalid_request", f"{name} is out of bounds")
    return float(found)


def shown(item: LtiLineItem) -> dict[str, object]:
    """As the tool reads it back."""
    said: dict[str, object] = {
        "id": address("lti-item", name=item.context.name, number=item.number),
        "label": item.label,
        "scoreMaximum": item.maximum,
    }
    more = {"resourceId": item.resource, "tag": item.tag,
            "resourceLinkId": str(item.link_id or "")}  # fmt: skip
    return said | {name: value for name, value in more.items() if value}
