"""The five worked examples, every day of them, to the last condition."""

from pathlib import Path

import pytest

from egide.law.shelf import shelf
from egide.trust.outcome import Outcome
from egide.trust.verdict.judge import judge
from egide.trust.verdict.verdict import Verdict
from tests.golden.cases import Case, days, dossier_of, view_of

WORKED = list(days(Path(__file__).parents[1] / "golden" / "worked"))


def seen(verdict: Verdict) -> dict[str, object]:
    """The verdict in the words of the examples."""
    outcomes = (o for o in Outcome if o is not Outcome.NOT_APPLICABLE)
    return {
        "law": verdict.law_column.value,
        "charter": verdict.charter_column.value,
        "overall": verdict.overall.value,
        "standing": verdict.standing.value,
        "cause": verdict.cause,
        "contradictions": sorted(c.question for c in verdict.contradictions),
        **{outcome.value: list(verdict.with_outcome(outcome)) for outcome in outcomes},
        "blocking": [finding.name for finding in verdict.blocking],
        "conditions": [str(condition) for condition in verdict.conditions],
    }


@pytest.mark.parametrize(
    "case, day", [pytest.param(case, day, id=name) for name, case, day in WORKED]
)
def test_a_worked_example_is_judged_as_written(case: Case, day: Case) -> None:
    charter = shelf().charters[case["edition"]]
    dossier = dossier_of(case, day)
    verdict = judge(charter, shelf().law, dossier, on=day["on"], view=view_of(day))
    found = seen(verdict)
    assert {key: found[key] for key in day["expect"]} == day["expect"]


def test_there_are_thirteen_days_to_judge() -> None:
    assert len(WORKED) == 14
