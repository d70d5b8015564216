"""What families chose, read: of one pupil for who acts for them; of a school, counts alone."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from egide.gateway.inside.choosing import CONSENT, OBJECTION
from egide.gateway.models import Choice
from egide.people.mandates import Actor


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that stands, or stood. `by` is for comparing with the reader, never for showing."""

    number: int
    what: str
    voice: str
    by: UUID = field(repr=False)
    agreement: str
    at: datetime
    withdrawn_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Seen:
    """A pupil's choices about a tool, as one of those who act for them may see them.

    Another guardian's choice is said to exist where it shuts the door, and nothing more of it.
    """

    mine: tuple[Chosen, ...]
    paper: tuple[Chosen, ...]
    another_objects: bool

    def standing(self, what: str, agreement: str = "") -> Chosen | None:
        """The reader's own choice that stands; consent is to one agreement."""
        found = (one for one in self.mine if one.stands and one.what == what)
        return next((one for one in found if not agreement or one.agreement == agreement), None)


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many families object, and how many consent, for a tool of a school."""

    service: str
    name: str
    objections: int
    consents: int


def about(pupil: UUID, service: str, *, by: Actor) -> Seen:
    """The choices about a tool for a pupil, the last first: one query."""
    rows = Choice.objects.filter(pupil=pupil, service__slug=service).order_by("-at", "-pk")
    found = [shown(row) for row in rows]
    mine = tuple(one for one in found if one.by == by.pk and one.voice != "paper")
    paper = tuple(one for one in found if one.voice == "paper")
    others = (one for one in found if one not in mine and one.stands and one.what == OBJECTION)
    return Seen(mine, paper, any(others))


def objected(pupil: UUID, *, by: UUID) -> frozenset[str]:
    """The tools to which one of those who act for a pupil objects: one query."""
    rows = Choice.objects.filter(pupil=pupil, by=by, what=OBJECTION, withdrawn_at=None)
    return frozenset(rows.values_list("service__slug", flat=True))


def counted(school: int) -> tuple[Tallied, ...]:
    """By tool, how many pupils of a school a family objects or consents for: one query."""
    rows = Choice.objects.filter(pupil__attachments__school=school, withdrawn_at=None)
    named = rows.values_list("service__slug", "service__name", "what")
    found: dict[tuple[str, str], dict[str, int]] = {}
    for slug, name, what, number in named.annotate(Count("pupil", distinct=True)):
        found.setdefault((slug, name), {})[what] = number
    return tuple(
        Tallied(slug, name, whats.get(OBJECTION, 0), whats.get(CONSENT, 0))
        for (slug, name), whats in sorted(found.items())
    )


def on_paper(school: int) -> tuple[tuple[Chosen, UUID, str], ...]:
    """What the school wrote down and stands: the choice, the pupil, the tool. One query."""
    rows = Choice.objects.filter(school=school, voice="paper", withdrawn_at=None)
    rows = rows.select_related("service").order_by("-at")
    return tuple((shown(row), row.pupil_id, row.service.name) for row in rows)


def shown(row: Choice) -> Chosen:
    """A row as a value."""
    return Chosen(row.pk, row.what, row.voice, row.by_id, row.agreement, row.at, row.withdrawn_at)
