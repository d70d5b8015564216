"""Captive grades: a tool writes line items and scores; nobody reads them but the class's teacher.

A tool reads back its own line items, never a score: not its own, not another's, no official grade.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.db.transaction import atomic
from django.utils.dateparse import parse_datetime

from egide.gateway.doors_out.lti.contexts import opened_context
from egide.gateway.doors_out.lti.errors import Refused
from egide.gateway.doors_out.lti.lineitems import Wanted, number, text
from egide.gateway.doors_out.lti.membership import rows
from egide.gateway.journaling import Moment
from egide.gateway.models import LtiContext, LtiLineItem, LtiLink, LtiScore, LtiTool
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Role

MOST: Final = 300  # line items of a tool in a class
LONGEST_COMMENT: Final = 1000
CLOCKS: Final = 300  # seconds between two clocks
EARLIEST: Final = 2000  # a year: nothing was scored here before
ACTIVITY: Final = ("Initialized", "Started", "InProgress", "Submitted", "Completed")
GRADING: Final = ("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady")


@dataclass(frozen=True, slots=True)
class Score:
    """What a tool says of a pupil's work (section 3.3). `given`: none while nothing is scored."""

    user: str
    given: float | None
    maximum: float | None
    activity: str
    grading: str
    comment: str
    at: datetime


def items_of(tool: LtiTool, context: LtiContext) -> "QuerySet[LtiLineItem]":
    """The line items of a tool in a class, the first first; never another tool's."""
    mine = LtiLineItem.objects.filter(tool=tool, context__group=context.group_id)
    return mine.select_related("context").order_by("at", "number")


def item(tool: LtiTool, context: LtiContext, given: UUID) -> LtiLineItem:
    """One of them."""
    found = items_of(tool, context).filter(pk=given).first()
    if found is None:
        raise Refused("not_found", "no such line item of yours", status=404)
    return found


def add(
    tool: LtiTool, context: LtiContext, wanted: Wanted, *, link: LtiLink | None = None, at: int
) -> LtiLineItem:
    """One more line item of a tool in a class."""
    if items_of(tool, context).count() >= MOST:
        raise Refused("invalid_request", "too many line items")
    return LtiLineItem.objects.create(
        tool=tool, context=context, link=link or linked(tool, context, wanted), label=wanted.label,
        maximum=wanted.maximum, resource=wanted.resource, tag=wanted.tag, at=at,
    )  # fmt: skip


def linked(tool: LtiTool, context: LtiContext, wanted: Wanted) -> LtiLink | None:
    """The content that a line item is about: of that tool and class, or none."""
    mine = tool.links.filter(context__group=context.group_id)
    return mine.filter(pk=wanted.link).first() if wanted.link else None


def correct(one: LtiLineItem, wanted: Wanted) -> LtiLineItem:
    """The line item as the tool writes it now; what it is about does not change."""
    one.label, one.maximum = wanted.label, wanted.maximum
    one.resource, one.tag = wanted.resource, wanted.tag
    one.save(update_fields=["label", "maximum", "resource", "tag"])
    return one


def score(given: object) -> Score:
    """What was sent, or what to correct."""
    if not isinstance(given, Mapping):
        raise Refused("invalid_request", "a JSON object")
    at = instant(text(given, "timestamp"))
    activity, grading = text(given, "activityProgress"), text(given, "gradingProgress")
    if activity not in ACTIVITY or grading not in GRADING:
        raise Refused("invalid_request", "activityProgress or gradingProgress is unknown")
    scored = given.get("scoreGiven") is not None
    return Score(
        user=text(given, "userId"),
        given=number(given, "scoreGiven") if scored else None,
        maximum=number(given, "scoreMaximum") if scored else None,
        activity=activity,
        grading=grading,
        comment=text(given, "comment", LONGEST_COMMENT),
        at=at,
    )


def instant(given: str) -> datetime:
    """When the work was done. Before the first year, PostgreSQL keeps what nobody can read back."""
    try:
        found = parse_datetime(given)
    except ValueError:  # a thirteenth month
        found = None
    if found is None or found.tzinfo is None or found.year < EARLIEST:
        raise Refused("invalid_request", "timestamp is an instant, with its time zone")
    return found


def keep(tool: LtiTool, one: LtiLineItem, sent: Score, moment: Moment) -> None:
    """Keep a score for the pupil whom the tool knows by that pseudonym, in that class, today."""
    opened_context(tool, one.context, on=moment.on)
    if sent.maximum == 0:
        raise Refused("invalid_request", "scoreMaximum is more than nothing")
    if sent.at.timestamp() > moment.at + CLOCKS:  # else nothing could correct it for a while
        raise Refused("invalid_request", "timestamp is still to come")
    written(one, pupil(tool, one.context, sent.user, moment), sent)


def pupil(tool: LtiTool, context: LtiContext, user: str, moment: Moment) -> UUID:
    """Who that is: found among those who could come, since no table leads back."""
    for row in rows(tool, context, moment):
        if row.released[Attribute.PSEUDONYM] == user and Role(row.known.arrival.kind) is Role.PUPIL:
            return row.known.arrival.id
    raise Refused("not_found", "no such pupil in this class", status=404)


@atomic
def written(one: LtiLineItem, member: UUID, sent: Score) -> None:
    """The last word of the tool; an older one is refused (section 3.3.2.2)."""
    LtiLineItem.objects.select_for_update().get(pk=one.pk)  # two at once: one after the other
    former = LtiScore.objects.filter(item=one, member=member).first()
    if former is not None and sent.at < former.at:
        raise Refused("conflict", "a later score is there already", status=409)
    values = {"given": sent.given, "maximum": sent.maximum, "activity": sent.activity,
              "grading": sent.grading, "comment": sent.comment, "at": sent.at}  # fmt: skip
    LtiScore.objects.update_or_create(item=one, member_id=member, defaults=values)
