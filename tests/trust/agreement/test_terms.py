"""From what stands to what an agreement may list: never more, and nothing where it is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.trust.agreement.attributes import NAMING, Attribute, allowed
from egide.trust.agreement.conditions import UnknownCondition, parsed, texts, together
from egide.trust.agreement.seal import moved, parts, seal
from egide.trust.agreement.stances import ORDER, Position, Stance, laxer
from egide.trust.agreement.stances import together as stand_together
from egide.trust.agreement.terms import Block, Stand, span, terms
from egide.trust.outcome import Conclusion, Standing
from tests.trust.agreement.made import (
    CONDITIONS,
    DAY,
    DELAYS,
    LEVELS,
    WORDS,
    an_agreement,
    conditions,
    one_class,
    terms_of_school,
)


@pytest.mark.parametrize(
    "law, charter, standing, block",
    [
        ("conforming", "conforming", "firm", None),
        ("under_conditions", "conforming", "firm", None),
        ("not_conforming", "conforming", "firm", Block.LAW),
        ("conforming", "not_conforming", "firm", Block.CHARTER),
        ("not_assessable", "conforming", "firm", Block.NOT_ASSESSABLE),
        ("conforming", "not_assessable", "firm", Block.NOT_ASSESSABLE),
        ("not_conforming", "conforming", "provisional", Block.TO_REVIEW),
        ("conforming", "conforming", "provisional", Block.TO_REVIEW),
    ],
)
def test_what_blocks(law, charter, standing, block):
    blocks = one_class(law, charter, standing=standing).blocks
    assert (blocks[0] if blocks else None) is block


@pytest.mark.parametrize(
    "law, charter, standing, goes",
    [
        ("under_conditions", "not_assessable", "firm", True),
        ("under_conditions", "under_conditions", "provisional", True),
        ("under_conditions", "under_conditions", "firm", True),
        ("not_assessable", "conforming", "firm", False),
        ("not_conforming", "conforming", "firm", False),
        ("not_conforming", "conforming", "provisional", False),
        ("conforming", "not_conforming", "firm", False),
    ],
)
def test_what_may_be_tried(law, charter, standing, goes):
    assert one_class(law, charter, standing=standing).open_to_experiment is goes


def test_a_class_that_nobody_judged_blocks():
    one = Stand("5e", "a", Conclusion.CONFORMING, Conclusion.CONFORMING, Standing.FIRM)
    assert terms(("5e", "4e"), (one,), WORDS, retention=92).blocks == (Block.NOT_JUDGED,)
    assert terms((), (), WORDS, retention=92).blocks == (Block.NOT_JUDGED,)


def test_several_classes_take_the_stricter_of_each_condition():
    made = terms(
        LEVELS,
        [
            Stand(level, "a", Conclusion.CONFORMING, Conclusion.CONFORMING, Standing.FIRM, put)
            for level, put in (
                ("5e", ("retention_max_days days=30", "minimum_age years=13")),
                ("4e", ("retention_max_days days=92", "minimum_age years=15", "no_email")),
            )
        ],
        WORDS,
        retention=DELAYS.retention,
    )
    assert made.written == ("minimum_age years=15", "no_email", "retention_max_days days=30")
    assert made.retention_days == 30


def test_the_days_stop_where_a_condition_shuts_the_door():
    bounds = one_class("conforming", put=["valid_until on=2027-01-15"])
    assert span(DAY, None, bounds).until == date(2027, 1, 15)
    assert span(DAY, date(2027, 9, 1), bounds).until == date(2027, 1, 15)
    assert span(DAY, date(2026, 12, 1), bounds).until == date(2026, 12, 1)


def test_what_comes_first_and_what_is_owed_after():
    put = ["act what=dpia", "clause what=no_ads", "test what=federation_test",
           "scan what=scan_web days=90", "deliver what=sla days=60", "no_email"]  # fmt: skip
    made = one_class("under_conditions", put=put)
    assert [one.do for one in made.before] == ["act", "clause", "test"]
    assert [one.do for one in made.deliveries] == ["deliver"]


@given(terms_of_school)
def test_what_may_be_listed_is_within_every_condition(made):
    assert made.attributes == allowed(made.written)
    if "pseudonyms_only" in made.written:
        assert not made.attributes & NAMING
    assert made.retention_days <= DELAYS.retention


@given(conditions, conditions)
def test_adding_conditions_never_lets_out_more(some, more):
    bound = texts(together((*some, *more), WORDS))
    assert allowed(bound) <= allowed(some)
    assert allowed(bound) == allowed(texts(together((*more, *some), WORDS)))


@given(conditions)
def test_conditions_read_back_as_they_were_written(some):
    once = texts(together(some, WORDS))
    assert texts(together(once, WORDS)) == once


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_is_written_as_it_was_read(text):
    assert parsed(text, WORDS).text == text


@pytest.mark.parametrize(
    "text",
    ["", "nothing", "no_email now", "minimum_age", "minimum_age years=-1", "minimum_age years=x",
     "minimum_level level=9e", "clause what=nothing", "valid_until on=2027", "act what=",
     "retention_max_days days=", "minimum_age years=13 level=4e"],
)  # fmt: skip
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(UnknownCondition):
        parsed(text, WORDS)


positions = st.builds(
    Position, st.sampled_from(Stance), st.frozensets(st.sampled_from(CONDITIONS[:5]), max_size=3)
)


@given(st.lists(positions, max_size=4), positions)
def test_one_more_level_is_never_laxer(line, own):
    before, after = stand_together(line), stand_together([*line, own])
    assert ORDER.index(after.stance) <= ORDER.index(before.stance)
    assert before.conditions <= after.conditions
    if Stance.CLOSED in {one.stance for one in line}:
        assert after.stance is Stance.CLOSED


@given(positions, positions)
def test_what_is_laxer_than_above_is_seen(own, above):
    if above.stance is Stance.CLOSED and own.stance is not Stance.CLOSED:
        assert laxer(own, above)
    if own == above:
        assert not laxer(own, above)


def test_a_seal_says_which_part_moved():
    made = one_class("under_conditions", put=["no_email"])
    shown = parts(an_agreement(), made, "12 True")
    assert moved(seal(shown), shown) == ()
    other = parts(an_agreement(conditions=("no_email",)), made, "13 True")
    assert moved(seal(shown), other) == ("conditions", "opinion")
    assert set(moved("", shown)) == set(shown)


def test_no_name_leaves_by_default():
    assert Attribute.GIVEN_NAME not in allowed(["pseudonyms_only"])
    assert allowed(["open_without_account"]) == frozenset()
