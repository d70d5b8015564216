"""Where an agreement stands on a day: half-open, an end is final, a deadline shuts by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.trust.agreement.life import Event, Status, What, life, opened
from egide.trust.agreement.trial import within
from egide.trust.dated import Span
from tests.trust.agreement.made import DAY, days, events, spans

YEAR = Span(DAY, date(2027, 9, 1))
ONE = timedelta(1)


def on(day, *happened, span=YEAR):
    return life(span, happened, day).status


@pytest.mark.parametrize(
    "day, status",
    [(DAY - ONE, Status.TO_COME), (DAY, Status.IN_FORCE), (date(2027, 8, 31), Status.IN_FORCE),
     (date(2027, 9, 1), Status.EXPIRED)],
)  # fmt: skip
def test_from_the_first_day_to_the_eve_of_the_last(day, status):
    assert on(day) is status


def test_a_deadline_shuts_on_its_day():
    warned = Event(DAY, What.WARNED, date(2026, 12, 24))
    assert on(date(2026, 12, 23), warned) is Status.WARNED
    assert on(date(2026, 12, 24), warned) is Status.SUSPENDED
    resumed = Event(date(2026, 12, 30), What.RESUMED)
    assert on(date(2026, 12, 29), warned, resumed) is Status.SUSPENDED
    assert on(date(2026, 12, 30), warned, resumed) is Status.IN_FORCE


def test_an_extension_moves_the_end_and_nothing_else():
    longer = Event(DAY, What.EXTENDED, date(2027, 10, 1))
    assert on(date(2027, 9, 30), longer) is Status.IN_FORCE
    assert on(date(2027, 10, 1), longer) is Status.EXPIRED


@given(spans, events, days, days)
def test_an_end_is_final(span, happened, end, day):
    ended = [*happened, Event(end, What.ENDED)]
    if day >= end:
        assert life(span, ended, day).status is Status.ENDED


@given(spans, events, days)
def test_no_door_opens_outside_the_days_that_were_signed_or_extended(span, happened, day):
    found = life(span, happened, day)
    if found.status.opens:
        assert day >= span.since
        assert found.ends is None or day < found.ends


@given(spans, events, days, st.randoms())
def test_what_happens_later_changes_nothing_today(span, happened, day, chance):
    known = [event for event in happened if event.on <= day]
    assert life(span, happened, day) == life(span, known, day)


@given(spans, events, days)
def test_a_suspension_of_today_shuts_today(span, happened, day):
    past = [event for event in happened if event.on <= day]
    assert not life(span, [*past, Event(day, What.SUSPENDED)], day).status.opens


@given(spans, events, days, days)
def test_a_second_warning_never_lengthens_the_first(span, happened, day, until):
    before = life(span, happened, day).deadline
    past = [event for event in happened if event.on <= day]
    after = life(span, [*past, Event(day, What.WARNED, until)], day).deadline
    assert after == until if before is None else after <= before


@pytest.mark.parametrize("length, fits", [(0, False), (1, True), (120, True), (121, False)])
def test_an_experiment_lasts_a_day_at_least_and_so_many_at_most(length, fits):
    assert within(Span(DAY, DAY + timedelta(length)), 120) is fits


def test_an_experiment_without_an_end_is_none():
    assert not within(Span(DAY), 120)


def test_a_day_whose_morning_was_in_force_is_a_day_in_force():
    suspended = Event(date(2026, 12, 1), What.SUSPENDED)
    resumed = Event(date(2026, 12, 3), What.RESUMED)
    found = {day: opened(YEAR, [suspended, resumed], date(2026, 12, day)) for day in range(1, 5)}
    assert found == {1: True, 2: False, 3: True, 4: True}
    assert not opened(YEAR, [], DAY - ONE)
    assert not opened(YEAR, [], date(2027, 9, 1))


@given(spans, events, days)
def test_whatever_opens_at_the_end_of_a_day_opened_during_it(span, happened, day):
    assert opened(span, happened, day) >= life(span, happened, day).status.opens
