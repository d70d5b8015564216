"""Reads a document: units, rules that fire, a decision a question, quotes that are verbatim."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from egide.reading.analysis import Analysed
from egide.reading.phrases import deciding
from egide.reading.phrases.deciding import Decision
from egide.reading.phrases.firing import Fired, machine
from egide.reading.phrases.paper import Paper, paper_of
from egide.reading.phrases.rules import LANGUAGES, Question, questions
from egide.trust.evidence.answers import Answer, Quote

Decide = Callable[[Question, Sequence[Fired], Paper], Decision]


@dataclass(frozen=True, slots=True)
class Read:
    """The answers to every question, and for each the rules that fired (also the losing ones)."""

    answers: Mapping[str, Answer]
    fired: Mapping[str, tuple[Fired, ...]]


def read(analysed: Analysed) -> Read:
    """What a document answers to the questions. Other languages than fr and en stay silent."""
    language = analysed.document.language
    if language not in LANGUAGES:
        return Read({q.name: Answer(q.name) for q in questions("en")}, {})
    rules = machine(language)
    paper = paper_of(analysed, language, rules.engine)
    fired: dict[str, list[Fired]] = {question.name: [] for question in questions(language)}
    for one in rules.fire(paper):
        fired[one.rule.question].append(one)
    answers = {
        question.name: answer(question, fired[question.name], paper)
        for question in questions(language)
    }
    return Read(answers, {name: tuple(group) for name, group in fired.items()})


def answer(question: Question, fired: Sequence[Fired], paper: Paper) -> Answer:
    """The answer to one question."""
    decision = decider(question.decide)(question, fired, paper)
    return Answer(
        question.name,
        tuple(sorted(decision.values)),
        quotes_of(decision.fired),
        confidence=round(decision.strength, 3),
        readers=("phrases",),
    )


def quotes_of(fired: Sequence[Fired]) -> tuple[Quote, ...]:
    """The sentences that founded a decision, each once."""
    quotes = {one.unit.at: one.unit.statement.quote(one.rule.name) for one in reversed(fired)}
    return tuple(quotes[at] for at in dict.fromkeys(one.unit.at for one in fired))


@cache
def decider(name: str) -> Decide:
    """A decision by ordering, or the question's own (`questions/<name>.py`)."""
    if name in ("worst", "union"):
        by_order = getattr(deciding, name)
        return lambda question, fired, _: by_order(question, fired)
    own: Decide = import_module(f"egide.reading.phrases.questions.{name}").decide
    return own
