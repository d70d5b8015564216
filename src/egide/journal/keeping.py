"""From leaves to tiles: a log's files follow its leaves, and are made again when they are lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from egide.journal.models import Leaf, Log
from egide.journal.shelf import Lost, Shelf
from egide.trust.journal import leaf as leaves
from egide.trust.journal import tiles
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Frontier, Head, leaf_hash, root_of
from egide.trust.journal.tiles import ENTRIES, WIDTH, Tile

# Leaves held in memory at once: 8 MB or so.
CHUNK: Final = 256 * WIDTH


class Gap(Exception):
    """A fault: an index without its leaf. The journal signs nothing more until it is understood."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps the files of one log."""

    log: Log
    shelf: Shelf

    @classmethod
    def of(cls, log: Log) -> "Keeper":
        """The keeper of a log."""
        return cls(log, Shelf.of(log.academy, log.year))

    def entries(self, start: int, end: int) -> list[bytes]:
        """The entries of the log from `start` to before `end`: each of them, in order."""
        rows = Leaf.objects.filter(log=self.log, index__gte=start, index__lt=end).order_by("index")
        found = list(rows.values_list("index", "who", "under"))
        if [index for index, _, _ in found] != list(range(start, end)):
            raise Gap(f"{self.log.origin}: {start} to {end}")
        return [leaves.Leaf(bytes(who), bytes(under)).entry for _, who, under in found]

    def read(self, tile: Tile) -> bytes:
        """A tile, made again if it is lost."""
        try:
            return self.shelf.read(tile)
        except (Lost, Malformed):
            data = self.made(tile)
            self.shelf.keep(tile, data)
            return data

    def made(self, tile: Tile) -> bytes:
        """A tile, from the leaves alone or from the tiles below it."""
        if tile.level in {ENTRIES, 0}:
            entries = self.entries(tile.start, tile.start + tile.width)
            return tiles.to_bundle(entries) if tile.level else b"".join(map(leaf_hash, entries))
        below = [Tile(tile.level - 1, tile.start + place) for place in range(tile.width)]
        return b"".join(whole(self.read(one)) for one in below)

    def head(self, size: int) -> Head:
        """The size and root of the tree at a size, from its tiles."""
        return Head(size, root_of(0, size, tiles.nodes_of(size, self.read)))

    def grow(self, old: int, new: int) -> None:
        """Lay the leaves from `old` to before `new` on the shelf."""
        for start, end in steps(old, new):
            for tile, data in tiles.grown(start, self.entries(start, end), self.read).items():
                self.shelf.keep(tile, data)

    def mend_edge(self, size: int) -> None:
        """Make the partial tiles of a size again, when one of them is not what it should be."""
        for tile in sorted(tiles.edge(size)):
            self.shelf.keep(tile, self.made(tile))


def whole(data: bytes) -> bytes:
    """The root of a full tile."""
    return Frontier().grown(tiles.hashes_in(data, WIDTH)).root


def steps(old: int, new: int) -> Iterator[tuple[int, int]]:
    """The way from one size to another, a chunk at a time."""
    for start in range(old, new, CHUNK):
        yield start, min(start + CHUNK, new)
