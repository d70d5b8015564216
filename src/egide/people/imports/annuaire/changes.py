"""What the directory changes: from what is known and what is listed, to events. Nothing writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from egide.people.imports.annuaire.reading import Listed
from egide.people.models.organisation import What


@dataclass(frozen=True, slots=True)
class Known:
    """A school of our tables. `ours`: this directory told us of it once."""

    pk: int
    code: str
    name: str
    school_kind: str
    stages: tuple[str, ...]
    academy: str
    commune: str
    until: date | None
    ours: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a school, on a day, with what was before and what is after."""

    what: What
    on: date
    about: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """A school that is written: as listed, or None when it is listed no longer."""

    code: str
    known: Known | None
    listed: Listed | None
    events: tuple[Event, ...] = field(default=())

    @property
    def opens(self) -> bool:
        """Whether the school is new to us."""
        return self.known is None

    @property
    def closes(self) -> bool:
        """Whether the school ends here."""
        return any(event.what in {What.CLOSED, What.MERGED} for event in self.events)


def changes(
    schools: Mapping[str, Listed], known: Mapping[str, Known], *, on: date
) -> Iterator[Change]:
    """Each school that must be written, with what happened to it."""
    for code, school in schools.items():
        was = known.get(code)
        if was is None:
            if school.is_open:
                since = school.since or on
                opened = Event(What.OPENED, since, {"code": code, "name": school.name})
                yield Change(code, None, school, (opened,))
        elif events := tuple(happenings(was, school, on)):
            yield Change(code, was, school, events)
    departments = {code[:3] for code in schools}
    for code, was in known.items():
        if was.ours and was.until is None and code not in schools and code[:3] in departments:
            yield Change(code, was, None, (Event(What.CLOSED, on, {}),))


def happenings(was: Known, now: Listed, on: date) -> Iterator[Event]:
    """What happened to a school between what is known and what is listed."""
    ended = was.until is not None and was.until <= on
    if not now.is_open:
        if not ended:
            yield ending(now, on)
        return
    if ended:
        yield Event(What.OPENED, on, {"code": now.code, "name": now.name})
    pairs = (
        (What.RENAMED, was.name, now.name),
        (What.KIND_CHANGED, was.school_kind, now.school_kind),
        (What.KIND_CHANGED, list(was.stages), list(now.stages)),
        (What.MOVED, was.academy, now.academy),
        (What.MOVED, was.commune, now.commune),
    )
    for what, before, after in pairs:
        if before != after:
            yield Event(what, on, {"before": before, "after": after})


def ending(now: Listed, on: date) -> Event:
    """The end of a school: merged when the directory names the school that goes on."""
    day = now.seen_on or on
    if now.mother and now.mother != now.code:
        return Event(What.MERGED, day, {"code": now.mother})
    return Event(What.CLOSED, day, {})
