"""The results of a search: each service with its answer, what is known of it, and a way out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from egide.catalogue import queries as services
from egide.catalogue.queries import Card, Fact
from egide.law.shelf import shelf
from egide.law.words import words
from egide.portal.asked import ANSWERS, Asked
from egide.terms import queries as terms
from egide.trust.evidence.combine import Combined
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import Document, Dossier
from egide.trust.outcome import CONCLUSIONS, SILENT, UNKNOWN, Conclusion
from egide.verdicts import queries as verdicts
from egide.verdicts.queries import Stands

TOLD = ("minimum_age", "advertising", "hosting")
MOST_EQUIVALENTS = 3


@dataclass(frozen=True, slots=True)
class Result:
    """A service as a line of results. `others`: tools for the same work with a better answer."""

    card: Card
    mark: str
    answer: str
    refused: bool
    open: bool
    chips: tuple[str, ...]
    others: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to filter by, and how many services have it."""

    name: str
    label: str
    mark: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds. `counted`: before the answers were chosen."""

    results: tuple[Result, ...]
    choices: tuple[Choice, ...]
    counted: int


def found(asked: Asked, on: date, lang: str) -> Found:
    """The services that a reader asks for, with what stands for their class on a day."""
    cards = services.search(asked.words)
    near = services.same_use(cards)
    every = {card.slug for card in cards} | {one.slug for group in near.values() for one in group}
    standing = verdicts.standing(every, asked.level, on)
    shown = [card for card in cards if asked.wants(conclusion(standing.get(card.slug)))]
    shown = shown if asked.words else sorted(shown, key=lambda one: -rank(standing.get(one.slug)))
    known = chips(shown, on, lang)
    results = (result(card, standing, near[card.slug], known[card.slug], lang) for card in shown)
    return Found(tuple(results), choices(asked, cards, standing, lang), len(cards))


def result(
    card: Card,
    standing: Mapping[str, Stands],
    near: Iterable[Card],
    known: tuple[str, ...],
    lang: str,
) -> Result:
    """One line."""
    stands = standing.get(card.slug)
    better = [one for one in near if rank(standing.get(one.slug)) > rank(stands)]
    best = sorted(better, key=lambda one: -rank(standing.get(one.slug)))
    overall = conclusion(stands)
    return Result(
        card,
        stands.mark if stands else "silent",
        words().label("answers", overall, lang) if overall else _("Pas encore lu"),
        refused=overall is Conclusion.NOT_CONFORMING,
        open=overall in {None, Conclusion.NOT_ASSESSABLE},
        chips=known,
        others=tuple(best[:MOST_EQUIVALENTS]),
    )


def conclusion(stands: Stands | None) -> Conclusion | None:
    """The answer of a service; none when it was never judged."""
    return stands.overall if stands else None


def rank(stands: Stands | None) -> int:
    """How good an answer is; what was never judged comes after a refusal."""
    return CONCLUSIONS.index(stands.overall) if stands else -1


def choices(
    asked: Asked, cards: Iterable[Card], standing: Mapping[str, Stands], lang: str
) -> tuple[Choice, ...]:
    """The answers to filter by."""
    counts = Counter(conclusion(standing.get(card.slug)) for card in cards)
    marks = {one.overall: one.mark for one in standing.values()}
    return tuple(
        Choice(
            name,
            words().label("answers", overall, lang),
            marks.get(overall, ""),
            counts[overall],
            name in asked.answers,
        )
        for name, overall in ANSWERS.items()
    )


def chips(cards: Iterable[Card], on: date, lang: str) -> dict[str, tuple[str, ...]]:
    """What is known of each service in a few words: what its texts say, what is declared of it."""
    slugs = [card.slug for card in cards]
    dossiers = terms.dossiers(slugs, on=on, questions=TOLD)
    declared = services.facts(slugs, on=on)
    return {
        slug: (
            *read_in(dossiers.get(slug, ()), on, lang),
            *declared_of(declared.get(slug, {}), lang),
        )
        for slug in slugs
    }


def read_in(documents: tuple[Document, ...], on: date, lang: str) -> Iterable[str]:
    """What the texts say, silences aside."""
    answers = on_day(Dossier(documents), on, shelf().vocabulary).answers
    for question in TOLD:
        combined: Combined = answers[question]
        if {SILENT, UNKNOWN} & set(combined.values):
            continue
        said = ", ".join(words().value(question, value, lang) for value in combined.values)
        yield (
            f"{words().question(question).label[lang]} : {said}"
            if lang == "fr"
            else (f"{words().question(question).label[lang]}: {said}")
        )


def declared_of(facts: Mapping[str, Fact], lang: str) -> Iterable[str]:
    """What is declared of the service and matters at first sight."""
    ai, price = facts.get("ai"), facts.get("pricing")
    if ai and ai.values == ("generative",):
        yield begun(words().fact("ai", "generative", lang).removeprefix("une "))
    if price:
        yield begun(words().fact("pricing", price.values[0], lang))


def begun(said: str) -> str:
    """Words that begin a line: the first letter alone is made a capital."""
    return said[:1].upper() + said[1:]
