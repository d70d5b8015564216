"""The contents of a deep linking response, each read with what it may be (section 3.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from egide.gateway.doors_out.lti.errors import NotChosen, Refused
from egide.gateway.doors_out.lti.lineitems import Wanted, wanted
from egide.gateway.doors_out.lti.registered import places_of
from egide.gateway.models import LtiTool

MOST: Final = 50
LONGEST: Final = 2000
MOST_CUSTOM: Final = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A content: its title, its address in the tool, what the tool wants told back, its score."""

    title: str
    target: str
    custom: dict[str, str] = field(default_factory=dict)
    item: Wanted | None = None


def items(given: object, tool: LtiTool) -> list[Item]:
    """The resource links; other kinds were not accepted, and are left."""
    if not isinstance(given, list) or len(given) > MOST:
        raise NotChosen
    found = [one for one in given if isinstance(one, Mapping)]
    return [item(one, tool) for one in found if one.get("type") == "ltiResourceLink"]


def item(given: Mapping[str, object], tool: LtiTool) -> Item:
    """One content; an address elsewhere than at the tool's is refused."""
    target = given.get("url", tool.target)
    if not isinstance(target, str) or len(target) > LONGEST or not is_its_own(target, tool):
        raise NotChosen
    title = given.get("title", "")
    if not isinstance(title, str):
        raise NotChosen
    try:
        scored = wanted(given["lineItem"], label=title) if "lineItem" in given else None
    except Refused:
        raise NotChosen from None
    return Item(title[:200], target, custom(given.get("custom", {})), scored)


def is_its_own(target: str, tool: LtiTool) -> bool:
    """Whether an address is of an origin that the tool registered."""
    try:
        parts = urlsplit(target)
    except ValueError:  # half of an IPv6 address
        return False
    return target.isprintable() and f"{parts.scheme}://{parts.netloc}" in places_of(tool)


def custom(given: object) -> dict[str, str]:
    """Parameters of a content: a few short texts."""
    if not isinstance(given, Mapping) or len(given) > MOST_CUSTOM:
        raise NotChosen
    said = {str(name)[:100]: str(value) for name, value in given.items()}
    if any(len(value) > LONGEST for value in said.values()):
        raise NotChosen
    return said
