"""All that the page of a service shows, gathered in a dozen queries, judged on the day asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.terms.queries import Version
from egide.trust.dated import Span, reached
from egide.trust.outcome import CONCLUSIONS, Conclusion
from egide.trust.verdict.again import Judged
from egide.trust.verdict.compare import Cause
from egide.verdicts import dossiers, judging
from egide.verdicts.causes import Change
from egide.verdicts.errors import NoTerms
from egide.verdicts.models import Evaluation, StandingVerdict
from egide.verdicts.queries.standing import Stands, current, stands
from egide.verdicts.shown.asking import Asking
from egide.verdicts.shown.sources import Sources
from egide.verdicts.shown.spells import Spell


@dataclass(frozen=True, slots=True)
class Sheet:
    """A service on a day, for a class."""

    card: Card
    asking: Asking
    judged: Judged
    sources: Sources
    versions: tuple[Version, ...]
    spells: tuple[Spell, ...]
    evaluations: tuple[Evaluation, ...]
    equivalents: tuple[tuple[str, Stands], ...]


def sheet(slug: str, asking: Asking) -> Sheet:
    """The sheet of that service; NoTerms when nothing of it was archived by that day."""
    card = catalogue.service(slug)
    opened = dossiers.opened(card, on=asking.on, whole=not asking.ordinary)
    if not any(reached(version.since, asking.on) for version in opened.versions):
        raise NoTerms(card.name)
    judged = judging.judged_on(opened.filed, asking.charter, asking.level, asking.on, asking.view)
    return Sheet(
        card,
        asking,
        judged,
        opened.sources,
        opened.versions,
        _spells(opened.filed, asking),
        _evaluations(card),
        _equivalents(card, asking, judged.verdict.overall),
    )


def _spells(filed: judging.Filed, asking: Asking) -> tuple[Spell, ...]:
    """The history: kept in rows for the ordinary question, worked out for the others."""
    if asking.ordinary:
        rows = current(asking.level.id).filter(service_id=filed.service).order_by("since")
        return tuple(_from_rows(list(rows)))
    story = judging.story(filed, asking.charter, asking.level, asking.view)
    return tuple(_from_band(band.span, band.judged, band.change) for band in story)


def _from_rows(rows: Sequence[StandingVerdict]) -> Iterable[Spell]:
    before: dict[str, str] = {}
    for row in rows:
        now = row.payload["criteria"]
        turned = tuple(name for name, outcome in now.items() if before.get(name) != outcome)
        yield Spell(
            Span(row.since, row.until),
            Conclusion(row.overall),
            tuple(row.causes),
            tuple(row.about["facts"]),
            tuple(row.about["documents"]),
            turned if before else (),
        )
        before = now


def _from_band(span: Span, judged: Judged, change: Change) -> Spell:
    return Spell(
        span,
        judged.verdict.overall,
        change.causes,
        change.facts,
        change.documents,
        tuple(turn.criterion for turn in change.turned),
    )


def _evaluations(card: Card) -> tuple[Evaluation, ...]:
    """When what is said of the service moved because it was read, or judged, otherwise."""
    rows = Evaluation.objects.filter(service_id=card.id, cause__in=[Cause.READER, Cause.CHARTER])
    return tuple(rows.exclude(moves=[]).select_related("by").order_by("-id")[:20])


def _equivalents(card: Card, asking: Asking, overall: Conclusion) -> tuple[tuple[str, Stands], ...]:
    """Services that do the same work and have a better answer, the best first."""
    rows = current(asking.level.id).filter(
        StandingVerdict.on_the_day(asking.on), service__same_use__overlap=list(card.same_use)
    )
    rows = rows.exclude(service_id=card.id).select_related("service")
    better = [row for row in rows if _rank(row) > CONCLUSIONS.index(overall)]
    best = sorted(better, key=lambda row: (-_rank(row), row.service.name))
    return tuple((row.service.name, stands(row)) for row in best)


def _rank(row: StandingVerdict) -> int:
    return CONCLUSIONS.index(Conclusion(row.overall))
