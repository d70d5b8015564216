"""Weighs what two readers say into one answer, with the chance that it is right."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import exp

from egide.reading import learned as by_example
from egide.reading.analysis import Analysed
from egide.reading.arbiter.candidates import Case, Values, evidence
from egide.reading.phrases import Read as ByPhrases
from egide.trust.evidence.answers import Answer, Quote

# An answer at least this sure is right 97 times in 100 on services that no reader was made on.
HIGH = 0.93
MOST = 4
SILENCE, PHRASES = 0.85, 1.25
SELF_EVIDENT = "language"
READERS = ("phrases", "learned")


def weigh(phrases: ByPhrases, learned: by_example.Read, analysed: Analysed) -> dict[str, Answer]:
    """The final answers: each is what a reader says, or both, or silence."""
    del analysed  # the readers have looked at it; kept so that an arbiter may look again
    answers = {}
    for question, answer in phrases.answers.items():
        other = learned.answers.get(question, Answer(question))
        heard = (learned.strengths.get(question, {}), learned.places.get(question, ()))
        case = Case(question, answer, other, *heard)
        answers[question] = answer if question == SELF_EVIDENT else settle(case, trained())
    return answers


def settle(case: Case, weights: Mapping[str, float]) -> Answer:
    """One question settled: the candidate most likely right, and who gave it."""
    sure, values = decide(case, weights)
    said_by = zip(READERS, (case.phrases, case.learned), strict=True)
    names = tuple(name for name, said in said_by if frozenset(said.values) == values)
    quotes = quotes_of(case, values) if values else ()
    return Answer(
        case.question, tuple(sorted(values)), quotes, confidence=round(sure, 3), readers=names
    )


def decide(case: Case, weights: Mapping[str, float]) -> tuple[float, Values]:
    """The candidate to keep, and how likely it is right."""
    chances = {each: chance(evidence(case, each), weights) for each in case.candidates()}
    kept = max(chances, key=lambda each: chances[each] * credit(case, each))
    return chances[kept], kept


def credit(case: Case, values: Values) -> float:
    """What a near tie is settled by: the phrases see the finer points, and silence hides more."""
    own = values == frozenset(case.phrases.values)
    return (1.0 if values else SILENCE) * (PHRASES if own else 1.0)


def chance(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that an answer is right, from what speaks for it."""
    total = weights["bias"] + sum(weights.get(name, 0.0) * much for name, much in found.items())
    return 1 / (1 + exp(-total))


@cache
def trained() -> dict[str, float]:
    """The weights, by name (`python -m benchmarks.train`)."""
    source = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(source)
    return weights


def quotes_of(case: Case, values: Values) -> tuple[Quote, ...]:
    """The sentences of the readers whose values are kept, in turn, none twice."""
    speakers = [said for said in (case.phrases, case.learned) if frozenset(said.values) == values]
    speakers = speakers or [case.phrases, case.learned]
    turns = [quote for at in range(MOST) for said in speakers for quote in said.quotes[at : at + 1]]
    kept: list[Quote] = []
    for quote in turns:
        apart = all(quote.end <= other.start or other.end <= quote.start for other in kept)
        if apart and len(kept) < MOST:
            kept.append(quote)
    return tuple(kept)
