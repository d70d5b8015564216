"""Tiles: the files of a log, their addresses, and the proofs that are made from them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.trust.journal import tiles
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Frontier, consistency, inclusion, leaf_hash
from tests.trust.journal.making import Log
from tests.trust.journal.test_merkle import nodes

NOT_ADDRESSES = (
    "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/64/000", "tile/00/000",
    "tile/0/x000/000", "tile/0/x001", "tile/0/1", "tile/0/0000", "tile/-1/000", "tile/0/x1/000",
    "tile/0/000/", "tile/entries/../000", "tile/0/٠٠٠", "tile/0/000\n", "", "tile/0/000.p/",
    "tile/0/x001/x002/x003/x004/x005/x006/x007/000",
)  # fmt: skip


def entries(size):
    return [str(number).encode() for number in range(size)]


def grown_by(steps):
    """The files of a log that grew by these steps, and its size."""
    files, size = {}, 0
    for step in steps:
        fresh = entries(size + step)[size:]
        files |= tiles.grown(size, fresh, files.__getitem__)
        size += step
    return files, size


@pytest.mark.parametrize(
    "tile, path",
    [
        (tiles.Tile(0, 1234067), "tile/0/x001/x234/067"),
        (tiles.Tile(0, 0), "tile/0/000"),
        (tiles.Tile(2, 0, 1), "tile/2/000.p/1"),
        (tiles.Tile(tiles.ENTRIES, 999, 255), "tile/entries/999.p/255"),
        (tiles.Tile(1, 1000), "tile/1/x001/000"),
    ],
)
def test_an_address_is_that_of_the_specification(tile, path):
    assert tile.path == path
    assert tiles.from_path(path) == tile


@pytest.mark.parametrize("path", NOT_ADDRESSES)
def test_another_writing_of_an_address_is_refused(path):
    with pytest.raises(Malformed):
        tiles.from_path(path)


def test_the_tree_of_the_specification_has_its_tiles():
    # tlog-tiles, "Partial Tiles": 70,000 entries.
    edge = [(tile.level, tile.index, tile.width) for tile in tiles.edge(70_000)]
    assert edge == [(0, 273, 112), (1, 1, 17), (2, 0, 1), (tiles.ENTRIES, 273, 112)]
    assert [tile.path for tile in tiles.edge(256)] == ["tile/1/000.p/1"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 700), min_size=1, max_size=5))
def test_however_a_log_grows_its_tiles_are_those_of_its_entries(steps):
    files, size = grown_by(steps)
    whole = tiles.grown(0, entries(size), files.__getitem__)
    assert {tile: files[tile] for tile in whole} == whole
    assert all(tile in files for tile in tiles.edge(size))


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 1500), st.data())
def test_proofs_made_from_tiles_are_those_of_the_tree(size, data):
    files, _ = grown_by([size])
    leaves = [leaf_hash(entry) for entry in entries(size)]
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    from_tiles = tiles.nodes_of(size, files.__getitem__)
    assert inclusion(index, size, from_tiles) == inclusion(index, size, nodes(leaves))
    assert consistency(old, size, from_tiles) == consistency(old, size, nodes(leaves))


def test_the_hash_of_a_full_tile_is_a_hash_of_the_level_above():
    files, _ = grown_by([65_536 + 300])
    below = tiles.hashes_in(files[tiles.Tile(0, 7)], 256)
    above = tiles.hashes_in(files[tiles.Tile(1, 0)], 256)
    assert above[7] == Frontier().grown(below).root
    assert tiles.Tile(2, 0, 1) in files


def test_a_bundle_gives_back_its_entries():
    assert tiles.from_bundle(tiles.to_bundle([b"", b"one", b"\x00" * 300]), 3)[1] == b"one"


@pytest.mark.parametrize(
    "data, width", [(b"\x00", 1), (b"\x00\x05abc", 1), (b"\x00\x01a", 2), (b"\x00\x01ab", 1)]
)
def test_a_bundle_cut_short_or_of_another_width_is_refused(data, width):
    with pytest.raises(Malformed):
        tiles.from_bundle(data, width)


def test_an_entry_too_long_for_a_bundle_is_refused():
    with pytest.raises(Malformed):
        tiles.to_bundle([b"x" * 65_536])


def test_a_tile_of_another_length_is_refused():
    with pytest.raises(Malformed):
        tiles.hashes_in(b"x" * 63, 2)
    log = Log(300)
    with pytest.raises(Malformed):
        tiles.nodes_of(300, lambda _tile: b"x" * 32)(0, 3)
    with pytest.raises(Malformed):
        tiles.nodes_of(300, log.files.__getitem__)(0, 301)
