"""The law by date: bounds, sources, and what was believed when."""

from datetime import date, timedelta

import pytest

from egide.law.shelf import shelf
from egide.trust.law import Fact, Mark, View
from egide.trust.law_of_day import LawOfDay

LAW = shelf().law
FACTS = [pytest.param(fact, id=fact.id) for fact in LAW.facts.values()]
HIGH_RISK, UNITED_KINGDOM = "ai_act.high_risk_education", "transfer.adequacy.gb"
SHIELD = "transfer.us.privacy_shield"


def bounds(fact: Fact) -> list[date]:
    """Every day on which the fact changes, the eves included."""
    found: list[date] = []
    for reign in fact.reigns:
        told = (reign.span.since, reign.span.until, reign.learnt, reign.superseded)
        found += [day for day in told if day is not None]
    return [day - timedelta(days=eve) for day in found for eve in (0, 1)]


@pytest.mark.parametrize("fact", FACTS)
def test_each_bound_has_its_source(fact: Fact) -> None:
    for reign in fact.reigns:
        assert reign.source.title
        assert (reign.span.until is None) == (reign.ended_by is None)
        assert (reign.superseded is None) == (reign.superseded_by is None)
        assert not reign.annulled or reign.span.until is not None


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_to_verify_is_never_shown_as_sourced(fact: Fact) -> None:
    for day in bounds(fact):
        for view in View:
            rests = LawOfDay(LAW, day, view).stands(fact.id)
            assert rests is not None
            sources = [s for reign in fact.reigns for s in reign.sources if s.title == rests.title]
            assert sources
            if rests.mark is Mark.SOURCED:
                assert any(source.sourced for source in sources)
    if fact.mark is Mark.SOURCED:
        assert all(source.sourced for reign in fact.reigns for source in reign.sources)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_that_nothing_found_was_never_checked(fact: Fact) -> None:
    sources = [source for reign in fact.reigns for source in reign.sources]
    found = [s for s in sources if Mark.SOURCED in {s.mark, s.day} or s.found_in]
    assert found or fact.checked_on is None


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_speaks_french_and_english(fact: Fact) -> None:
    assert set(fact.says) == {"fr", "en"}


@pytest.mark.parametrize(
    "day, known, hindsight",
    [
        (date(2016, 7, 11), False, False),
        (date(2016, 7, 12), True, False),
        (date(2020, 7, 15), True, False),
        (date(2020, 7, 16), False, False),
    ],
)
def test_the_shield_stands_until_the_eve_of_the_judgment(
    day: date, known: bool, hindsight: bool
) -> None:
    assert LawOfDay(LAW, day).in_force(SHIELD) is known
    assert LawOfDay(LAW, day, View.HINDSIGHT).in_force(SHIELD) is hindsight


def test_a_judgment_is_not_known_before_it_falls() -> None:
    facts = frozenset({SHIELD})
    assert LawOfDay(LAW, date(2020, 7, 15)).next_bounds(facts) == ()
    after = LawOfDay(LAW, date(2020, 7, 16)).stands(SHIELD)
    assert after is not None
    assert (after.in_force, after.until, after.title) == (
        False,
        date(2020, 7, 16),
        "CJUE, C-311/18, Schrems II",
    )


@pytest.mark.parametrize(
    "day, end",
    [
        (date(2024, 1, 1), date(2025, 6, 27)),
        (date(2025, 6, 24), date(2025, 12, 27)),
        (date(2025, 12, 19), date(2031, 12, 27)),
    ],
)
def test_each_end_of_the_british_decision_was_believed_in_its_turn(day: date, end: date) -> None:
    assert LawOfDay(LAW, day).next_bounds(frozenset({UNITED_KINGDOM})) == (end,)


@pytest.mark.parametrize(
    "day, start",
    [
        (date(2026, 6, 28), date(2026, 8, 2)),
        (date(2026, 6, 29), date(2027, 12, 2)),
    ],
)
def test_high_risk_was_believed_to_start_in_2026_until_it_was_postponed(
    day: date, start: date
) -> None:
    assert LawOfDay(LAW, day).next_bounds(frozenset({HIGH_RISK})) == (start,)


@pytest.mark.parametrize(
    "day, code, member",
    [
        (date(2020, 12, 31), "GB", True),
        (date(2021, 1, 1), "GB", False),
        (date(2013, 6, 30), "HR", False),
        (date(2013, 7, 1), "HR", True),
        (date(2019, 1, 1), "NO", True),
        (date(2026, 11, 24), "CH", False),
    ],
)
def test_members_of_the_economic_area_come_and_go(day: date, code: str, member: bool) -> None:
    assert (code in LawOfDay(LAW, day).members) is member


def test_there_are_twenty_seven_member_states_and_three_more_today() -> None:
    assert len(LawOfDay(LAW, date(2026, 11, 24)).members) == 30


@pytest.mark.parametrize("code", ["ca", "il", "jp", "kr"])
def test_a_decision_of_limited_scope_says_so(code: str) -> None:
    fact = LAW.facts[f"transfer.adequacy.{code}"]
    assert fact.scope == "limited"
    assert set(fact.scope_says) == {"fr", "en"}


def test_a_law_without_a_fact_differs_by_that_fact_only() -> None:
    fallen = LAW.without("transfer.us.dpf")
    assert fallen.changed_from(LAW) == {"transfer.us.dpf"}
    assert not LawOfDay(fallen, date(2026, 11, 24)).in_force("transfer.us.dpf")
    assert LAW.changed_from(LAW) == set()
