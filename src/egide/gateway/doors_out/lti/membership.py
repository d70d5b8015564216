"""Names and Roles 2.0: who of a class could come to the tool today, and what it would learn.

Whoever the door would keep out is not there. Nothing is answered before each person on the page
has a line in the journal: `journaling.keep_new` writes those that today does not have yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from egide.gateway import journaling, wanted
from egide.gateway.doors_out.lti import claims
from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.contexts import opened_context
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.names import FORMER_MEMBER, NOT_OF_MEMBERS
from egide.gateway.doors_out.lti.registered import wanted as carried
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiContext, LtiTool
from egide.gateway.rosters import Row, roster
from egide.trust.agreement.attributes import Attribute

MOST: Final = 100  # people on a page, whatever is asked


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a class is asked for."""

    role: str
    limit: int
    after: int
    link: str

    @property
    def following(self) -> str:
        """The query of the next page."""
        said = {"role": self.role, "rlid": self.link, "limit": str(self.limit),
                "after": str(self.after + self.limit)}  # fmt: skip
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Members:
    """What is answered, and where the rest is; empty when there is none."""

    body: dict[str, object]
    following: str


def page(given: QueryDict) -> Page:
    """The page that is asked for."""
    limit, after = number(given, "limit", MOST), number(given, "after", 0)
    return Page(given.get("role", ""), min(max(limit, 1), MOST), after, given.get("rlid", ""))


def number(given: QueryDict, name: str, default: int) -> int:
    """A number of people."""
    text = given.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise Refused("invalid_request", f"{name} is a number")
    return int(text)


def members(tool: LtiTool, context: LtiContext, asked: Page, moment: Moment) -> Members:
    """A page of the class; the lines of the journal are on the disk."""
    opened_context(tool, context, on=moment.on)
    require_link(tool, context, asked.link)
    wanted.remember(tool.service.slug, attributes(tool))
    found = [row for row in rows(tool, context, moment) if plays(row, asked.role)]
    shown = found[asked.after : asked.after + asked.limit]
    journaling.keep_new([row.known for row in shown], moment)  # durable: may leave
    here = address("lti-members", name=context.name)
    body: dict[str, object] = {
        "id": here,
        "context": {"id": context.name},
        "members": [member(row.released) for row in shown],
    }
    more = len(found) > asked.after + asked.limit
    return Members(body, f"{here}?{asked.following}" if more else "")


def attributes(tool: LtiTool) -> frozenset[Attribute]:
    """What is asked of each: what this service can carry."""
    return carried(tool) - NOT_OF_MEMBERS


def rows(tool: LtiTool, context: LtiContext, moment: Moment) -> list[Row]:
    """The people of a class who could come today, in an order that says nothing of them."""
    asked = attributes(tool) | {Attribute.GROUP}  # the question itself names the class
    found = roster(context.school_id, tool.service.slug, asked, on=moment.on).rows
    there = [row for row in found if Attribute.GROUP in row.released
             and any(one.id == context.group_id for one in row.groups)]  # fmt: skip
    return sorted(there, key=lambda row: row.released[Attribute.PSEUDONYM])


def plays(row: Row, role: str) -> bool:
    """Whether somebody has the role that is asked for, whole or by its last word."""
    played = claims.roles(row.released)
    return not role or any(role in {one, one.rpartition("#")[2]} for one in played)


def member(released: Mapping[Attribute, str]) -> dict[str, object]:
    """One person as this service says them (Names and Roles 2.0, section 2.2)."""
    said = claims.person(released)
    if Attribute.FORMER_PSEUDONYM in released:
        said[FORMER_MEMBER] = released[Attribute.FORMER_PSEUDONYM]
    return {"status": "Active", "user_id": said.pop("sub"), **said,
            "roles": claims.roles(released)}  # fmt: skip


def require_link(tool: LtiTool, context: LtiContext, link: str) -> None:
    """A content of that class; all of the class may open it."""
    if not link:
        return
    try:
        there = tool.links.filter(pk=UUID(link), context__group=context.group_id).exists()
    except ValueError:
        there = False
    if not there:
        raise Refused("not_found", "no such resource link in this class", status=404)
