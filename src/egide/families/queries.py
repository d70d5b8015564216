"""The readers of this room: notices as they were issued, those of a school, those of a child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from egide.decisions import queries as decisions
from egide.decisions.queries import Held
from egide.families.errors import NoNotice
from egide.families.models import Issued
from egide.people import queries as people
from egide.people.queries import Child, Org
from egide.trust.agreement.life import Status
from egide.trust.notice import Item, Notice, reaches, read


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it was issued. `new`: what had changed since the one before."""

    number: int
    agreement: int
    school: int | None
    notice: Notice
    new: tuple[Item, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Story:
    """A notice and the others of its agreement, the last first."""

    told: Told
    every: tuple[Told, ...]

    @property
    def latest(self) -> Told:
        """The one that counts."""
        return self.every[0]

    @property
    def replaced(self) -> bool:
        """Whether a later one counts."""
        return self.latest.number != self.told.number


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool of a school: its agreement and the notice that counts."""

    held: Held
    told: Told


@dataclass(frozen=True, slots=True)
class Shelf:
    """The tools of a school, open and shut for now."""

    school: Org
    open: tuple[Tool, ...]
    shut: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class OfChild:
    """A child and the tools that their classes use."""

    child: Child
    tools: tuple[Tool, ...]


def story(number: int) -> Story:
    """That notice with its history; NoNotice when there is none: two queries."""
    row = Issued.objects.filter(pk=number).first()
    if row is None:
        raise NoNotice(str(number))
    rows = Issued.objects.filter(agreement=row.agreement_id).order_by("-id")
    return Story(_told(row), tuple(map(_told, rows)))


def last(agreements: Iterable[int]) -> dict[int, Told]:
    """The notice that counts for each of these agreements, in one query."""
    rows = Issued.objects.filter(agreement__in=list(agreements))
    last_ones = rows.order_by("agreement", "-id").distinct("agreement")
    return {row.agreement_id: _told(row) for row in last_ones}


def shelf(code: str, *, on: date) -> Shelf:
    """The tools of the school that bears that code, on a day."""
    school = people.organisation(code)
    tools = _tools(school.id, on)
    shut = (one for one in tools if one.held.status is Status.SUSPENDED)
    return Shelf(school, tuple(one for one in tools if one.held.status.opens), tuple(shut))


def children(guardian: UUID, *, on: date) -> tuple[OfChild, ...]:
    """The children for whom somebody answers by law, each with the tools of their own classes."""
    found = people.children_of(guardian)
    schools = {number for child in found for number in child.schools}
    tools = {number: _tools(number, on) for number in schools}
    return tuple(_of(child, tools) for child in found)


def of_child(pupil: UUID, *, on: date) -> OfChild:
    """The same of one child, for whoever may act for them."""
    child = people.child(pupil)
    return _of(child, {number: _tools(number, on) for number in child.schools})


def _of(child: Child, tools: dict[int, tuple[Tool, ...]]) -> OfChild:
    """A child and what their own classes use."""
    every = (tool for number in child.schools for tool in tools[number])
    used = (tool for tool in every if tool.held.status.opens and _concerns(tool.held, child))
    return OfChild(child, tuple(used))


def _tools(school: int, on: date) -> tuple[Tool, ...]:
    """Every tool of a school that has a notice, by name."""
    held = decisions.agreements_of(school, on=on)
    notices = last(one.id for one in held)
    tools = (Tool(one, notices[one.id]) for one in held if one.id in notices)
    return tuple(sorted(tools, key=lambda tool: tool.told.notice.tool.casefold()))


def _concerns(held: Held, child: Child) -> bool:
    groups = {str(one.id) for one in child.classes}
    levels = {level for level in (child.level, *(one.level for one in child.classes)) if level}
    return reaches(held.signed, groups, levels)


def _told(row: Issued) -> Told:
    return Told(
        row.pk,
        row.agreement_id,
        row.school_id,
        read(row.payload),
        tuple(Item(name) for name in row.changed),
        row.on,
    )
