"""The readers of this room: the register of a controller on a day, and what it covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from egide.decisions.document import queries as agreements
from egide.decisions.document.around import around
from egide.decisions.queries import Held
from egide.people import contacts
from egide.people import queries as people
from egide.people.contacts import Known
from egide.people.queries import Org
from egide.register.activity import Activity, activity, gathered
from egide.register.asked import Asked
from egide.register.errors import NoActivity
from egide.trust.dated import reached

MOST = 200


@dataclass(frozen=True)
class Register:
    """The register of a controller. `above`: what others answer for and that this school uses."""

    organisation: Org
    contact: Known
    asked: Asked
    activities: tuple[Activity, ...]
    above: tuple[Activity, ...] = ()

    def named(self, reference: str) -> Activity:
        """One activity, its own or from above; NoActivity when there is none."""
        for one in (*self.activities, *self.above):
            if one.reference == reference:
                return one
        raise NoActivity(reference)


@dataclass(frozen=True, slots=True)
class Below:
    """A school under an academy, or an academy, and how many activities its own register has."""

    place: Org
    count: int


def register(code: str, asked: Asked) -> Register:
    """The register of the organisation that bears that code, on that day."""
    organisation = people.organisation(code)
    line = [int(place.id) for place in people.place_of(organisation.id).lineage]
    return register_of(organisation, line, asked)


def register_of(organisation: Org, line: Sequence[int], asked: Asked) -> Register:
    """The same, where `line` is known: the organisation, then what it stands in."""
    found = agreements.concerning(organisation.id, line, on=asked.on, known_at=asked.known_at)
    own = [one for one in found if one.organisation == organisation.id]
    used = [one for one in found if one.organisation != organisation.id]
    made = _activities(found, organisation, asked)
    return Register(
        organisation,
        contacts.along(line),
        asked,
        gathered(made[one.id] for one in own),
        gathered(made[one.id] for one in used),
    )


def below(organisation: Org, asked: Asked) -> tuple[Below, ...]:
    """What stands under an academy or a ministry, each with its own register: two queries."""
    places = people.below(organisation.id, most=MOST)
    counts = agreements.counted([place.id for place in places], on=asked.on)
    return tuple(Below(place, counts.get(place.id, 0)) for place in places)


def _until(held: Held, asked: Asked) -> Held:
    """Without what happened after the day asked."""
    return replace(held, events=tuple(one for one in held.events if reached(one.on, asked.on)))


def _activities(held: Iterable[Held], organisation: Org, asked: Asked) -> dict[int, Activity]:
    every = tuple(_until(one, asked) for one in held)
    near = around((one.signed for one in every), on=asked.on, view=asked.law)
    elsewhere = {one.school or one.organisation for one in every} - {organisation.id}
    names = {organisation.id: organisation}
    names |= people.organisations(elsewhere) if elsewhere else {}
    groups = {UUID(group) for one in every for group in one.signed.groups}
    classes = {str(one.id): one.name for one in people.groups(groups)} if groups else {}
    return {
        one.id: activity(
            one,
            near[one.signed.digest],
            names[one.school or one.organisation].name,
            filter(None, (classes.get(group) for group in one.signed.groups)),
        )
        for one in every
    }
