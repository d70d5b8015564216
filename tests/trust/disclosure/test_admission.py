"""A door is closed by default, and each closed door has one reason."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.trust.agreement.attributes import NAMING, Attribute
from egide.trust.dated import Span
from egide.trust.disclosure.admission import Reason, Role, Visitor, admit
from egide.trust.disclosure.policy import (
    Policy,
    Rules,
    UnknownRule,
    age_surely_reached,
    listed,
    rules,
)
from egide.trust.disclosure.release import Why, explain, release

ON = date(2026, 11, 24)
POLICY = Policy(
    "0981234X", "carto", "d" * 64, "0981234X",
    frozenset({Attribute.PSEUDONYM}), Span(date(2026, 9, 1), date(2027, 7, 6)),
)  # fmt: skip
OVER = replace(POLICY, span=Span(date(2026, 9, 1), ON))
CONSENT = replace(POLICY, rules=Rules(consent_under_15=True))
SIX = replace(POLICY, rules=Rules(youngest=6))
PUPIL = Visitor(Role.PUPIL, "5e", 10, frozenset({"5B"}), date(2014, 3, 1))
RANKS = {"5e": 10, "4e": 11}


@pytest.mark.parametrize(
    "policy, visitor, reason",
    [
        (None, PUPIL, Reason.NO_AGREEMENT),
        (POLICY, PUPIL, None),
        (replace(POLICY, closed=True, suspended=True), PUPIL, Reason.CLOSED_ABOVE),
        (replace(POLICY, suspended=True), PUPIL, Reason.SUSPENDED),
        (OVER, PUPIL, Reason.EXPIRED),
        (replace(OVER, experiment=True), PUPIL, Reason.EXPERIMENT_OVER),
        (replace(POLICY, span=Span(date(2026, 11, 25))), PUPIL, Reason.TO_COME),
        (replace(POLICY, groups=frozenset({"4A"})), PUPIL, Reason.NOT_THIS_CLASS),
        (replace(POLICY, groups=frozenset({"5B"})), PUPIL, None),
        (replace(POLICY, levels=frozenset({"4e"})), PUPIL, Reason.NOT_THIS_CLASS),
        (replace(POLICY, rules=Rules(teachers_only=True)), PUPIL, Reason.TEACHERS_ONLY),
        (replace(POLICY, rules=Rules(lowest=11)), PUPIL, Reason.LEVEL),
        (replace(POLICY, rules=Rules(lowest=1)), PUPIL._replace(rank=0), Reason.LEVEL),
        (replace(POLICY, rules=Rules(youngest=13)), PUPIL, Reason.TOO_YOUNG),
        (replace(POLICY, rules=Rules(youngest=12)), PUPIL, None),
        (SIX, PUPIL._replace(birth_month=None), Reason.TOO_YOUNG),
        (POLICY, PUPIL._replace(objects=True), Reason.OBJECTION),
        (CONSENT, PUPIL, Reason.NO_CONSENT),
        (CONSENT, PUPIL._replace(consents=True), None),
        (CONSENT, PUPIL._replace(birth_month=date(2011, 10, 1)), None),
        (replace(POLICY, rules=Rules(supervised=True)), PUPIL, Reason.NOT_SUPERVISED),
        (replace(POLICY, rules=Rules(supervised=True)), PUPIL._replace(supervised=True), None),
        (replace(POLICY, rules=Rules(teachers_only=True)), PUPIL._replace(role=Role.TEACHER), None),
    ],
)  # fmt: skip
def test_who_goes_through(policy, visitor, reason):
    assert admit(policy, visitor, ON).reason is reason


@pytest.mark.parametrize(
    "day, old", [(date(2026, 3, 31), False), (date(2026, 4, 1), True), (date(2026, 2, 28), False)]
)
def test_an_age_counts_once_the_whole_month_has_passed(day, old):
    assert age_surely_reached(date(2014, 3, 1), 12, day) is old


def test_conditions_are_read_once_with_the_strictest_parameter():
    found = rules(["minimum_age years=11", "minimum_age years=13", "minimum_level level=4e"], RANKS)
    assert found == Rules(youngest=13, lowest=11)


@pytest.mark.parametrize("condition", ["minimum_level level=9e", "minimum_age", "minimum_level"])
def test_a_condition_that_makes_no_sense_is_not_read_as_none(condition):
    with pytest.raises(UnknownRule):
        rules([condition], RANKS)


def test_a_list_is_never_wider_than_its_conditions():
    assert listed(["pseudonym", "mail"], ["no_email"]) == {Attribute.PSEUDONYM}
    assert not listed(Attribute, ["pseudonyms_only"]) & NAMING
    assert not listed(Attribute, ["open_without_account"])


some = st.frozensets(st.sampled_from(list(Attribute)))


@given(some, some, st.dictionaries(st.sampled_from(list(Attribute)), st.text()))
def test_what_leaves_is_agreed_and_asked_and_held_and_explained(agreed, asked, held):
    left = release(agreed, asked, held)
    assert left.keys() == agreed & asked & held.keys()
    whys = explain(agreed, asked, frozenset(held))
    assert {name for name, why in whys.items() if why is Why.SENT} == left.keys()


def test_marks_and_diplomas_have_no_name():
    assert not {
        name for name in Attribute if "mark" in name or "grade" in name or "diploma" in name
    }
