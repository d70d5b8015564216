"""A class that a tool asks about: it must still be open to that tool, now."""

from datetime import date

from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.held import policies
from egide.gateway.models import LtiContext, LtiTool
from egide.people import queries as people
from egide.trust.agreement.attributes import Attribute
from egide.trust.mandate import Kind

MOST_SCHOOLS = 20


def context_of(tool: LtiTool, name: str) -> LtiContext:
    """A class by the name that the tool was told; others' classes are not there."""
    rows = LtiContext.objects.filter(service=tool.service_id, name=name)
    found = rows.select_related("group").first()
    if found is None or not reaches(tool, found.school_id):
        raise Refused("not_found", "no such class", status=404)
    return found


def opened_context(tool: LtiTool, context: LtiContext | None, *, on: date) -> LtiContext:
    """The class, where an agreement opens the tool to it and lists classes; read now, not kept."""
    if context is None or not is_open(tool, context, on):
        raise Refused("access_denied", "no agreement opens this class", status=403)
    return context


def is_open(tool: LtiTool, context: LtiContext, on: date) -> bool:
    """Whether the agreement of that school opens that class today."""
    doors = policies.of_school(context.school_id, tool.service.slug, on=on)
    group = context.group
    policy = doors.of(group.level, group.pk) if doors else None
    return policy is not None and Attribute.GROUP in policy.attributes


def opens_anything(tool: LtiTool, *, on: date) -> bool:
    """Whether a token would open something: no agreement in force, no token.

    For a tool of very many schools twenty are asked: each call asks again about its own class.
    """
    if people.organisation(tool.place_id).kind == Kind.SCHOOL.value:
        return policies.of_school(tool.place_id, tool.service.slug, on=on) is not None
    rows = LtiContext.objects.filter(service=tool.service_id).select_related("group")
    firsts = rows.order_by("school", "pk").distinct("school")[: MOST_SCHOOLS + 1]
    found = [one for one in firsts if reaches(tool, one.school_id)]
    return not 0 < len(found) <= MOST_SCHOOLS or any(is_open(tool, one, on) for one in found)


def reaches(tool: LtiTool, school: int) -> bool:
    """Whether a tool was registered for that school, or for what it stands in."""
    return tool.place_id in {one.id for one in people.lineage(school)}
