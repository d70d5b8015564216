"""What the ministry, the academy and the school say of services, read along the line."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from egide.decisions.models import Stance as Row
from egide.kit.once import once
from egide.people.queries import Org
from egide.trust.agreement.stances import Position, Stance, together


@dataclass(frozen=True, slots=True)
class Taken:
    """A level's word on a service. `by`: the organisation that says it."""

    organisation: int
    by: str
    position: Position
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line, from the top, and what they make together."""

    taken: tuple[Taken, ...] = ()

    @property
    def together(self) -> Position:
        """The strictest counts, conditions add up."""
        return together(one.position for one in self.taken)

    @property
    def closed_by(self) -> Taken | None:
        """Who closes the service, the highest first."""
        closing = (one for one in self.taken if one.position.stance is Stance.CLOSED)
        return next(closing, None)

    @property
    def conditions(self) -> tuple[str, ...]:
        """What is put on top, in order."""
        return tuple(sorted(self.together.conditions))


NOTHING_SAID = Line()


@once
def lines(services: Iterable[int], line: Sequence[Org], on: date) -> dict[int, Line]:
    """The last word of each level on each of these services, on a day: one query."""
    names = {one.id: (number, one.name) for number, one in enumerate(reversed(line))}
    rows = Row.objects.filter(service__in=list(services), organisation__in=list(names), on__lte=on)
    last = rows.order_by("service", "organisation", "-on", "-id")
    found: dict[int, list[Taken]] = defaultdict(list)
    for row in last.distinct("service", "organisation"):
        position = Position(Stance(row.stance), frozenset(row.conditions))
        name = names[row.organisation_id][1]
        taken = Taken(row.organisation_id, name, position, row.reason, row.on)
        found[row.service_id].append(taken)
    return {
        service: Line(tuple(sorted(taken, key=lambda one: names[one.organisation][0])))
        for service, taken in found.items()
    }


def said_by(organisation: int, on: date) -> dict[int, Taken]:
    """The last word of one organisation on each service, on a day: one query."""
    rows = Row.objects.filter(organisation=organisation, on__lte=on).select_related("organisation")
    last = rows.order_by("service", "-on", "-id").distinct("service")
    return {
        row.service_id: Taken(
            organisation,
            row.organisation.name,
            Position(Stance(row.stance), frozenset(row.conditions)),
            row.reason,
            row.on,
        )
        for row in last
    }
