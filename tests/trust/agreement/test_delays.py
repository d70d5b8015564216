"""The days that agreements count are told in the law folder, all of them, or it is refused."""

import pytest

from egide.trust.loading import LawRefused, read_delays
from egide.trust.loading.delays import FILE

TOLD = {"charter": 30, "unassessable": 30, "undertaking": 30, "experiment": 120, "in_all": 300,
        "retention": 92}  # fmt: skip


def test_they_are_read_as_they_are_told():
    assert read_delays({FILE: {"delays": TOLD}}).experiment == 120


@pytest.mark.parametrize(
    "delays",
    [{}, {**TOLD, "charter": 0}, {**TOLD, "charter": True}, {**TOLD, "charter": "30"},
     {**TOLD, "charters": 30}, {name: TOLD[name] for name in TOLD if name != "retention"}],
)  # fmt: skip
def test_one_that_is_missing_or_no_number_of_days_is_refused(delays):
    with pytest.raises(LawRefused):
        read_delays({FILE: {"delays": delays}})
