"""What the review desk shows: versions to review, the worst disagreements first; one version."""

from collections.abc import Mapping
from dataclasses import dataclass

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.law.shelf import shelf
from egide.terms import queries as terms
from egide.terms.queries import Text
from egide.terms.words import Held, Whose
from egide.trust.evidence.answers import Answer
from egide.verdicts.errors import NoSuchQuestion
from egide.verdicts.models import Evaluation

READERS = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A question put to a version, and the answer as it stands."""

    question: str
    held: Held

    @property
    def decided(self) -> bool:
        """Whether a person said a word that counts on this version."""
        return self.held.whose is not Whose.MACHINE or self.held.open

    @property
    def agreed(self) -> bool:
        """Whether both readers of the machine propose it."""
        return len(self.held.answer.readers) >= READERS

    @property
    def order(self) -> tuple[bool, bool, bool, float]:
        """To review again, then disagreements, then the least certain; the decided come last."""
        held = self.held
        return self.decided, not held.again, self.agreed, held.answer.confidence


@dataclass(frozen=True, slots=True)
class Desk:
    """A version on the desk: its text, its questions in the order to review them."""

    text: Text
    services: tuple[Card, ...]
    items: tuple[Item, ...]
    here: int

    @property
    def item(self) -> Item:
        """The one under review."""
        return self.items[self.here]

    @property
    def done(self) -> int:
        """How many are decided."""
        return sum(item.decided for item in self.items)

    def neighbour(self, step: int) -> Item:
        """The next one, or the one before, around the corner too."""
        return self.items[(self.here + step) % len(self.items)]

    @property
    def following(self) -> Item:
        """The next one that nobody decided; the next one when all are."""
        turned = (*self.items[self.here + 1 :], *self.items[: self.here])
        return next((item for item in turned if not item.decided), self.neighbour(1))


def desk(snapshot: int, question: str = "") -> Desk:
    """That version, open at that question, or at the first one to review."""
    text = terms.text(snapshot)
    items = _items(terms.answers(snapshot))
    names = [item.question for item in items]
    if question and question not in names:
        raise NoSuchQuestion(question)
    services = catalogue.services(terms.services_of(text.version.document))
    return Desk(text, tuple(services), items, names.index(question) if question else 0)


def _items(held: Mapping[str, Held]) -> tuple[Item, ...]:
    """Every question of the vocabulary; one that was never read is silence to review."""
    every = (
        Item(name, held.get(name, Held(Answer(name)))) for name in shelf().vocabulary.questions
    )
    return tuple(sorted(every, key=lambda item: item.order))


def evaluations_with(number: str) -> tuple[Evaluation, ...]:
    """The evaluation of that number, and those that the same decision made of other services."""
    first = Evaluation.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if first is None:
        return ()
    same = Evaluation.objects.filter(pk__gte=first.pk, about=first.about, by=first.by_id)
    return tuple(same.select_related("service", "by").order_by("id"))
