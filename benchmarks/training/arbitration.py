"""Trains the arbiter: for each candidate answer, the chance that it is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.measure.sheets import Sheet
from egide.reading.arbiter.candidates import Case, Values, evidence
from egide.reading.arbiter.weighing import settle
from egide.reading.learned import Read
from egide.trust.evidence.answers import Answer

FIRMNESS = 0.1
SIDES = 8
Reading = tuple[float, str, Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A candidate answer of one case: what speaks for it, whether it is right, what it counts."""

    service: str
    found: Mapping[str, float]
    right: bool
    counts: float


def trials(
    sheets: Sequence[Sheet], phrases: Sequence[Reading], learned: Mapping[str, Read]
) -> list[Trial]:
    """Every candidate of every question of every reading."""
    by_name = {sheet.document: sheet for sheet in sheets}
    made = []
    for counts, document, answers in phrases:
        sheet = by_name[document]
        for case in cases(sheet, answers, learned[document]):
            accepted = sheet.answers[case.question].accepted
            made += [
                trial(sheet, case, values, right=values in accepted, counts=counts)
                for values in case.candidates()
            ]
    return made


def cases(sheet: Sheet, phrases: Mapping[str, Answer], learned: Read) -> list[Case]:
    """The questions of a document as both readers answered them."""
    return [
        Case(question, phrases[question], learned.answers[question], learned.strengths[question],
             learned.places[question])
        for question in sheet.answers
        if question in learned.strengths
    ]  # fmt: skip


def trial(sheet: Sheet, case: Case, values: Values, *, right: bool, counts: float) -> Trial:
    """One candidate."""
    return Trial(sheet.service, evidence(case, values), right, counts)


def fit_arbiter(made: Sequence[Trial], *, firmness: float = FIRMNESS) -> dict[str, float]:
    """The weight of each piece of evidence, by name."""
    names = DictVectorizer()
    matrix = names.fit_transform([dict(each.found) for each in made])
    right = np.array([each.right for each in made])
    counts = np.array([each.counts for each in made])
    model = LogisticRegression(C=firmness, max_iter=3000).fit(matrix, right, sample_weight=counts)
    weights = dict(zip(names.feature_names_, model.coef_[0], strict=True))
    weights["bias"] = model.intercept_[0]
    return {name: round(float(weight), 4) for name, weight in sorted(weights.items())}


def crossed(
    sheets: Sequence[Sheet], phrases: Sequence[Reading], learned: Mapping[str, Read]
) -> list[tuple[float, str, dict[str, Answer]]]:
    """Each reading as an arbiter that was not trained on its service settles it."""
    by_name = {sheet.document: sheet for sheet in sheets}
    services = sorted({sheet.service for sheet in sheets})
    made = trials(sheets, phrases, learned)
    settled = []
    for side in range(SIDES):
        aside = frozenset(services[side::SIDES])
        weights = fit_arbiter([each for each in made if each.service not in aside])
        for counts, document, answers in phrases:
            if by_name[document].service in aside:
                each = cases(by_name[document], answers, learned[document])
                found = {case.question: settle(case, weights) for case in each}
                settled.append((counts, document, found))
    return settled
