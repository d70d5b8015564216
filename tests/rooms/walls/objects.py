"""What each address with a parameter shows, and to whom: the data of the walk.

A room that adds such an address adds its line here, or the walk fails. `SOMEBODY_ELSES`: an object
of the Collège des Tilleuls in the demonstration, and the personas to whom it belongs; the walk then
proves that nobody else opens it. `NOBODYS`: addresses that show no school's object, and why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from egide.kit.clock import today
from egide.people import queries
from egide.people.demo.places import TILLEULS
from egide.people.models import Group, Mandate, Person


@dataclass(frozen=True, slots=True)
class Theirs:
    """An object of the Tilleuls: the parameters of its address, whose it is, what a post sends."""

    kwargs: Callable[[], Mapping[str, object]]
    own: frozenset[str]
    posted: Callable[[], Mapping[str, object]] = field(default=dict)


def those(words: str) -> frozenset[str]:
    """Personas by their keys."""
    return frozenset(words.split())


def days() -> dict[str, str]:
    """A span that forms accept."""
    return {"since": today().isoformat(), "last": (today() + timedelta(90)).isoformat()}


def the_mandate() -> dict[str, object]:
    """The mandate of the head."""
    return {"mandate": Mandate.objects.get(person__key="helene", delegated=None).pk}


def to_the_deputy() -> dict[str, object]:
    """A delegation that is right, were it one's own mandate."""
    return days() | {"to": Person.objects.get(key="karim").pk}


SOMEBODY_ELSES: dict[str, Theirs] = {
    "people:school": Theirs(
        lambda: {"code": TILLEULS}, those("camille mehdi helene thierry solene marc odile")
    ),
    "people:record-vote": Theirs(
        lambda: {"code": TILLEULS}, those("helene"), lambda: days() | {"reference": "Acte 1"}
    ),
    "people:pass-on": Theirs(the_mandate, those("helene"), to_the_deputy),
    "people:take-back": Theirs(the_mandate, those("helene thierry")),
    "people:class": Theirs(
        lambda: {"group": Group.objects.get(name="4e A").pk}, those("camille helene")
    ),
}

A_TEXT, THE_LOG = "what a provider publishes", "a public journal: it holds no name and no person"
NOBODYS: dict[str, str] = {
    "kit:language": "a language",
    "people:enter": "the door of the demonstration",
    "law:fact": "the law",
    "law:charter": "the charter",
    "terms:archive": A_TEXT,
    "terms:changes": A_TEXT,
    "verdicts:service": "the catalogue",
    "verdicts:desk": A_TEXT,
    "verdicts:decide": A_TEXT,
    "verdicts:readers": A_TEXT,
    "journal:checkpoint": THE_LOG,
    "journal:keys": THE_LOG,
    "journal:cosignatures": THE_LOG,
    "journal:tile": THE_LOG,
    "journal:witnessed": THE_LOG,
}


def secrets() -> list[str]:
    """The names that only the Tilleuls may read: its pupils, who are no persona."""
    teacher = Person.objects.get(key="camille").member_id
    known = set(Person.objects.values_list("member_id", flat=True))
    return [
        f"{pupil.given_name} {pupil.family_name}"
        for group in queries.classes_of(teacher)
        for pupil in group.pupils
        if pupil.id not in known
    ]
