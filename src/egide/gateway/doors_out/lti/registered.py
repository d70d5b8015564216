"""Tools: who they are, where a browser may be sent for them, who may come to them."""

from datetime import date
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from egide.gateway import visitors
from egide.gateway.admitting import let_in
from egide.gateway.doors_out.lti.errors import NoSuchTool
from egide.gateway.errors import Shut
from egide.gateway.models import LtiContext, LtiTool
from egide.people import queries as people
from egide.people.queries import Arrival
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.policy import Policy

MOST: Final = 50  # tools of a list


def tool(client_id: str) -> LtiTool | None:
    """A tool with its service; None for one that nobody registered."""
    if "\0" in client_id:  # which no text column holds
        return None
    return LtiTool.objects.select_related("service").filter(client_id=client_id).first()


def places_of(one: LtiTool) -> list[str]:
    """The origins where the browser may be sent for a tool, for the content policy of a page."""
    parts = map(urlsplit, (one.login_uri, one.target, *one.redirect_uris))
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})


def require_here(one: LtiTool, school: int) -> None:
    """A tool is for the place that registered it and for what stands below."""
    if one.place_id not in {place.id for place in people.lineage(school)}:
        raise NoSuchTool


def open_to(who: Arrival, *, on: date) -> list[LtiTool]:
    """The tools that would let somebody in now, by their names: their list."""
    above = [place.id for place in people.lineage(who.school)]
    rows = LtiTool.objects.filter(place__in=above).select_related("service")
    return [one for one in rows.order_by("service__name", "pk")[:MOST] if lets_in(one, who, on)]


def lets_in(one: LtiTool, who: Arrival, on: date) -> bool:
    """Whether the door of a tool is open to somebody."""
    try:
        let_in(who, one.service.slug, on=on)
    except Shut:
        return False
    return True


def using(arrival: Arrival, policy: Policy) -> tuple[UUID, ...]:
    """The classes of somebody that an agreement is about; none where it does not list classes."""
    if Attribute.GROUP not in policy.attributes:
        return ()
    return tuple(one for one in arrival.groups if visitors.about(policy, one))


def opened(one: LtiTool, arrival: Arrival, *, on: date) -> Policy:
    """The policy under which somebody comes to a tool of theirs."""
    require_here(one, arrival.school)
    return let_in(arrival, one.service.slug, on=on)


def context(one: LtiTool, policy: Policy, group: UUID) -> LtiContext:
    """A class as a tool names it: the same name as in what is released."""
    found, _ = LtiContext.objects.get_or_create(
        service_id=one.service_id,
        name=visitors.group_name(policy, group),
        defaults={"school_id": int(policy.school), "group_id": group},
    )
    return found


def wanted(one: LtiTool) -> frozenset[Attribute]:
    """What a tool asks for: a launch can carry all of it."""
    return frozenset({Attribute(name) for name in one.wants})
