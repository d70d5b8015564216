"""Golden timelines of a name: what a service calls one person, day after day.

The names themselves are golden: whoever changes how they are derived renames every pupil.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.trust.agreement.attributes import LISTABLE, Attribute, allowed
from egide.trust.disclosure.display_names import display_name
from egide.trust.disclosure.policy import carried
from egide.trust.disclosure.pseudonyms import Subject, display_secret, pseudonym, service_key
from egide.trust.disclosure.versions import FIRST, Keyed, Renewal, Standing, standing

MASTERS = {1: bytes(range(32)), 2: bytes(range(32, 64))}
COLLEGE, LYCEE, DASEN = "0980001U", "0980003W", "98"
START = date(2026, 9, 1)
ONE = timedelta(1)
SECOND = Renewal(Keyed(2, 1), date(2027, 1, 4), date(2027, 2, 3))
THIRD = Renewal(Keyed(3, 2), date(2027, 1, 20), date(2027, 1, 20))  # a leak: nothing is carried


def name(controller, keyed=FIRST, person="a pupil"):
    """What the tool calls somebody."""
    key = service_key(MASTERS[keyed.master], "carto", keyed.version)
    return pseudonym(key, Subject(person, controller))


def shown(controller, keyed=FIRST):
    """The display name of the pupil whose number is 12."""
    key = service_key(MASTERS[keyed.master], "carto", keyed.version)
    return display_name(display_secret(key, controller), 12)


GOLDEN = {
    "college": "ecngmbob6urelx55zpgqbavsiuwxl2dyo",
    "lycee": "e7cri4dvq4bxdiahtuiti4sfvorrgljcx",
    "dasen": "e532bhdfr7dbposqcb32hnr6v6ycmvrg7",
    "college, version 2": "el766xwqyjiyhc7bbukjinn7budw3vprx",
    "college, version 3, another master": "env6ixzpbcc7iazdffixs3ycx6mpni76q",
}


def test_a_change_of_school_is_a_change_of_name_when_the_controller_changes():
    """From a public primary school to another: one controller. To the collège, then the lycée: no.

    Back in the collège, the name of before is found again: it was never anybody else's.
    """
    years = [(DASEN, "École du Pré"), (DASEN, "École des Hirondelles"), (COLLEGE, "Les Tilleuls"),
             (LYCEE, "Saint-Amand"), (COLLEGE, "Les Tilleuls")]  # fmt: skip
    told = [name(controller) for controller, _ in years]
    assert told == [GOLDEN[one] for one in ("dasen", "dasen", "college", "lycee", "college")]
    assert len(set(told)) == 3


def test_a_new_version_renames_and_another_master_alone_renames_nobody():
    assert name(COLLEGE, Keyed(2, 1)) == GOLDEN["college, version 2"]
    assert name(COLLEGE, Keyed(3, 2)) == GOLDEN["college, version 3, another master"]
    assert len(set(GOLDEN.values())) == len(GOLDEN)


def test_a_display_name_changes_with_the_version_or_it_would_join_the_two():
    assert len({shown(COLLEGE), shown(COLLEGE, Keyed(2, 1)), shown(COLLEGE, Keyed(3, 2))}) == 3


@pytest.mark.parametrize("day, current, former", [
    (START, 1, None), (SECOND.since - ONE, 1, None),
    (SECOND.since, 2, 1), (THIRD.since - ONE, 2, 1),
    (THIRD.since, 3, None), (SECOND.until, 3, None),
])  # fmt: skip
def test_the_timeline_of_a_service(day, current, former):
    found = standing([THIRD, SECOND], day)
    assert (found.current.version, found.former and found.former.version) == (current, former)


def test_both_are_carried_until_the_eve_of_the_end():
    assert standing([SECOND], SECOND.until - ONE) == Standing(SECOND.keyed, FIRST)
    assert standing([SECOND], SECOND.until) == Standing(SECOND.keyed)


days = st.integers(0, 500).map(lambda count: START + timedelta(count))
renewals = st.lists(st.tuples(days, st.integers(0, 90)), max_size=5).map(
    lambda given: [Renewal(Keyed(number + 2), since, since + timedelta(length))
                   for number, (since, length) in enumerate(sorted(given))]
)  # fmt: skip


@given(renewals, days)
def test_a_version_never_goes_back_and_its_former_is_the_one_before(held, day):
    today, tomorrow = standing(held, day), standing(held, day + ONE)
    assert today.current.version <= tomorrow.current.version
    if today.former:
        assert today.former.version < today.current.version


def test_no_agreement_lists_the_former_name_and_it_goes_with_the_pseudonym_alone():
    former, pseudonym_alone = Attribute.FORMER_PSEUDONYM, frozenset({Attribute.PSEUDONYM})
    assert former not in LISTABLE
    assert former not in allowed(())
    assert carried(pseudonym_alone, FIRST) == pseudonym_alone | {former}
    assert carried(pseudonym_alone, None) == pseudonym_alone
    assert carried(frozenset({Attribute.ROLE}), FIRST) == {Attribute.ROLE}
