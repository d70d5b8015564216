"""What a notice holds, and when families are told again."""

from dataclasses import fields, replace
from datetime import date

import pytest

from egide.trust.agreement.attributes import USUAL, Attribute
from egide.trust.agreement.value import Agreement, Basis, Controller, Cost, Kind, Party, Price
from egide.trust.canonical import plain
from egide.trust.dated import Span
from egide.trust.notice import (
    ITEMS,
    Abroad,
    Contact,
    Item,
    Notice,
    Surroundings,
    changed,
    notice,
    reaches,
    read,
)

SINCE, UNTIL = date(2026, 11, 30), date(2027, 7, 6)
BASIS = Basis("v" * 64, "conforming", "2026-11", {"tool__terms": "ab"}, {"gdpr": "cd"}, SINCE)
AGREEMENT = Agreement(
    kind=Kind.OWN,
    service="tool",
    provider=Party("maker", "Maker"),
    controller=Controller.SCHOOL,
    organisation=Party("0980001A", "Collège"),
    basis=BASIS,
    conditions=("pseudonyms_only",),
    attributes=USUAL,
    span=Span(SINCE, UNTIL),
    retention_days=92,
    purpose="Des cartes",
    levels=("5e",),
    groups=("a-class",),
)
AROUND = Surroundings("Tool", "Collège", Contact("Collège", "c@x.example"), Contact("DPO", "d@x"))
BEFORE = notice(AGREEMENT, AROUND, UNTIL)


@pytest.mark.parametrize(
    "inside",
    [
        {"basis": replace(BASIS, verdict="w" * 64)},
        {"basis": replace(BASIS, charter="2027-01")},
        {"basis": replace(BASIS, law={"gdpr": "ef"})},
        {"basis": replace(BASIS, terms={"tool__terms": "ef"})},
        {"conditions": ("pseudonyms_only", "scan what=trackers days=90")},
        {"cost": Cost(Price.PAID, "2026-14")},
        {"cost": Cost(Price.BUNDLED, ecosystem="tablets")},
        {"framework": "f" * 64},
        {"acts": ("board_decision",)},
        {"clauses": ("no_transfer_unlisted",)},
        {"board": "CA du 5 novembre"},
        {"despite": "Parce que"},
        {"school": "0980001A"},
    ],
    ids=str,
)
def test_what_concerns_no_family_tells_nothing_again(inside):
    moved = replace(AGREEMENT, **inside)
    assert moved.digest != AGREEMENT.digest
    after = notice(moved, AROUND, UNTIL)
    assert after.digest == BEFORE.digest
    assert changed(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("outside", "items"),
    [
        ({"controller": Contact("Collège", "new@x")}, (Item.CONTROLLER,)),
        ({"dpo": Contact("DPO", "new@x")}, (Item.DPO,)),
        ({"subprocessors": "listed"}, (Item.RECIPIENTS,)),
        ({"abroad": (Abroad("US", ("dpf",)),)}, (Item.TRANSFERS,)),
        ({"transfers": "yes"}, (Item.TRANSFERS,)),
        ({"decides": "yes"}, (Item.DECISIONS,)),
        ({"audience": ("5e B", "4e A")}, (Item.CATEGORIES,)),
        ({"country": "US"}, (Item.RECIPIENTS,)),
    ],
)
def test_what_concerns_them_is_told_and_named(outside, items):
    assert changed(BEFORE, notice(AGREEMENT, replace(AROUND, **outside), UNTIL)) == items


def test_other_attributes_another_purpose_another_end_are_told():
    more = replace(AGREEMENT, attributes=(*USUAL, Attribute.GIVEN_NAME), purpose="Autre")
    later = notice(more, AROUND, date(2027, 8, 6))
    assert changed(BEFORE, later) == (Item.PURPOSE, Item.CATEGORIES, Item.RETENTION)
    assert later.erased_by == date(2027, 11, 6)
    assert later.names_pupils
    assert not BEFORE.names_pupils


def test_an_instrument_that_falls_is_told_again():
    american = replace(AROUND, abroad=(Abroad("US", ("dpf", "scc")),))
    fallen = replace(AROUND, abroad=(Abroad("US", ("scc",)),))
    before, after = (notice(AGREEMENT, one, UNTIL) for one in (american, fallen))
    assert changed(before, after) == (Item.TRANSFERS,)


def test_the_first_notice_tells_everything():
    assert changed(None, BEFORE) == tuple(Item)


def test_every_field_speaks_of_an_item_of_the_law():
    assert {one.name for one in fields(Notice)} == set(ITEMS)


def test_it_is_read_back_as_it_was():
    full = replace(AROUND, abroad=(Abroad("US", ("dpf",)), Abroad("")), audience=("5e B",))
    for ends in (UNTIL, None):
        kept = notice(AGREEMENT, full, ends)
        assert read(plain(kept)) == kept
        assert read(plain(kept)).digest == kept.digest


@pytest.mark.parametrize(
    ("signed", "groups", "levels", "reached"),
    [
        ({}, {"a-class"}, {"5e"}, True),
        ({}, {"another"}, {"5e"}, False),
        ({}, set(), {"5e"}, False),
        ({"groups": ()}, {"another"}, {"5e"}, True),
        ({"groups": ()}, {"another"}, {"4e"}, False),
        ({"groups": ()}, set(), set(), True),
        ({"groups": (), "levels": ()}, set(), {"4e"}, True),
    ],
)
def test_whom_an_agreement_reaches(signed, groups, levels, reached):
    assert reaches(replace(AGREEMENT, **signed), groups, levels) is reached
