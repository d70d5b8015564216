"""A launch that began: what the two hints stand for, in the session that drew them, once.

A tool sees two random texts. Whoever brings them from another session, a second time, too late, or
the one of this launch with the other of that one, finds nothing.
"""

import secrets
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.lti.errors import StaleLaunch
from egide.gateway.doors_out.lti.once import digest
from egide.gateway.models import LtiContext, LtiHint, LtiLink, LtiTool

LASTS: Final = 10 * 60  # seconds: a page that waits for a click
CHOOSING_LASTS: Final = 60 * 60  # seconds: a teacher who looks for contents
RESOURCE, LINKING, CHOSEN = "resource", "linking", "chosen"


@dataclass(frozen=True, slots=True)
class Hints:
    """What a tool hands back: both belong together."""

    login: str
    message: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody goes in a tool: a class of theirs, a content; a message of LTI."""

    tool: LtiTool
    context: LtiContext | None = None
    link: LtiLink | None = None
    message: str = RESOURCE

    @property
    def target(self) -> str:
        """The address that the launch is about."""
        if self.message == LINKING:
            return self.tool.deep_linking
        return self.link.target if self.link else self.tool.target


def draw(place: Place, here: Standing, *, at: int) -> Hints:
    """Begin a launch; the hints are told once."""
    hints = Hints(secrets.token_urlsafe(16), secrets.token_urlsafe(32))
    lasts = CHOOSING_LASTS if place.message == CHOSEN else LASTS
    LtiHint.objects.create(
        hints=sealed(hints),
        session=digest(here.session),
        message=place.message,
        tool=place.tool,
        member_id=here.member,
        context=place.context,
        link=place.link,
        ends_at=at + lasts,
    )
    return hints


def spend(hints: Hints, tool: LtiTool, session: str, *, at: int) -> Place:
    """Where that launch goes, for the session that began it and for nobody else."""
    rows = LtiHint.objects.filter(hints=sealed(hints), tool=tool, session=digest(session))
    row = taken(rows.exclude(message=CHOSEN), at)
    if row is None:
        raise StaleLaunch
    return Place(tool, row.context, row.link, row.message)


def taken(rows: "QuerySet[LtiHint]", at: int) -> LtiHint | None:
    """The row, for the one who took it away: of two who come at once, one finds nothing."""
    row = rows.select_related("context", "link").filter(ends_at__gt=at).first()
    if row is None or not LtiHint.objects.filter(pk=row.pk).delete()[0]:
        return None
    return row


def sealed(hints: Hints) -> bytes:
    """How both are kept, as one."""
    return digest(f"{hints.login} {hints.message}")
