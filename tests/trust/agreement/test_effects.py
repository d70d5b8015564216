"""What becomes of a signed agreement: the graver what stands, the graver what follows."""

import pytest
from hypothesis import given

from egide.trust.agreement.effects import GRAVITY, Bound, Effect, consequence
from egide.trust.agreement.terms import Block
from tests.trust.agreement.made import DELAYS, WORDS, conditions, one_class, terms_of_school

NOTHING_BOUND = Bound(())


def follows(now, bound=NOTHING_BOUND):
    return consequence(now, bound, DELAYS, WORDS)


@pytest.mark.parametrize(
    "law, charter, standing, effect, days",
    [
        ("conforming", "conforming", "firm", Effect.NOTHING, 0),
        ("not_conforming", "conforming", "firm", Effect.SUSPENDED, 0),
        ("not_conforming", "not_conforming", "firm", Effect.SUSPENDED, 0),
        ("conforming", "not_conforming", "firm", Effect.DEADLINE, DELAYS.charter),
        ("not_assessable", "conforming", "firm", Effect.DEADLINE, DELAYS.unassessable),
        ("not_conforming", "conforming", "provisional", Effect.REVIEW, 0),
        ("conforming", "not_conforming", "provisional", Effect.REVIEW, 0),
    ],
)
def test_by_gravity(law, charter, standing, effect, days):
    found = follows(one_class(law, charter, standing=standing))
    assert (found.effect, found.days) == (effect, days)


@pytest.mark.parametrize(
    "put, effect, days",
    [
        (["no_email"], Effect.TOLD, 0),
        (["minimum_level level=5e"], Effect.TOLD, 0),
        (["scan what=scan_web days=90"], Effect.TOLD, 0),
        (["clause what=no_ads"], Effect.DEADLINE, DELAYS.undertaking),
        (["act what=dpia"], Effect.DEADLINE, DELAYS.undertaking),
        (["test what=federation_test"], Effect.DEADLINE, DELAYS.undertaking),
        (["deliver what=sla days=14"], Effect.DEADLINE, 14),
        (["deliver what=sla days=60", "clause what=no_ads"], Effect.DEADLINE, DELAYS.undertaking),
    ],
)
def test_new_conditions_bind_at_once_or_in_their_own_time(put, effect, days):
    found = follows(one_class("under_conditions", put=put))
    assert (found.effect, found.days) == (effect, days)


def test_what_is_signed_or_done_is_not_asked_again():
    now = one_class("under_conditions", put=["clause what=no_ads", "act what=dpia", "no_email"])
    bound = Bound(("no_email",), frozenset({"no_ads", "dpia"}))
    assert follows(now, bound).effect is Effect.NOTHING


def test_only_what_is_stricter_is_new():
    bound = Bound(("retention_max_days days=92",))
    stricter = one_class("under_conditions", put=["retention_max_days days=30"])
    assert follows(stricter, bound).at_once == ("retention_max_days days=30",)
    milder = one_class("under_conditions", put=["retention_max_days days=120"])
    assert follows(milder, bound).effect is Effect.NOTHING


def test_an_experiment_bears_what_the_charter_still_misses():
    now = one_class("conforming", "not_assessable")
    assert follows(now).effect is Effect.DEADLINE
    assert follows(now, Bound((), trial=True)).effect is Effect.NOTHING
    refused = one_class("conforming", "not_conforming")
    assert follows(refused, Bound((), trial=True)).effect is Effect.DEADLINE


def test_what_threatened_it_is_gone():
    assert follows(one_class("conforming"), Bound((), threatened=True)).effect is Effect.BETTER


@given(terms_of_school, conditions)
def test_a_refusal_by_law_always_shuts_the_same_day(now, put):
    found = follows(now, Bound(put))
    if Block.LAW in now.blocks:
        assert (found.effect, found.days) == (Effect.SUSPENDED, 0)
    if Block.CHARTER in now.blocks or Block.NOT_ASSESSABLE in now.blocks:
        assert GRAVITY.index(found.effect) >= GRAVITY.index(Effect.DEADLINE)
    if found.effect is Effect.DEADLINE:
        assert 1 <= found.days <= max(DELAYS.charter, DELAYS.unassessable, 60)


@given(terms_of_school, conditions)
def test_what_binds_already_never_makes_it_worse(now, put):
    fewer, more = follows(now), follows(now, Bound(put))
    assert GRAVITY.index(more.effect) <= GRAVITY.index(fewer.effect)


@given(terms_of_school, conditions)
def test_told_twice_nothing_is_new_the_second_time(now, put):
    first = follows(now, Bound(put))
    bound = Bound((*put, *first.at_once, *first.owed))
    again = follows(now, bound)
    assert (again.at_once, again.owed) == ((), ())
