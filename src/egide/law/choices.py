"""What is asked, and how each answer is said: of a document, of a case, of a test's result."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from egide.law.phrases import Phrase, both, nothing_else
from egide.trust.law import Text
from egide.trust.loading.node import Node
from egide.trust.outcome import SILENT
from egide.trust.vocabulary import CaseFact, Check, Question

OPEN = {"codes": ("countries", "languages"), "number": ("years",), "date": ("day",)}
FLAGS = ("true", "false")
LEVELS = "levels"


@dataclass(frozen=True, slots=True)
class Choice:
    """A label, what is asked of a person (empty when nobody is asked), a label for each answer.

    `reads`: where open answers have their words; `number`: how a number is said.
    """

    label: Text
    asks: Text
    values: Mapping[str, Text]
    reads: str = ""
    number: Text = field(default_factory=dict)


def read_questions(file: Node, questions: Mapping[str, Question]) -> dict[str, Choice]:
    """The questions put to a document."""
    nothing_else(file, questions)
    return {name: _question(file.at(name), asked) for name, asked in questions.items()}


def _question(node: Node, question: Question) -> Choice:
    _said(node, "label", "asks", "values", "reads", "number")
    open_to = OPEN.get(question.kind)
    values = _values(node, sorted(question.values), closed=open_to is None)
    return Choice(
        label=both(node.at("label")),
        asks=both(node.at("asks")),
        values=values,
        reads=node.at("reads").word(open_to) if open_to else "",
        number=both(node.at("number")) if question.kind == "number" else {},
    )


def read_case(
    file: Node, facts: Mapping[str, CaseFact], levels: Mapping[str, Phrase]
) -> dict[str, Choice]:
    """The facts of a case; a fact worked out from others is asked of nobody."""
    nothing_else(file, facts)
    labels = {name: level.label for name, level in levels.items()}
    return {name: _fact(file.at(name), fact, labels) for name, fact in facts.items()}


def _fact(node: Node, fact: CaseFact, levels: Mapping[str, Text]) -> Choice:
    derived = fact.by == "derived"
    _said(node, "label", "values", *(() if derived else ("asks",)))
    values = levels if fact.id == LEVELS else _values(node, _answers(fact), closed=True)
    asks = {} if derived else both(node.at("asks"))
    return Choice(both(node.at("label")), asks, values)


def _answers(fact: CaseFact) -> tuple[str, ...]:
    return FLAGS if fact.kind == "flag" else tuple(sorted(fact.values))


def read_checks(file: Node, checks: Mapping[str, Check]) -> dict[str, Choice]:
    """The closed results of the small tests."""
    nothing_else(file, checks)
    return {name: _check(file.at(name), check) for name, check in checks.items()}


def _check(node: Node, check: Check) -> Choice:
    _said(node, "label", "values")
    return Choice(both(node.at("label")), {}, _values(node, sorted(check.values), closed=True))


def _said(node: Node, *names: str) -> None:
    if node.value is None:
        node.refuse("the words are missing")
    node.only(*names)


def _values(node: Node, names: Collection[str], *, closed: bool) -> dict[str, Text]:
    """A label for each closed answer; an open question may add words for special codes."""
    place = node.at("values")
    if closed:
        nothing_else(place, names)
        return {name: both(place.at(name)) for name in names if name != SILENT or place.has(name)}
    return {name: both(said) for name, said in place.items()} if node.has("values") else {}
