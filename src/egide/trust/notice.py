"""What families are told of one tool (GDPR, art. 13 and 14), and when they are told again.

A notice holds what concerns families and nothing else: no verdict, no digest of law, no market
reference. Two notices that are equal say the same; a change of anything left out re-issues nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any  # JSON values, as they were kept

from egide.trust.agreement.attributes import NAMING, Attribute
from egide.trust.agreement.value import Agreement, Controller, Kind
from egide.trust.canonical import digest
from egide.trust.dated import days_after


class Item(StrEnum):
    """What the law wants a notice to say, in the order in which ours says it."""

    CONTROLLER = "controller"  # 13(1)(a)
    DPO = "dpo"  # 13(1)(b)
    PURPOSE = "purpose"  # 13(1)(c)
    BASIS = "basis"  # 13(1)(c)
    CATEGORIES = "categories"  # 14(1)(d)
    SOURCE = "source"  # 14(2)(f)
    RECIPIENTS = "recipients"  # 13(1)(e)
    TRANSFERS = "transfers"  # 13(1)(f)
    RETENTION = "retention"  # 13(2)(a)
    RIGHTS = "rights"  # 13(2)(b)
    OBJECTION = "objection"  # 21(4)
    CONSENT = "consent"  # 13(2)(c): what is not based on it cannot be withdrawn
    COMPLAINT = "complaint"  # 13(2)(d)
    MANDATORY = "mandatory"  # 13(2)(e)
    DECISIONS = "decisions"  # 13(2)(f)
    FURTHER = "further"  # 13(3)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to. `mail` empty: through the school."""

    name: str
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Abroad:
    """A country outside Europe where data may go; `tools` hold on the day, in order of name."""

    country: str
    tools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a notice says that the agreement does not bind.

    `subprocessors`, `transfers`, `decides`: closed words of the questions put to terms, or
    `unknown`.
    """

    tool: str
    place: str
    controller: Contact
    dpo: Contact
    audience: tuple[str, ...] = ()
    country: str = ""
    subprocessors: str = "unknown"
    transfers: str = "unknown"
    abroad: tuple[Abroad, ...] = ()
    decides: str = "unknown"


@dataclass(frozen=True)
class Notice:
    """What is said. `answers_for`: which kind of controller. `place`: the school it speaks in.

    `erased_by`: the last day on which pupils' data may still be held; None where no end is set.
    """

    service: str
    tool: str
    place: str
    answers_for: Controller
    controller: Contact
    dpo: Contact
    purpose: str
    provider: str
    country: str
    audience: tuple[str, ...]
    levels: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    subprocessors: str
    transfers: str
    abroad: tuple[Abroad, ...]
    since: date
    until: date | None
    erased_by: date | None
    retention_days: int
    decides: str
    experiment: bool

    @cached_property
    def digest(self) -> str:
        """What tells two notices apart."""
        return digest(self)

    @property
    def names_pupils(self) -> bool:
        """Whether the tool learns who a pupil is."""
        return bool(NAMING & set(self.attributes))


def notice(agreement: Agreement, around: Surroundings, until: date | None) -> Notice:
    """The notice of an agreement; `until` is the first day it is over, extensions counted."""
    erased = None if until is None else days_after(until, agreement.retention_days)
    return Notice(
        service=agreement.service,
        tool=around.tool,
        place=around.place,
        answers_for=agreement.controller,
        controller=around.controller,
        dpo=around.dpo,
        purpose=agreement.purpose,
        provider=agreement.provider.name,
        country=around.country,
        audience=around.audience,
        levels=agreement.levels,
        attributes=agreement.attributes,
        subprocessors=around.subprocessors,
        transfers=around.transfers,
        abroad=around.abroad,
        since=agreement.span.since,
        until=until,
        erased_by=erased,
        retention_days=agreement.retention_days,
        decides=around.decides,
        experiment=agreement.kind is Kind.EXPERIMENT,
    )


# Which item of the law each field speaks of: what a family is told has changed.
ITEMS: Mapping[str, Item] = {
    "service": Item.RECIPIENTS,
    "tool": Item.RECIPIENTS,
    "place": Item.CONTROLLER,
    "answers_for": Item.CONTROLLER,
    "controller": Item.CONTROLLER,
    "dpo": Item.DPO,
    "purpose": Item.PURPOSE,
    "provider": Item.RECIPIENTS,
    "country": Item.RECIPIENTS,
    "audience": Item.CATEGORIES,
    "levels": Item.CATEGORIES,
    "attributes": Item.CATEGORIES,
    "subprocessors": Item.RECIPIENTS,
    "transfers": Item.TRANSFERS,
    "abroad": Item.TRANSFERS,
    "since": Item.RETENTION,
    "until": Item.RETENTION,
    "erased_by": Item.RETENTION,
    "retention_days": Item.RETENTION,
    "decides": Item.DECISIONS,
    "experiment": Item.PURPOSE,
}


def read(kept: Mapping[str, Any]) -> Notice:
    """A notice again from what was kept of it."""
    days = {
        name: date.fromisoformat(kept[name]) if kept[name] else None
        for name in ("since", "until", "erased_by")
    }
    abroad = (Abroad(one["country"], tuple(one["tools"])) for one in kept["abroad"])
    return Notice(
        **{
            **kept,
            **days,
            "answers_for": Controller(kept["answers_for"]),
            "controller": Contact(**kept["controller"]),
            "dpo": Contact(**kept["dpo"]),
            "audience": tuple(kept["audience"]),
            "levels": tuple(kept["levels"]),
            "attributes": tuple(Attribute(name) for name in kept["attributes"]),
            "abroad": tuple(abroad),
        }
    )


def changed(before: Notice | None, now: Notice) -> tuple[Item, ...]:
    """The items that a family has to be told again; none where nothing that concerns it moved."""
    if before is None:
        return tuple(Item)
    moved = {
        ITEMS[one.name]
        for one in fields(Notice)
        if getattr(before, one.name) != getattr(now, one.name)
    }
    return tuple(item for item in Item if item in moved)


def reaches(agreement: Agreement, groups: Collection[str], levels: Collection[str]) -> bool:
    """Whether it opens for a pupil of these classes; a pupil of no known level may be concerned."""
    if agreement.groups:
        return not set(agreement.groups).isdisjoint(groups)
    return not (agreement.levels and levels) or not set(agreement.levels).isdisjoint(levels)
