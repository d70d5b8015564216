"""From a history to rows, and what moved between two sets of rows. No database here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from egide.trust.canonical import digest
from egide.trust.dated import Span
from egide.trust.verdict.again import Judged
from egide.verdicts.history import Band, substance
from egide.verdicts.judging import Story
from egide.verdicts.models import StandingVerdict

Move = dict[str, object]
Key = tuple[tuple[str, ...], str, date, date | None, str]


def rows(stories: Iterable[Story]) -> list[StandingVerdict]:
    """The rows of a whole history, not yet written."""
    return [row(story.levels, band) for story in stories for band in story.bands]


def row(levels: tuple[str, ...], band: Band) -> StandingVerdict:
    """One band as a row."""
    verdict = band.judged.verdict
    return StandingVerdict(
        levels=list(levels),
        charter=verdict.charter,
        since=band.span.since,
        until=band.span.until,
        overall=verdict.overall.value,
        law_column=verdict.law_column.value,
        charter_column=verdict.charter_column.value,
        standing=verdict.standing.value,
        causes=list(band.change.causes),
        about={"facts": list(band.change.facts), "documents": list(band.change.documents)},
        digest=digest(substance(band.judged)),
        payload=payload(band.judged),
    )


def payload(judged: Judged) -> dict[str, object]:
    """What pages need of a verdict without judging again, and what it can be replayed from."""
    verdict = judged.verdict
    return {
        "conditions": [condition.text for condition in verdict.conditions],
        "criteria": {found.criterion: found.outcome.value for found in verdict.criteria},
        "blocking": [finding.name for finding in verdict.blocking],
        "made_from": verdict.made_from.to_dict(),
    }


def key(of: StandingVerdict) -> Key:
    """Two rows with the same key say the same thing of the same days."""
    return tuple(of.levels), of.charter, of.since, of.until, of.digest


def moves(
    before: Sequence[StandingVerdict], after: Sequence[StandingVerdict], on: date
) -> list[Move]:
    """What changes on that day, for which levels; levels that move alike are told together."""
    old, new = dict(_by_level(before, on)), dict(_by_level(after, on))
    told: list[Move] = []
    for level, now in new.items():
        was = old.get(level)
        if was is None or was.digest == now.digest:
            continue
        move = _move(was, now)
        same = next((known for known in told if {**known, "levels": []} == move), None)
        if same is None:
            told.append({**move, "levels": [level]})
        else:
            same["levels"] = [*_list(same["levels"]), level]
    return told


def _by_level(rows: Iterable[StandingVerdict], on: date) -> Iterator[tuple[str, StandingVerdict]]:
    for kept in rows:
        if Span(kept.since, kept.until).covers(on):
            yield from ((level, kept) for level in kept.levels)


def _move(was: StandingVerdict, now: StandingVerdict) -> Move:
    old, new = _payload(was, "criteria"), _payload(now, "criteria")
    turned = [
        {"criterion": name, "before": old.get(name), "after": outcome}
        for name, outcome in new.items()
        if old.get(name) != outcome
    ]
    return {
        "levels": [],
        "before": was.overall,
        "after": now.overall,
        "standing": [was.standing, now.standing],
        "criteria": turned,
    }


def _payload(of: StandingVerdict, name: str) -> Mapping[str, object]:
    found: Mapping[str, object] = of.payload[name]
    return found


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
