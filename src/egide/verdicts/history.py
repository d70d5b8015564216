"""A service judged through time: on each day on which something that was read changes.

Pure: a charter, a law, a dossier with all its versions. Rows and pages are made from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from egide.trust.charter import Charter
from egide.trust.dated import Span, earliest, following
from egide.trust.evidence.day import on_day
from egide.trust.evidence.documents import speaking
from egide.trust.evidence.dossier import Dossier
from egide.trust.law import Law, View
from egide.trust.law_of_day import LawOfDay
from egide.trust.verdict.again import Judged
from egide.trust.verdict.judge import judge_under
from egide.verdicts.causes import Change, between


@dataclass(frozen=True)
class Band:
    """A span of days with one verdict, and what made it differ from the band before."""

    span: Span
    judged: Judged
    change: Change


def on_the_day(charter: Charter, law: LawOfDay, dossier: Dossier) -> Judged:
    """The verdict of one day, made from what speaks on that day and nothing later."""
    held = replace(dossier, documents=speaking(dossier.documents, law.day))
    file = on_day(held, law.day, charter.vocabulary)
    return Judged(file, judge_under(charter, law, file))


def bands(charter: Charter, laws: "Laws", dossier: Dossier) -> tuple[Band, ...]:
    """The whole history, from the first version on; days to come that are already known too."""
    kept: list[tuple[date, Judged, Change]] = []
    before: Judged | None = None
    for day, judged in _days(charter, laws, dossier):
        if before is None or substance(before) != substance(judged):
            kept.append((day, judged, between(charter, before, judged, laws.of(day))))
        before = judged
    ends: Iterable[date | None] = [*(day for day, _, _ in kept[1:]), None]
    return tuple(
        Band(Span(day, end), judged, change)
        for (day, judged, change), end in zip(kept, ends, strict=True)
    )


def substance(judged: Judged) -> tuple[object, ...]:
    """What a reader would see change: the conclusions, the findings, the conditions."""
    verdict = judged.verdict
    return (
        verdict.law_column,
        verdict.charter_column,
        verdict.standing,
        verdict.cause,
        tuple(finding.outcome for finding in verdict.findings),
        verdict.conditions,
    )


@dataclass(frozen=True)
class Laws:
    """One law, in one view, on any day; what was worked out for a day is kept for all services."""

    law: Law
    view: View = View.KNOWN

    def __post_init__(self) -> None:
        object.__setattr__(self, "_days", {})

    def of(self, day: date) -> LawOfDay:
        """The law of that day."""
        days: dict[date, LawOfDay] = self._days  # type: ignore[attr-defined]  # see __post_init__
        if day not in days:
            days[day] = LawOfDay(self.law, day, self.view)
        return days[day]

    def bounds(self, facts: Iterable[str]) -> Iterator[date]:
        """The days on which one of these facts starts, ends, or came to be known."""
        for name in facts:
            fact = self.law.facts.get(name)
            for reign in fact.reigns if fact else ():
                days = (reign.span.since, reign.span.until, reign.learnt, reign.superseded)
                yield from (day for day in days if day is not None)


def _days(charter: Charter, laws: Laws, dossier: Dossier) -> Iterator[tuple[date, Judged]]:
    """Judge on the first day, then on each day on which something that was read moves.

    A version, a fact of law, a piece that comes in beside the terms, or one that grows stale.
    """
    versions = {document.since for document in dossier.documents if document.since is not None}
    held = (dossier.evidence, dossier.clauses, dossier.acts)
    pieces = {piece.on for kind in held for piece in kind}
    day = earliest(versions)
    while day is not None:
        judged = on_the_day(charter, laws.of(day), dossier)
        yield day, judged
        read = laws.bounds(judged.verdict.made_from.law)
        moves = [*versions, *pieces, *read, *judged.verdict.re_judge_on]
        day = next(iter(following(day, moves)), None)
