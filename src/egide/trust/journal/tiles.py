"""C2SP tlog-tiles: how a tree and its entries are cut into files that never change."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from egide.trust.journal.encoding import DIGEST
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Frontier, Nodes, leaf_hash

HEIGHT: Final = 8
WIDTH: Final = 256
HIGHEST: Final = 63
ENTRIES: Final = -1  # the level of a bundle of entries
LONGEST_ENTRY: Final = 0xFFFF
_PATH: Final = re.compile(
    r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """One file of the log: `width` hashes at a level, or as many entries."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Its address under the log's prefix."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        part = "" if self.full else f".p/{self.width}"
        return f"tile/{level}/{grouped(self.index)}{part}"

    @property
    def full(self) -> bool:
        """Whether it will never change."""
        return self.width == WIDTH

    @property
    def start(self) -> int:
        """The place, among the hashes or entries of its level, of its first."""
        return self.index * WIDTH


def grouped(index: int) -> str:
    """An index as folders of at most a thousand: 1234067 is `x001/x234/067`."""
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    return "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])


def from_path(path: str) -> Tile:
    """The tile at an address, when the address is its only one."""
    found = _PATH.fullmatch(path)
    if found is None:
        raise Malformed("tile", "not the address of a tile")
    level, index, width = found.groups()
    tile = Tile(
        ENTRIES if level == "entries" else int(level),
        int(index.replace("x", "").replace("/", "")),
        int(width) if width else WIDTH,
    )
    if tile.level > HIGHEST or tile.path != path:
        raise Malformed("tile", "not the address of a tile")
    return tile


def across(size: int, level: int) -> int:
    """How many hashes a tree of this size has at a level (entries: as many as leaves)."""
    return size if level == ENTRIES else size >> (HEIGHT * level)


def at(size: int, level: int, index: int) -> Tile:
    """The tile of a tree, full or as wide as the tree made it."""
    width = min(WIDTH, across(size, level) - index * WIDTH)
    if width < 1:
        raise Malformed("tile", "beyond the tree")
    return Tile(level, index, width)


def edge(size: int) -> Iterator[Tile]:
    """The partial tiles at the right edge of a tree, hashes first, then entries."""
    level = 0
    while across(size, level):
        count = across(size, level)
        if count % WIDTH:
            yield at(size, level, count // WIDTH)
        level += 1
    if size % WIDTH:
        yield at(size, ENTRIES, size // WIDTH)


def hashes_in(data: bytes, width: int) -> tuple[bytes, ...]:
    """The hashes of a tile, which holds exactly `width`."""
    if len(data) != width * DIGEST:
        raise Malformed("tile", f"{width} hashes are wanted")
    return tuple(data[place : place + DIGEST] for place in range(0, len(data), DIGEST))


def to_bundle(entries: Iterable[bytes]) -> bytes:
    """Entries one after the other, each after its length on two bytes."""
    parts = []
    for entry in entries:
        if len(entry) > LONGEST_ENTRY:
            raise Malformed("entry", "too long for a bundle")
        parts.append(len(entry).to_bytes(2, "big") + entry)
    return b"".join(parts)


def from_bundle(data: bytes, width: int) -> tuple[bytes, ...]:
    """The entries of a bundle, which holds exactly `width`."""
    entries, place = [], 0
    while place < len(data):
        length = int.from_bytes(data[place : place + 2], "big")
        entry = data[place + 2 : place + 2 + length]
        if place + 2 > len(data) or len(entry) != length:
            raise Malformed("bundle", "cut short")
        entries.append(entry)
        place += 2 + length
    if len(entries) != width:
        raise Malformed("bundle", f"{width} entries are wanted")
    return tuple(entries)


Read = Callable[[Tile], bytes]


def nodes_of(size: int, read: Read) -> Nodes:
    """Any hash of a tree, from its tiles; each tile is read once."""
    kept: dict[Tile, tuple[bytes, ...]] = {}

    def nodes(level: int, index: int) -> bytes:
        height = level // HEIGHT
        span = 1 << (level % HEIGHT)
        first = index * span
        tile = at(size, height, first // WIDTH)
        if tile not in kept:
            kept[tile] = hashes_in(read(tile), tile.width)
        place = first - tile.start
        below = kept[tile][place : place + span]
        if len(below) != span:
            raise Malformed("tile", "beyond the tree")
        return below[0] if span == 1 else Frontier().grown(below).root

    return nodes


def grown(size: int, entries: Sequence[bytes], read: Read) -> Mapping[Tile, bytes]:
    """The tiles that a tree gains or widens when it grows from `size` by these entries."""
    made: dict[Tile, bytes] = {}
    _laid(Tile(ENTRIES, 0, size), [to_bundle([entry]) for entry in entries], read, made)
    fresh, level = [leaf_hash(entry) for entry in entries], 0
    while fresh:
        whole = _laid(Tile(level, 0, across(size, level)), fresh, read, made)
        fresh = [Frontier().grown(hashes_in(data, WIDTH)).root for data in whole]
        level += 1
    return made


def _laid(
    so_far: Tile, pieces: Sequence[bytes], read: Read, made: dict[Tile, bytes]
) -> list[bytes]:
    """Lay pieces after the `width` ones that a level holds so far; give what became whole."""
    index, used = divmod(so_far.width, WIDTH)
    data = read(Tile(so_far.level, index, used)) if used and pieces else b""
    whole, place = [], 0
    while place < len(pieces):
        taken = pieces[place : place + WIDTH - used]
        data, used, place = data + b"".join(taken), used + len(taken), place + len(taken)
        made[Tile(so_far.level, index, used)] = data
        if used == WIDTH:
            whole.append(data)
            index, used, data = index + 1, 0, b""
    return whole
