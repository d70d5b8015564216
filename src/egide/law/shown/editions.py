"""Two editions of the charter compared: what one let through and the other does not.

Worked out from the tables, never written by hand: an answer counts where a table decides on that
question alone. What depends on several answers is left to the pages of the editions.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from egide.law.shelf import shelf
from egide.law.shown.charter import OPEN_SHAPE, SHAPES
from egide.law.words import words
from egide.trust.charter import Charter, Part
from egide.trust.outcome import CONCLUSIONS, GRAVITY, SILENT, Conclusion, Outcome, weight

ANSWER = "answer."


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an edition makes of an answer. `criterion` is empty where no table decides on it.

    `asked`: some table reads the question, be it with others.
    """

    mark: str
    outcome: str
    criterion: str = ""
    weight: Conclusion = Conclusion.CONFORMING
    edition: str = ""
    asked: bool = False

    @property
    def clear(self) -> bool:
        """Whether the tables say enough to compare: a decision, or no question at all."""
        return bool(self.criterion) or not self.asked


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer of a provider's text, before each edition, the oldest first."""

    question: str
    answer: str
    first: bool
    editions: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition, in a line."""

    edition: str
    title: str
    status: str
    since: str
    until: str
    count: int
    blocking: int


def editions_page(lang: str) -> dict[str, object]:
    """All that the template prints."""
    charters = [shelf().charters[name] for name in sorted(shelf().charters)]
    return {
        "editions": [_edition(charter, lang) for charter in charters],
        "stricter": list(stricter(charters, lang)),
    }


def _edition(charter: Charter, lang: str) -> Edition:
    return Edition(
        charter.edition,
        charter.title[lang],
        charter.status[lang],
        words().date(charter.span.since, lang),
        words().date(charter.span.until, lang) if charter.span.until else "",
        len(charter.criteria),
        sum(criterion.severity == "B" for criterion in charter.criteria),
    )


def stricter(charters: list[Charter], lang: str) -> Iterator[Compared]:
    """The answers that the last edition weighs more heavily than the first."""
    for question in shelf().vocabulary.questions.values():
        first = True
        for value in sorted(question.values - {SILENT}):
            weighed = tuple(_weighed(charter, question.id, value, lang) for charter in charters)
            clear = all(one.clear for one in weighed)
            if clear and _rank(weighed[-1]) < _rank(weighed[0]):
                yield Compared(
                    words().question(question.id).label[lang],
                    words().value(question.id, value, lang),
                    first,
                    weighed,
                )
                first = False


def _rank(weighed: Weighed) -> int:
    return CONCLUSIONS.index(weighed.weight)


def _weighed(charter: Charter, question: str, value: str, lang: str) -> Weighed:
    found = [
        (weight(part.severity, outcome), GRAVITY.index(outcome), part.criterion)
        for part in _parts(charter)
        if (outcome := decided(part, question, value)) is not None
    ]
    if not found:
        return Weighed("", "", asked=any(asks(p, question) for p in _parts(charter)))
    worst, gravity, criterion = min(found, key=lambda one: (CONCLUSIONS.index(one[0]), one[1]))
    outcome = GRAVITY[gravity]
    label = words().label("outcomes", outcome, lang)
    return Weighed(SHAPES.get(outcome, OPEN_SHAPE), label, criterion, worst, charter.edition)


def _parts(charter: Charter) -> Iterator[Part]:
    return (part for criterion in charter.criteria for part in criterion.parts)


def asks(part: Part, question: str) -> bool:
    """Whether a table reads that question."""
    name = f"{ANSWER}{question}"
    return any(asked == name for row in part.rows for asked, _values in row.when)


def decided(part: Part, question: str, value: str) -> Outcome | None:
    """What a table gives for that answer; None where it does not ask, or asks for more."""
    name = f"{ANSWER}{question}"
    if not asks(part, question):
        return None
    for row in part.rows:
        if any(asked != name for asked, _values in row.when):
            return None
        if all(value in values for _asked, values in row.when):
            return row.then
    return None
