"""What a service's page and the form of a new request need: where the reader works, their classes,

and whether the tool is open there, asked for already, or to be asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext_lazy

from egide.decisions import queries, seats
from egide.decisions.places import in_order
from egide.decisions.queries import Answered, InForce, May
from egide.decisions.shown.lang import day
from egide.decisions.shown.leaving import leaving
from egide.people import queries as people
from egide.people.mandates import SignedIn
from egide.people.queries import Classroom, HeldMandate, Org

SAYS = {
    May.NOW: gettext_lazy("Oui, dès maintenant"),
    May.JOIN: gettext_lazy("Après une signature : une convention-cadre est prête"),
    May.SIGN: gettext_lazy("Après un avis et une signature"),
    May.TRY: gettext_lazy("Seulement comme expérimentation"),
    May.NOT_YET: gettext_lazy("Pas encore : il manque une réponse ou une preuve"),
    May.NO: gettext_lazy("Non"),
}
MARKS = {
    May.NOW: "met",
    May.JOIN: "if",
    May.SIGN: "if",
    May.TRY: "if",
    May.NOT_YET: "silent",
    May.NO: "not",
}


@dataclass(frozen=True)
class AtSchool:
    """Where somebody may ask for a tool: the school and what it stands in, who they are there."""

    line: tuple[Org, ...]
    member: UUID | None

    @cached_property
    def classes(self) -> tuple[Classroom, ...]:
        """The classes they may ask for: theirs, or all; read when a page shows them."""
        own = people.taught(self.member, school=self.place) if self.member else ()
        return in_order(own or people.classes_at(self.place))

    @property
    def place(self) -> int:
        """The number of the school."""
        return self.line[0].id

    @property
    def name(self) -> str:
        """How the school is called."""
        return self.line[0].name

    @property
    def is_public_primary(self) -> bool:
        """Whether the DASEN signs for it."""
        return self.line[0].school_kind == "public_primary"


def at_school(
    person: SignedIn, *, on: date, mandates: Sequence[HeldMandate] | None = None
) -> AtSchool | None:
    """The school where they may ask; None for whoever works in none."""
    held = seats.holdings(person, mandates)
    for number in seats.workplaces(held, on=on):
        line = people.lineage(number)
        if seats.Seat(people.place_in(line), held, on).asks:
            return AtSchool(line, person.member_id)
    return None


def asking(user: SignedIn | None, slug: str, level: str, *, on: date) -> dict[str, object] | None:
    """What the slot of a service's page prints; None for whoever asks for nothing."""
    if user is None:
        return {"slug": slug, "door": True}
    school = at_school(user, on=on)
    if school is None:
        return None
    chosen = [one for one in school.classes if one.level == level] or school.classes
    answered = queries.answer_for(school.place, slug, levels_of(chosen), on=on)
    asked = queries.request(answered.request, on=on) if answered.request else None
    return {
        "slug": slug,
        "school": school.name,
        "classes": school.classes,
        "chosen": [one.id for one in chosen],
        "may": answered.may.value,
        "says": SAYS[answered.may],
        "opened": answered.in_force and opening(answered.in_force, school.classes),
        "asked_for": asked,
        "supporters": len(asked.supporters) if asked else 0,
        "mine": asked is not None and any(one.person == user.pk for one in asked.supporters),
        "equivalents": equivalents(answered),
    }


def levels_of(classes: Sequence[Classroom]) -> list[str]:
    """The levels of these classes, once each."""
    return sorted({one.level for one in classes if one.level})


def equivalents(answered: Answered) -> list[dict[str, object]]:
    """Tools for the same work, and what may be done with them here."""
    return [
        {"card": one.service, "says": SAYS[one.may], "mark": MARKS[one.may]}
        for one in answered.equivalents
    ]


def opening(opened: InForce, classes: Sequence[Classroom]) -> dict[str, object]:
    """What is open already: for which classes, until when, what leaves."""
    groups = set(opened.agreement.signed.groups)
    levels = set(opened.agreement.signed.levels)
    mine = [
        one.name
        for one in classes
        if (not groups or str(one.id) in groups) and (not levels or one.level in levels)
    ]
    return {
        "agreement": opened.agreement.id,
        "classes": ", ".join(mine),
        "all": len(mine) == len(classes),
        "until": day(opened.ends),
        "experiment": opened.agreement.signed.kind == "experiment",
        "leaves": leaving(opened.attributes).leaves,
    }
