"""A session is told once where it went, and nothing is kept for ever."""

import pytest

from egide.gateway.endings import visits
from egide.gateway.endings.visits import Visited

pytestmark = pytest.mark.django_db
NOW = 1_800_000_000
THERE = Visited("cas", "https://tool.example/", "ST-1")


def test_a_visit_is_kept_once_and_told_once():
    visits.remember("one", THERE, at=NOW)
    visits.remember("one", THERE, at=NOW)
    visits.remember("another", THERE, at=NOW)
    assert visits.taken("one") == (THERE,)
    assert visits.taken("one") == ()
    assert visits.taken("another") == (THERE,)


def test_what_no_session_can_outlive_goes():
    visits.remember("one", THERE, at=NOW)
    assert visits.sweep(at=NOW) == 0
    assert visits.sweep(at=NOW + visits.KEPT + 1) == 1
    assert visits.taken("one") == ()
