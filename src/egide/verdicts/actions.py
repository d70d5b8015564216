"""The writers of this room: judge a service again, keep what was said before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.transaction import atomic

from egide.kit.announcements import announce
from egide.terms.review import Reviewer
from egide.verdicts import dossiers, judging
from egide.verdicts.announcements import VerdictMoved
from egide.verdicts.causes import FIRST, of_rejudgement
from egide.verdicts.judging import Filed
from egide.verdicts.models import Evaluation, StandingVerdict
from egide.verdicts.rows import key, moves, rows


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a service is judged again. Without a cause, it is found by comparing what was read."""

    cause: str = ""
    by: Reviewer | None = None
    about: Mapping[str, object] = field(default_factory=dict)


SOMETHING_CHANGED = Occasion()


def rejudge(slug: str, occasion: Occasion = SOMETHING_CHANGED, *, on: date) -> Evaluation | None:
    """Judge a service again for every level and every day; None when nothing was to be judged."""
    return next(iter(rejudge_these([slug], occasion, on=on)), None)


def rejudge_all(*, on: date, facts: Iterable[str] = ()) -> list[Evaluation]:
    """Judge every service again; when facts are named, only those that look at one of them."""
    reading = list(facts)
    slugs = readers_of(reading) if reading else dossiers.judgeable()
    return rejudge_these(slugs, on=on)


def readers_of(facts: Sequence[str]) -> list[str]:
    """The services whose current verdicts look at one of these legal facts."""
    rows = StandingVerdict.objects.filter(replaced_by=None)
    reading = rows.filter(payload__made_from__law__has_any_keys=facts)
    return sorted(set(reading.values_list("service__slug", flat=True)))


@atomic
def rejudge_these(
    slugs: Iterable[str], occasion: Occasion = SOMETHING_CHANGED, *, on: date
) -> list[Evaluation]:
    """Judge these services again; those of which nothing moved since are left alone."""
    inputs = dossiers.inputs(slugs)
    known = _last_inputs(inputs)
    moved = [slug for slug in inputs if known.get(slug) != inputs[slug]]
    if not moved:
        return []
    files = dossiers.filed(moved, on=on)
    return [_evaluate(filed, inputs[filed.slug], occasion, on=on) for filed in files]


def _last_inputs(slugs: Iterable[str]) -> dict[str, str]:
    """What each service was last judged from."""
    last = Evaluation.objects.filter(service__slug__in=list(slugs)).order_by("service", "-id")
    return dict(last.distinct("service").values_list("service__slug", "inputs"))


def _evaluate(filed: Filed, inputs: str, occasion: Occasion, *, on: date) -> Evaluation:
    """Write what stands now, and what it replaces."""
    charter = judging.charter_named()
    fresh = rows(judging.stories(filed, charter))
    current = StandingVerdict.objects.filter(service_id=filed.service, replaced_by=None)
    held = list(current.select_for_update())
    moved = moves(held, fresh, on)
    evaluation = Evaluation.objects.create(
        service_id=filed.service,
        on=on,
        cause=occasion.cause or _cause(held, fresh),
        by_id=occasion.by.pk if occasion.by else None,
        about=dict(occasion.about),
        inputs=inputs,
        moves=moved,
    )
    _replace(held, fresh, evaluation)
    if moved:
        cause, number = evaluation.cause, int(evaluation.pk)
        announce(VerdictMoved(filed.slug, on.isoformat(), cause, number, moved))
    return evaluation


def _replace(
    held: Sequence[StandingVerdict], fresh: Sequence[StandingVerdict], evaluation: Evaluation
) -> None:
    """Rows that say the same stay; the others give way."""
    said, told = {key(row) for row in fresh}, {key(row) for row in held}
    gone = [row.pk for row in held if key(row) not in said]
    StandingVerdict.objects.filter(pk__in=gone).update(replaced_by=evaluation)
    new = [row for row in fresh if key(row) not in told]
    for row in new:
        row.service_id, row.made_by = evaluation.service_id, evaluation
    StandingVerdict.objects.bulk_create(new)


def _cause(held: Sequence[StandingVerdict], fresh: Sequence[StandingVerdict]) -> str:
    """What differs between the last of what was kept and the last of what is found."""
    if not held:
        return FIRST
    was = max(held, key=_order)
    now = max(fresh, key=_order)
    return of_rejudgement(was.payload["made_from"], now.payload["made_from"])


def _order(row: StandingVerdict) -> tuple[date, list[str]]:
    return row.since, row.levels
