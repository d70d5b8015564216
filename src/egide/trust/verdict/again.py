"""Judging again when the law moved: only what reads a changed fact is worked out afresh.

The result is the same, bit for bit, as judging everything again: a verdict names in `made_from`
every legal fact that it looked at, held or not, and a table that looked at none of the changed
ones cannot find anything else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from egide.trust.charter import Charter
from egide.trust.evidence.day import DossierOfDay
from egide.trust.law_of_day import LawOfDay
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.judge import conclude
from egide.trust.verdict.situation import Situation
from egide.trust.verdict.table import find
from egide.trust.verdict.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the dossier of the day that it was made from."""

    file: DossierOfDay
    verdict: Verdict


def judge_again(
    charter: Charter, judged: Judged, law: LawOfDay, changed: frozenset[str]
) -> Verdict:
    """The verdict under another law of the same day and view; `changed` are the facts that differ.

    The same verdict is returned when it looked at none of them.
    """
    old = judged.verdict
    if changed.isdisjoint(old.made_from.law):
        return old
    at = Situation(charter.vocabulary, law, judged.file)
    touched = {f.criterion for f in old.findings if not changed.isdisjoint(f.reads)}
    afresh: dict[str, Iterable[Finding]] = {name: find(charter.by_id[name], at) for name in touched}
    kept: list[Finding] = []
    for finding in old.findings:
        if finding.criterion not in touched:
            kept.append(finding)
        else:
            kept.extend(afresh.pop(finding.criterion, ()))
    return conclude(charter, kept, at)


def readers(judged: Mapping[str, Judged]) -> dict[str, list[str]]:
    """Which services' verdicts look at which legal fact: whom to judge again when it moves."""
    index: dict[str, list[str]] = {}
    for service, held in judged.items():
        for fact in held.verdict.made_from.law:
            index.setdefault(fact, []).append(service)
    return index
