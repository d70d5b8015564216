"""What an agreement may rest on: what stands for some classes, and all that it was made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from egide.kit.once import once
from egide.trust.outcome import Conclusion, Standing
from egide.trust.verdict.compare import Cause
from egide.trust.verdict.verdict import Verdict
from egide.verdicts import dossiers, judging
from egide.verdicts.models import StandingVerdict
from egide.verdicts.queries.what_if import touched


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands for one class: both columns, its digest, and the digests it was made from.

    `causes` and `facts_moved`: what moved it from what stood before. `blocking`: the criteria that
    stop the service.
    """

    level: str
    digest: str
    charter_edition: str
    law: Conclusion
    charter: Conclusion
    standing: Standing
    conditions: tuple[str, ...]
    documents: Mapping[str, str]
    facts: Mapping[str, str]
    causes: tuple[str, ...]
    facts_moved: tuple[str, ...]
    blocking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that decides a criterion, and the document it stands in."""

    criterion: str
    document: str
    text: str


@once
def grounds(slugs: Iterable[str], levels: Sequence[str], on: date) -> dict[str, tuple[Ground, ...]]:
    """What stands for each of these services, class by class, in one query."""
    rows = StandingVerdict.objects.filter(
        StandingVerdict.on_the_day(on),
        replaced_by=None,
        charter=judging.charter_named().edition,
        service__slug__in=list(slugs),
        levels__overlap=list(levels),
    )
    found: dict[str, dict[str, Ground]] = {}
    for row in rows.select_related("service").order_by("pk"):
        held = found.setdefault(row.service.slug, {})
        held |= {level: _ground(level, row) for level in row.levels if level in levels}
    return {
        slug: tuple(held[level] for level in levels if level in held)
        for slug, held in found.items()
    }


def _ground(level: str, row: StandingVerdict) -> Ground:
    made = row.payload["made_from"]
    return Ground(
        level=level,
        digest=row.digest,
        charter_edition=row.charter,
        law=Conclusion(row.law_column),
        charter=Conclusion(row.charter_column),
        standing=Standing(row.standing),
        conditions=tuple(row.payload["conditions"]),
        documents=dict(made["documents"]),
        facts=dict(made["law"]),
        causes=tuple(row.causes),
        facts_moved=tuple(row.about.get("facts", ())),
        blocking=criteria_of(row.payload["blocking"]),
    )


def criteria_of(parts: Iterable[str]) -> tuple[str, ...]:
    """The criteria of these parts: `FIN-03.b` is a part of FIN-03."""
    return tuple(dict.fromkeys(name.split(".", 1)[0] for name in parts))


def grounds_if_fell(fact: str, on: date) -> dict[str, tuple[Ground, ...]]:
    """What would stand, for the services and classes that move, if a legal fact had never been."""
    found: dict[str, list[Ground]] = {}
    for slug, levels, moved in touched(fact, on):
        made = [_supposed(level, moved.verdict, fact) for level in levels]
        found.setdefault(slug, []).extend(made)
    return {slug: tuple(made) for slug, made in found.items()}


def _supposed(level: str, verdict: Verdict, fact: str) -> Ground:
    return Ground(
        level=level,
        digest=verdict.digest,
        charter_edition=verdict.charter,
        law=verdict.law_column,
        charter=verdict.charter_column,
        standing=verdict.standing,
        conditions=tuple(condition.text for condition in verdict.conditions),
        documents=verdict.made_from.documents,
        facts=verdict.made_from.law,
        causes=(Cause.LAW.value,),
        facts_moved=(fact,),
        blocking=criteria_of(finding.name for finding in verdict.blocking),
    )


def changing_on(day: date) -> tuple[str, ...]:
    """The services of which something else is said from that very day on."""
    rows = StandingVerdict.objects.filter(replaced_by=None, since=day)
    return tuple(sorted(set(rows.values_list("service__slug", flat=True))))


def clauses(slug: str, level: str, criteria: Iterable[str], on: date) -> tuple[Clause, ...]:
    """The sentences that decide these criteria on a day, in the provider's own words."""
    filed = dossiers.filed([slug], on=on)
    if not filed:
        return ()
    named = judging.level_named(level)
    verdict = judging.judged_on(filed[0], judging.charter_named(), named, on).verdict
    wanted = set(criteria)
    return tuple(
        Clause(found.criterion, cited.document, cited.quote.text)
        for found in verdict.criteria
        if found.criterion in wanted
        for part in found.deciding
        for cited in part.quotes
    )
