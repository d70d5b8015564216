"""The tree of RFC 6962: hashes, growth, and the proofs that anyone can check."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

# The hash of the whole subtree at (level, index): level 0 are the leaves.
Nodes = Callable[[int, int], bytes]
EMPTY: Final = sha256(b"").digest()
LONGEST_PROOF: Final = 63


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry; the prefix keeps a leaf from passing for a node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What a tree needs to grow: the roots of its whole subtrees, largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def grown(self, hashes: Iterable[bytes]) -> "Frontier":
        """The tree with these leaf hashes after its last."""
        size, peaks = self.size, list(self.peaks)
        for one in hashes:
            carried, rest = one, size
            while rest & 1:
                carried, rest = node_hash(peaks.pop(), carried), rest >> 1
            peaks.append(carried)
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The root of the tree, whole or not."""
        if not self.peaks:
            return EMPTY
        found = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            found = node_hash(peak, found)
        return found


def split(size: int) -> int:
    """The size of the left subtree: the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def root_of(start: int, end: int, nodes: Nodes) -> bytes:
    """The root of the leaves from `start` to before `end`; `start` is where a subtree begins."""
    size = end - start
    if size == 0:
        return EMPTY
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + split(size)
    return node_hash(root_of(start, middle, nodes), root_of(middle, end, nodes))


def inclusion(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """The proof that the leaf at `index` is in the tree of `size`, from its sibling upwards."""
    if not 0 <= index < size:
        raise IndexError(index)
    start, end, proof = 0, size, list[bytes]()
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            proof.append(root_of(middle, end, nodes))
            end = middle
        else:
            proof.append(root_of(start, middle, nodes))
            start = middle
    return tuple(reversed(proof))


def consistency(old: int, new: int, nodes: Nodes) -> tuple[bytes, ...]:
    """The proof that the tree of size `new` begins with the tree of size `old`."""
    if not 0 <= old <= new:
        raise IndexError(old)
    if old in {0, new}:
        return ()
    start, end, proof, whole = 0, new, list[bytes](), True
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            proof.append(root_of(middle, end, nodes))
            end = middle
        else:
            proof.append(root_of(start, middle, nodes))
            start, whole = middle, False
    # The verifier knows the old root: it is told the last subtree only when that is not the root.
    if not whole:
        proof.append(root_of(start, end, nodes))
    return tuple(reversed(proof))


def includes(root: bytes, size: int, leaf: bytes, index: int, proof: Sequence[bytes]) -> bool:
    """Whether the leaf hash is at `index` in the tree of this root and size (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(sibling, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


@dataclass(frozen=True, slots=True)
class Head:
    """The size and the root of a tree."""

    size: int
    root: bytes


def extends(old: Head, new: Head, proof: Sequence[bytes]) -> bool:
    """Whether the new tree only added leaves to the old one (RFC 9162, 2.1.4.2)."""
    if old.size > new.size or (new.size == 0 and new.root != EMPTY):
        return False
    if old.size in {0, new.size}:
        return not proof and old.root == (new.root if old.size else EMPTY)
    path = list(proof)
    if old.size & (old.size - 1) == 0:
        path.insert(0, old.root)
    return bool(path) and climbs(old, new, path)


def climbs(old: Head, new: Head, path: Sequence[bytes]) -> bool:
    """Whether a path leads to both roots at once."""
    here, last = old.size - 1, new.size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and before == old.root and after == new.root
