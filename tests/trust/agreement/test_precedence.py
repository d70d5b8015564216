"""Of several agreements, one applies: always the same, never laxer, never one that is shut."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egide.trust.agreement.attributes import USUAL, Attribute
from egide.trust.agreement.life import Status
from egide.trust.agreement.precedence import Because, Candidate, applies
from egide.trust.agreement.value import Kind, read
from tests.trust.agreement.made import DAY, WORDS, agreements, an_agreement, candidates, laxer

several = st.lists(candidates, max_size=5, unique_by=lambda one: one.agreement.digest)


def found(candidates, *, whole=True):
    return applies(candidates, WORDS, whole=whole)


@given(several, st.randoms(), st.booleans())
def test_the_order_in_which_they_are_read_is_indifferent(given_, chance, whole):
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert found(given_, whole=whole) == found(shuffled, whole=whole)


@given(several, st.booleans())
def test_the_result_is_among_them_and_opens(given_, whole):
    result = found(given_, whole=whole)
    if result is None:
        assert not any(one.status.opens for one in given_)
        return
    assert result.candidate in given_
    assert result.candidate.status.opens
    assert {id(one.candidate) for one in result.over} == {
        id(one) for one in given_ if one is not result.candidate
    }


@given(several, candidates, st.booleans())
def test_one_that_is_shut_changes_nothing(given_, other, whole):
    assume(not other.status.opens)
    assume(other.agreement.digest not in {one.agreement.digest for one in given_})
    before, after = found(given_, whole=whole), found([*given_, other], whole=whole)
    if before is None:
        assert after is None
    else:
        assert replace(after, over=()) == replace(before, over=())


@given(several, st.sampled_from(Attribute), st.integers(0, 3), st.booleans())
def test_adding_a_laxer_one_never_widens_what_leaves(given_, attribute, fewer, whole):
    before = found(given_, whole=whole)
    assume(before is not None)
    added = laxer(before.candidate, attribute, fewer=fewer)
    assume(added.agreement.digest not in {one.agreement.digest for one in given_})
    after = found([*given_, added], whole=whole)
    assert after.attributes <= before.attributes
    assert after.retention_days <= before.retention_days


@given(several, st.booleans())
def test_never_laxer_than_what_binds_from_above(given_, whole):
    result = found(given_, whole=whole)
    assume(result is not None)
    for one in given_:
        if one.status.opens and one.agreement.kind in {Kind.NATIONAL, Kind.ACCESSION}:
            assert result.attributes <= one.attributes
            assert result.retention_days <= one.agreement.retention_days
            assert {text.split()[0] for text in one.conditions} <= {
                text.split()[0] for text in result.conditions
            }


@given(agreements)
def test_what_is_kept_reads_back_as_it_was_signed(signed):
    again = read(signed.to_dict())
    assert (again, again.digest) == (signed, signed.digest)


def a_candidate(**more):
    said = {key: more.pop(key) for key in ("status", "signed_on", "conditions") if key in more}
    kept = {"status": Status.IN_FORCE, "signed_on": DAY, "conditions": (), **said}
    return Candidate(agreement=an_agreement(**more), **kept)


@pytest.mark.parametrize(
    "wins, loses, because",
    [
        ({}, {"status": Status.SUSPENDED}, Because.SHUT),
        ({"attributes": (Attribute.PSEUDONYM, Attribute.GIVEN_NAME)},
         {"groups": ("5b",)}, Because.WIDER),
        ({"attributes": USUAL}, {"attributes": (Attribute.GIVEN_NAME,)}, Because.FEWER_NAMES),
        ({}, {"attributes": USUAL}, Because.FEWER_ATTRIBUTES),
        ({"conditions": ("no_email",)}, {}, Because.MORE_CONDITIONS),
        ({"retention_days": 30}, {}, Because.SHORTER_RETENTION),
        ({"kind": Kind.NATIONAL}, {}, Because.FROM_HIGHER),
        ({"purpose": "b"}, {"signed_on": DAY - timedelta(1)}, Because.LATER),
    ],
)  # fmt: skip
def test_it_says_why(wins, loses, because):
    one, other = a_candidate(**wins), a_candidate(**{"purpose": "a", **loses})
    result = found([other, one])
    assert (result.candidate, result.over[0].because) == (one, because)


def test_it_shows_what_differs():
    one = a_candidate(attributes=(Attribute.PSEUDONYM,), conditions=("no_email",))
    other = a_candidate(attributes=(Attribute.PSEUDONYM, Attribute.LEVEL), retention_days=30)
    differs = found([one, other]).over[0].difference
    assert (differs.only_here, differs.only_there) == ((), (Attribute.LEVEL,))
    assert (differs.conditions_here, differs.retention) == (("no_email",), (92, 30))
