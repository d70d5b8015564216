"""The tree, against the definition of RFC 6962 and its known values, and against liars."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.trust.journal.merkle import (
    EMPTY,
    Frontier,
    Head,
    consistency,
    extends,
    includes,
    inclusion,
    leaf_hash,
    node_hash,
)

# The eight entries and the roots that implementations of Certificate Transparency share.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
SIZES = st.integers(1, 300)


def hashes(size):
    return [leaf_hash(str(number).encode()) for number in range(size)]


def defined_root(leaves):
    """MTH, as RFC 6962 section 2.1 writes it."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(defined_root(leaves[:k]), defined_root(leaves[k:]))


def nodes(leaves):
    return lambda level, index: defined_root(leaves[index << level : (index + 1) << level])


def head(leaves):
    return Head(len(leaves), Frontier().grown(leaves).root)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_that_everyone_computes(size):
    leaves = [leaf_hash(entry) for entry in ENTRIES[:size]]
    assert Frontier().grown(leaves).root.hex() == ROOTS[size - 1]


def test_the_empty_tree_has_the_root_of_nothing():
    assert Frontier().root == EMPTY == sha256(b"").digest()


@given(SIZES, st.data())
def test_growing_in_two_steps_is_growing_at_once(size, data):
    leaves, cut = hashes(size), data.draw(st.integers(0, size))
    assert Frontier().grown(leaves[:cut]).grown(leaves[cut:]) == Frontier().grown(leaves)
    assert Frontier().grown(leaves).root == defined_root(leaves)


@given(SIZES, st.data())
def test_each_leaf_is_proved_at_its_place_and_at_no_other(size, data):
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    leaves = hashes(size)
    path, root = inclusion(index, size, nodes(leaves)), defined_root(leaves)
    assert includes(root, size, leaves[index], index, path)
    assert includes(root, size, leaves[index], other, path) is (other == index)
    assert not includes(root, size, leaf_hash(b"another"), index, path)


@given(SIZES, st.data())
def test_a_proof_with_one_bit_changed_or_one_hash_more_or_less_proves_nothing(size, data):
    index, leaves = data.draw(st.integers(0, size - 1)), hashes(size)
    path, root = inclusion(index, size, nodes(leaves)), defined_root(leaves)
    assert not includes(root, size, leaves[index], index, (*path, EMPTY))
    if path:
        place = data.draw(st.integers(0, len(path) - 1))
        false = bytes([path[place][0] ^ 1]) + path[place][1:]
        assert not includes(root, size, leaves[index], index, path[:-1])
        wrong = (*path[:place], false, *path[place + 1 :])
        assert not includes(root, size, leaves[index], index, wrong)


@given(SIZES, st.data())
def test_a_tree_extends_each_of_its_beginnings(size, data):
    old, leaves = data.draw(st.integers(0, size)), hashes(size)
    path = consistency(old, size, nodes(leaves))
    assert extends(head(leaves[:old]), head(leaves), path)
    assert not extends(head(leaves), head(leaves[:old]), path) or old == size


@given(st.integers(2, 200), st.data())
def test_a_tree_that_rewrote_one_line_extends_nothing_that_held_it(size, data):
    old = data.draw(st.integers(1, size - 1))
    changed = data.draw(st.integers(0, old - 1))
    leaves = hashes(size)
    forked = [*leaves[:changed], leaf_hash(b"rewritten"), *leaves[changed + 1 :]]
    for source in (leaves, forked):
        path = consistency(old, size, nodes(source))
        assert not extends(head(leaves[:old]), head(forked), path)


@given(SIZES, st.data())
def test_a_proof_of_growth_with_one_bit_changed_or_one_hash_more_or_less_fails(size, data):
    old, leaves = data.draw(st.integers(1, size)), hashes(size)
    path = consistency(old, size, nodes(leaves))
    before, after = head(leaves[:old]), head(leaves)
    assert not extends(before, after, (*path, EMPTY))
    if path:
        place = data.draw(st.integers(0, len(path) - 1))
        false = bytes([path[place][0] ^ 1]) + path[place][1:]
        assert not extends(before, after, path[:-1])
        assert not extends(before, after, (*path[:place], false, *path[place + 1 :]))


@given(st.integers(-3, 40), st.integers(-3, 40), st.lists(st.binary(min_size=32, max_size=32)))
def test_no_size_nor_index_from_a_liar_makes_the_check_crash(index, size, path):
    assert not includes(b"r" * 32, size, b"l" * 32, index, path)
    assert not extends(Head(index, b"r" * 32), Head(size, b"s" * 32), path)


def test_an_empty_tree_with_a_root_of_its_own_extends_nothing():
    assert not extends(Head(0, EMPTY), Head(0, b"r" * 32), ())
    assert extends(Head(0, EMPTY), Head(0, EMPTY), ())
