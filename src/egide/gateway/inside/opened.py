"""The tools that a class may be opened to, as pages inside Égide list them."""

from dataclasses import dataclass
from datetime import date

from egide.decisions import queries as decisions
from egide.decisions.queries import Held, Pupils
from egide.people.queries import Classroom
from egide.trust.agreement.life import Status
from egide.trust.disclosure.policy import rules


@dataclass(frozen=True, slots=True)
class ClassTool:
    """A tool of a class: its name, whether it is open, whether a teacher must be there."""

    slug: str
    name: str
    open: bool
    supervised: bool


def of_class(group: Classroom, *, on: date) -> tuple[ClassTool, ...]:
    """The tools that an agreement opens, or opened until it was suspended, for a class."""
    pupils = Pupils(group.level, group.id)
    found: dict[str, ClassTool] = {}
    for held in decisions.agreements_of(group.school, on=on):
        if counts(held) and decisions.covers(held, pupils):
            found.setdefault(held.service, shown(held))
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def counts(held: Held) -> bool:
    """Open, or shut for now."""
    return held.status.opens or held.status is Status.SUSPENDED


def shown(held: Held) -> ClassTool:
    """An agreement as its tool."""
    asked = [text for text in held.conditions if text.partition(" ")[0] == "class_supervised"]
    return ClassTool(
        held.service, held.service_name, held.status.opens, rules(asked, {}).supervised
    )
