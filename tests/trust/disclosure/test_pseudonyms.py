"""Pseudonyms join nothing, are safe to write anywhere, and last as long as their controller."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.trust.disclosure.display_names import NUMBERS, PLACES, NoName, display_name
from egide.trust.disclosure.pseudonyms import (
    Subject,
    WeakKey,
    commitment,
    display_secret,
    pseudonym,
    service_key,
)

MASTER = bytes(range(32))
texts = st.text(max_size=40)


def test_a_golden_name_never_changes():
    key = service_key(MASTER, "carto-mentale", 1)
    assert pseudonym(key, Subject("p1", "0981234X")) == "ewlkpvfmrd2y4e7sezsgqwyskqhz3ruwj"


@given(texts, texts, texts)
def test_the_same_person_has_another_name_at_another_service(person, one, other):
    names = {
        pseudonym(service_key(MASTER, service, 1), Subject(person, "c")) for service in {one, other}
    }
    assert len(names) == len({one, other})


@given(texts, texts)
def test_parts_are_never_mistaken_for_one_another(a, b):
    key = service_key(MASTER, "s", 1)
    subjects = {Subject(a, b), Subject(b, a), Subject(a + b, ""), Subject("", a + b)}
    assert len({pseudonym(key, subject) for subject in subjects}) == len(subjects)


@given(texts)
def test_a_name_is_safe_to_write_anywhere(person):
    assert re.fullmatch(
        "e[a-z2-7]{32}", pseudonym(service_key(MASTER, "s", 1), Subject(person, "c"))
    )


def test_another_version_is_another_name():
    names = {pseudonym(service_key(MASTER, "s", version), Subject("p", "c")) for version in (1, 2)}
    assert len(names) == 2


def test_a_short_master_key_is_refused():
    with pytest.raises(WeakKey):
        service_key(b"short", "s", 1)
    with pytest.raises(WeakKey):
        commitment(b"short", "p")


def test_what_stands_for_a_person_in_the_journal_is_theirs_and_no_services():
    key = service_key(MASTER, "journal", 1)
    assert commitment(MASTER, "p") == commitment(MASTER, "p") != commitment(MASTER, "q")
    assert len(commitment(MASTER, "p")) == 32
    assert commitment(MASTER, "p") != commitment(bytes(32), "p")
    assert commitment(MASTER, "p") not in {key.secret, pseudonym(key, Subject("p", "c")).encode()}


def test_a_key_does_not_print_its_secret():
    key = service_key(MASTER, "s", 1)
    assert repr(key) == "<ServiceKey s v1>"


def test_every_index_of_a_school_has_a_name_of_its_own():
    secret = display_secret(service_key(MASTER, "s", 1), "0981234X")
    assert len({display_name(secret, index) for index in range(PLACES)}) == PLACES


@given(st.integers(min_value=0, max_value=PLACES - 1))
def test_a_name_is_an_animal_and_a_number(index):
    animal, number = display_name(b"x" * 32, index).split(" ")
    assert animal[0].isupper()
    assert 1 <= int(number) <= NUMBERS


def test_the_names_of_two_services_do_not_follow_each_other():
    one, other = (display_secret(service_key(MASTER, s, 1), "c") for s in ("a", "b"))
    same = sum(display_name(one, index) == display_name(other, index) for index in range(1500))
    assert same < 10


@pytest.mark.parametrize("index", [-1, PLACES])
def test_a_index_beyond_the_names_is_refused(index):
    with pytest.raises(NoName):
        display_name(b"x" * 32, index)
