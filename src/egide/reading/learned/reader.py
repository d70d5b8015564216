"""Reads a document by example: sentences scored, the best of each question weighed, quotes kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from egide.reading.analysis import Analysed, Statement
from egide.reading.learned.extracting import EXTRACTORS
from egide.reading.learned.features import features_of
from egide.reading.learned.model import Array, Model, Unit, shipped
from egide.reading.learned.orders import EVERYWHERE, GENERAL, ORDERS, SAID
from egide.reading.learned.passages import of_document
from egide.trust.evidence.answers import Answer, Quote

ELSEWHERE = 0.3  # what a sentence that does not bind the provider in France is worth
NEAR_BEST = 0.6  # a value counts when its best sentence is nearly as sure as the best of all
BEST, QUOTES = 8, 4
FLOOR, WHISPER = 0.001, 0.02
EVEN = 0.5
LANGUAGES = frozenset({"fr", "en"})


@dataclass(frozen=True, slots=True)
class Heard:
    """What the best sentences say for one unit: the chance that it is said, by which sentences.

    `found` holds (chance, value index, statement), the surest first.
    """

    unit: Unit
    strengths: Mapping[str, float]
    chance: float
    found: tuple[tuple[float, int, Statement], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that may answer a question: where it stands, which value, how likely."""

    start: int
    end: int
    value: str
    chance: float


@dataclass(frozen=True, slots=True)
class Read:
    """The answers; for each question, answered or not, how strongly each value is said, where."""

    answers: Mapping[str, Answer]
    strengths: Mapping[str, Mapping[str, float]]
    places: Mapping[str, Sequence[Place]] = field(default_factory=dict)


def read(analysed: Analysed, model: Model | None = None) -> Read:
    """What a document answers to the questions that have examples."""
    heard = listen(analysed, model or shipped())
    answers = {question: answer(question, each, analysed) for question, each in heard.items()}
    answers["language"] = language(analysed)
    strengths = {
        question: {value: strength for one in each for value, strength in one.strengths.items()}
        for question, each in heard.items()
    }
    places = {question: tuple(places_of(each)) for question, each in heard.items()}
    return Read(answers, strengths, places)


def places_of(heard: Sequence[Heard]) -> Iterator[Place]:
    """The best sentences of a question."""
    for one in heard:
        for chance, about, statement in one.found:
            if chance >= WHISPER:
                at = statement.sentence
                yield Place(at.start, at.end, one.unit.values[about], round(chance, 3))


def listen(analysed: Analysed, model: Model) -> dict[str, list[Heard]]:
    """The best sentences of each unit, by question."""
    heard: dict[str, list[Heard]] = {}
    if not analysed.statements or analysed.document.language not in LANGUAGES:
        return heard
    statements = analysed.statements
    chances, totals = model.chances(features_of(of_document(analysed)))
    tops = best_of(totals)
    worths = worths_of(model, tops, statements)
    owners = np.repeat(np.arange(len(tops)), [len(unit.values) for unit in model.units])
    says = np.take_along_axis(chances, tops[owners], axis=1)
    highest = (says * worths[owners]).max(axis=1).tolist()
    weighed = (np.take_along_axis(totals, tops, axis=1) * worths).tolist()
    said = says.tolist()
    for unit, top, weights in zip(model.units, tops.tolist(), weighed, strict=True):
        abouts = likeliest(said[unit.columns])
        ranked = sorted(zip(weights, top, abouts, strict=True), reverse=True)
        found = tuple((chance, about, statements[at]) for chance, at, about in ranked)
        strengths = dict(zip(unit.values, highest[unit.columns], strict=True))
        chance = chance_of(unit, [chance for chance, _, _ in ranked])
        heard.setdefault(unit.question, []).append(Heard(unit, strengths, chance, found))
    return heard


def likeliest(said: Sequence[Sequence[float]]) -> list[int]:
    """Which value (row) each sentence says most surely."""
    if len(said) == 1:
        return [0] * len(said[0])
    return [each.index(max(each)) for each in zip(*said, strict=True)]


def best_of(totals: Array) -> NDArray[np.int64]:
    """The surest sentences for each unit (row), in order; of equals, the first."""
    most = min(BEST, totals.shape[1])
    least = np.partition(totals, -most, axis=1)[:, -most]
    units, sentences = np.nonzero(totals >= least[:, None])
    order = np.lexsort((-totals[units, sentences], units))
    firsts = np.searchsorted(units, np.arange(len(totals)))
    return sentences[order][firsts[:, None] + np.arange(most)]


def worths_of(model: Model, tops: NDArray[np.int64], statements: Sequence[Statement]) -> Array:
    """What the best sentences of each unit are worth: one that does not bind here counts less."""
    worth = np.ones(len(statements), np.float32)
    for at in np.unique(tops).tolist():
        if not statements[at].of_the_document:
            worth[at] = ELSEWHERE
    everywhere = np.array([unit.question in EVERYWHERE for unit in model.units])
    return np.where(everywhere[:, None], np.float32(1), worth[tops])


def chance_of(unit: Unit, ranked: Sequence[float]) -> float:
    """The chance that the document says it, from how sure its best sentences are."""
    *slopes, bias = unit.decide
    measured = evidence(ranked)
    return 1 / (1 + exp(-(bias + sum(a * b for a, b in zip(slopes, measured, strict=True)))))


def evidence(ranked: Sequence[float]) -> tuple[float, float, float]:
    """The best sentence, the second, and the mean of the next ones, as log-odds."""
    padded = [*ranked, *[0.0] * BEST][:6]
    return odds(padded[0]), odds(padded[1]), odds(sum(padded[2:]) / 4)


def odds(chance: float) -> float:
    """The logarithm of the odds, bounded."""
    bounded = min(max(chance, FLOOR), 1 - FLOOR)
    return log(bounded / (1 - bounded))


def answer(question: str, heard: Sequence[Heard], analysed: Analysed) -> Answer:
    """The answer to one question: silence, values by order or by union, or what is extracted."""
    stated = [one for one in heard if one.chance >= EVEN]
    if not stated:
        sure = 1 - max((one.chance for one in heard), default=0.0)
        return Answer(question, confidence=round(sure, 3), readers=("learned",))
    if stated[0].unit.values == (SAID,):
        return extracted(question, stated[0], analysed)
    if question in ORDERS:
        return said(question, {winner(question, stated[0]): stated[0]})
    values = {one.unit.values[0]: one for one in stated}
    if question in GENERAL and len(values) > 1:
        values.pop(GENERAL[question], None)
    return said(question, values)


def winner(question: str, heard: Heard) -> str:
    """The first value in order that is said nearly as surely as the surest."""
    surest = max(heard.strengths.values())
    near = (v for v in ORDERS[question] if heard.strengths.get(v, 0.0) >= NEAR_BEST * surest)
    return next(near)


def said(question: str, values: Mapping[str, Heard]) -> Answer:
    """An answer with the sentences that say its values, the surest first."""
    quotes: dict[int, Quote] = {}
    for value, heard in values.items():
        column = heard.unit.values.index(value)
        surest = heard.strengths[value]
        for chance, about, statement in heard.found:
            if about == column and chance >= surest / 4 and len(quotes) < QUOTES:
                quotes[statement.sentence.start] = statement.quote(f"learned:{question}.{value}")
        if not quotes:
            quotes[0] = heard.found[0][2].quote(f"learned:{question}.{value}")
    sure = min(heard.chance for heard in values.values())
    given = tuple(quotes.values())
    return Answer(question, tuple(sorted(values)), given, confidence=round(sure, 3),
                  readers=("learned",))  # fmt: skip


def extracted(question: str, heard: Heard, analysed: Analysed) -> Answer:
    """Codes, an age or a date, drawn from the sentences that say it."""
    surest = heard.found[0][0]
    candidates = [statement for chance, _, statement in heard.found if chance >= surest / 3]
    values, founding = EXTRACTORS[question](candidates, analysed.document.language)
    if not values:
        return Answer(question, confidence=EVEN, readers=("learned",))
    quotes = tuple(one.quote(f"learned:{question}") for one in founding[:QUOTES])
    return Answer(question, tuple(sorted(values)), quotes, confidence=round(heard.chance, 3),
                  readers=("learned",))  # fmt: skip


def language(analysed: Analysed) -> Answer:
    """The language that was detected, shown by the first sentence of prose."""
    found = analysed.document.language
    long = (one for one in analysed.statements if len(one.sentence.plain.split()) >= 8)
    shown = next(long, analysed.statements[0] if analysed.statements else None)
    quotes = (shown.quote("learned:language"),) if shown else ()
    values = (found,) if found and quotes else ()
    return Answer("language", values, quotes, confidence=0.99, readers=("learned",))
