"""What the page of a trial shows: the answer, the way out, each sentence in its context."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from egide.law.words import words
from egide.terms.shown import passages as marked
from egide.terms.shown.sheet import sheet
from egide.terms.words import Held
from egide.trust.outcome import Outcome
from egide.trust.verdict.again import Judged
from egide.trust.verdict.verdict import Verdict
from egide.verdicts import marks
from egide.verdicts.shown.answer import shown
from egide.verdicts.shown.criteria import Card, cards, deciding, missing
from egide.verdicts.shown.sources import Source, Sources
from egide.verdicts.trial.rewording import Tried, wordings


class OnThePage(Source):
    """The text of a trial: its sentences are further down on the same page."""

    def address(self, start: int, end: int) -> str:
        """Where a sentence stands."""
        return f"#q-{start}-{end}"


class Spot(marked.Passage):
    """A passage of the text of a trial, under the name that quotes point at."""

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"q-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Step:
    """An answer on the way: as the text stands, with some wordings, with all."""

    mark: str
    answer: str
    wordings: int


def trial_page(tried: Tried, lang: str) -> dict[str, object]:
    """All that the template prints."""
    sources = Sources({tried.document.name: OnThePage(tried.document.title)})
    told = shown(tried.today, sources, lang)
    apart = {card.id for card in (*told.deciding, *told.missing)}
    return {
        "document": tried.document,
        "shown": told,
        "steps": steps(tried, lang),
        "counts": counts(tried.today.verdict, lang),
        "groups": [
            {"mark": group.mark, "label": group.label, "cards": rest}
            for group in told.groups
            if (rest := [card for card in group.cards if card.id not in apart])
        ],
        "left": left(tried.settled, sources, lang),
        "clauses": list(wordings(tried.settling, lang)),
        "count": len(tried.settling),
        "stopping": stopping(tried.today.verdict),
        "still": stopping(tried.settled.verdict),
        "rows": sheet(tried.document.text, spots(tried, lang)),
    }


def steps(tried: Tried, lang: str) -> list[Step]:
    """The answers on the way; a step that changes nothing is left out."""
    ways = [(tried.today, 0), (tried.lifted, len(tried.lifting))]
    ways.append((tried.settled, len(tried.settling)))
    made: list[Step] = []
    for judged, count in ways:
        step = step_of(judged, count, lang)
        if not made or (step.wordings > made[-1].wordings and step.answer != made[-1].answer):
            made.append(step)
    return made


def stopping(verdict: Verdict) -> int:
    """How many criteria stop the service."""
    return len({found.criterion for found in verdict.blocking})


def step_of(judged: Judged, count: int, lang: str) -> Step:
    """One answer."""
    overall = judged.verdict.overall
    return Step(marks.OF_CONCLUSION[overall], words().label("answers", overall, lang), count)


def counts(verdict: Verdict, lang: str) -> list[dict[str, object]]:
    """How many criteria have each outcome; what is open is counted together."""
    found = Counter(marks.OF_OUTCOME[one.outcome] for one in verdict.criteria)
    named: Mapping[str, Outcome] = {
        "met": Outcome.MET,
        "if": Outcome.MET_IF,
        "not": Outcome.NOT_MET,
        "silent": Outcome.SILENT,
        "na": Outcome.NOT_APPLICABLE,
    }
    return [
        {"mark": mark, "label": label(mark, outcome, lang), "count": found[mark]}
        for mark, outcome in named.items()
        if found[mark]
    ]


def label(mark: str, outcome: Outcome, lang: str) -> str:
    """The word for a count; the three ways of not knowing share one."""
    return _("Réponse manquante") if mark == "silent" else words().label("outcomes", outcome, lang)


def left(settled: Judged, sources: Sources, lang: str) -> tuple[Card, ...]:
    """What would still stop the service with every wording signed: no wording can say it."""
    verdict = settled.verdict
    if not verdict.blocking:
        return ()
    both = (*deciding(verdict), *missing(verdict))
    return cards(verdict, both, sources, lang)


def spots(tried: Tried, lang: str) -> tuple[Spot, ...]:
    """The passages of the text, with what each answers."""
    said = tried.today.file.said.get(tried.document.name, {})
    held: dict[str, Held] = {name: Held(answer) for name, answer in said.items()}
    return tuple(
        Spot(one.number, one.start, one.end, one.notes) for one in marked.passages(held, None, lang)
    )
