"""The golden timelines of law/cases: a service, day by day."""

from datetime import date

import pytest

from egide.law.shelf import folder, shelf
from egide.trust.law_of_day import LawOfDay
from egide.trust.verdict.judge import judge
from egide.trust.verdict.verdict import Verdict
from tests.golden.cases import Case, days, dossier_of, view_of

TIMELINES = list(days(folder() / "cases"))
UNDERSTOOD = {"parts", "facts", "next", "not_next", "conditions"} | {
    "overall",
    "law",
    "charter",
    "standing",
}


def columns(verdict: Verdict) -> dict[str, str]:
    return {
        "overall": verdict.overall.value,
        "law": verdict.law_column.value,
        "charter": verdict.charter_column.value,
        "standing": verdict.standing.value,
    }


@pytest.mark.parametrize(
    "case, day", [pytest.param(case, day, id=name) for name, case, day in TIMELINES]
)
def test_a_timeline_is_judged_as_written(case: Case, day: Case) -> None:
    charter, on, expected = shelf().charters[case["edition"]], day["on"], day["expect"]
    verdict = judge(charter, shelf().law, dossier_of(case, day), on=on, view=view_of(day))
    parts = {finding.name: finding.outcome.value for finding in verdict.findings}
    law = LawOfDay(shelf().law, on, view_of(day))
    assert expected.keys() <= UNDERSTOOD
    wanted = expected.get("parts", {})
    assert {name: parts[name] for name in wanted} == wanted
    standing = expected.get("facts", {})
    assert {name: law.in_force(name) for name in standing} == standing
    assert set(expected.get("next", [])) <= set(verdict.re_judge_on)
    assert not set(expected.get("not_next", [])) & set(verdict.re_judge_on)
    assert set(expected.get("conditions", [])) <= {c.text for c in verdict.conditions}
    found = columns(verdict)
    assert {key: found[key] for key in found.keys() & expected.keys()} == {
        key: expected[key] for key in found.keys() & expected.keys()
    }


def test_every_regime_that_a_school_meets_has_a_timeline() -> None:
    told = {fact for _, _, day in TIMELINES for fact in day["expect"].get("facts", {})}
    assert told >= {
        "transfer.us.privacy_shield",
        "transfer.us.dpf",
        "transfer.adequacy.gb",
        "transfer.adequacy.br",
        "ai_act.high_risk_education",
    }
    assert date(2026, 11, 24) in {day["on"] for _, _, day in TIMELINES}
