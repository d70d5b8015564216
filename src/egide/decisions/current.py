"""On which verdict each open request would be signed today: an older opinion counts no more.

What the signing page works out for one request is worked out here for a list, in a few queries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from egide.decisions import places, standing
from egide.decisions.drafting import rests_on, verdict_of
from egide.decisions.models import Request
from egide.decisions.standing import NOTHING_SAID
from egide.people import queries as people
from egide.people.queries import Classroom
from egide.verdicts import queries as verdicts


@dataclass(frozen=True)
class Wanted:
    """One request: its service, for which levels, with what the levels above put on top."""

    request: int
    slug: str
    levels: tuple[str, ...]
    extra: tuple[str, ...]


def verdicts_now(rows: Sequence[Request], on: date) -> dict[int, str]:
    """For each of these requests, the verdict that its signing page shows on that day."""
    found = wanted(rows, on)
    levels = tuple(sorted({level for one in found for level in one.levels}))
    held = verdicts.grounds(sorted({one.slug for one in found}), levels, on) if found else {}
    return {
        one.request: verdict_of(
            rests_on(
                [ground for ground in held.get(one.slug, ()) if ground.level in one.levels],
                one.levels,
                one.extra,
            )
        )
        for one in found
    }


def wanted(rows: Sequence[Request], on: date) -> list[Wanted]:
    """What these requests are about: two queries a school, one for all classes."""
    classes = {one.id: one for one in people.groups(set().union(*map(groups_of, rows)))}
    schools = {number: places.school(number) for number in {row.school_id for row in rows}}
    judged = [(row, row.service) for row in rows if row.service is not None]
    services = [service.pk for _, service in judged]
    lines = {
        number: standing.lines(services, school.line, on) for number, school in schools.items()
    }
    return [
        Wanted(
            row.pk,
            service.slug,
            places.levels_of(schools[row.school_id], known(groups_of(row), classes)),
            lines[row.school_id].get(service.pk, NOTHING_SAID).conditions,
        )
        for row, service in judged
    ]


def groups_of(row: Request) -> set[UUID]:
    """The classes wished for; none, the whole school, where one wish names no class."""
    wishes = list(row.wishes.all())
    named = {group for wish in wishes for group in wish.groups}
    return named if all(wish.groups for wish in wishes) else set()


def known(groups: set[UUID], classes: dict[UUID, Classroom]) -> list[Classroom]:
    """Those that are there."""
    return [classes[group] for group in groups if group in classes]
