"""A whole log, replayed: leaves, openings, tree, tiles, signatures, and agreements in force.

The journal stands upstream of agreements: the room that knows them says so with `agreements_by`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from egide.journal.checking import checkpoint_faults
from egide.journal.keeping import steps
from egide.journal.models import Checkpoint, Leaf, Log, Opening
from egide.journal.queries import opened
from egide.journal.shelf import Lost, Shelf
from egide.trust.journal import leaf as leaves
from egide.trust.journal import tiles
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Frontier, leaf_hash
from egide.trust.journal.tiles import Tile

# (digest of an agreement, day) -> whether it was in force on that day.
InForce = Callable[[bytes, date], bool]
_in_force: list[InForce] = []


def agreements_by(in_force: InForce) -> None:
    """Let a room downstream answer for agreements; called once, when the house starts."""
    _in_force[:] = [in_force]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: an index for a line, a size for a checkpoint or a tile."""

    code: str
    place: int


@dataclass(slots=True)
class Report:
    """What an audit saw of a log."""

    origin: str
    lines: int = 0
    erased: int = 0
    checkpoints: int = 0
    agreements: int | None = None
    faults: list[Fault] = field(default_factory=list)


def audit(log: Log) -> Report:
    """Replay a log from its first leaf. What is written meanwhile is for the next audit."""
    report = Report(log.origin)
    judge = cache(_in_force[0]) if _in_force else None
    pending = list(Checkpoint.objects.filter(log=log).order_by("size"))
    Replay(log, Shelf.of(log.academy, log.year), report, judge, pending).run()
    return report


@dataclass(slots=True)
class Replay:
    """The state of an audit: what the leaves seen so far make."""

    log: Log
    shelf: Shelf
    report: Report
    judge: InForce | None
    pending: list[Checkpoint]
    tree: Frontier = field(default_factory=Frontier)
    edge: dict[Tile, bytes] = field(default_factory=dict)
    agreements: set[bytes] = field(default_factory=set)

    def run(self) -> None:
        """What is signed, chunk after chunk, with its tiles; then the lines that wait."""
        signed = self.pending[-1].size if self.pending else 0
        self.reach()
        for start, end in steps(0, min(signed, self.log.size)):
            self.lay(start, self.grow(start, end))
        for tile in tiles.edge(self.tree.size):
            self.compare(tile, self.edge.get(tile, b""))
        for start, end in steps(self.tree.size, self.log.size):
            self.grow(start, end)
        if self.pending:
            self.fault("signed-beyond-the-log", self.pending[0].size)
        self.report.lines = self.tree.size
        self.report.agreements = len(self.agreements) if self.judge else None

    def grow(self, start: int, end: int) -> list[bytes]:
        """The tree with these lines, stopping at each size that was signed."""
        entries = list(self.lines(start, end))
        for entry in entries:
            self.tree = self.tree.grown([leaf_hash(entry)])
            self.reach()
        return entries

    def fault(self, code: str, place: int) -> None:
        """Note a fault."""
        self.report.faults.append(Fault(code, place))

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        """The entries between two indexes, each checked against what opens it."""
        span = {"log": self.log, "index__gte": start, "index__lt": end}
        openings = {one.index: one for one in Opening.objects.filter(**span)}
        expected = start
        for row in Leaf.objects.filter(**span).order_by("index"):
            if row.index != expected:
                self.fault("gap", expected)
            expected = row.index + 1
            published = leaves.Leaf(bytes(row.who), bytes(row.under))
            self.check_under(row, published)
            self.check_who(row, openings.get(row.index), published)
            yield published.entry
        if expected != end:
            self.fault("gap", expected)

    def check_under(self, row: Leaf, published: leaves.Leaf) -> None:
        """The agreement that the leaf commits to, and whether it was in force."""
        agreement = bytes(row.agreement)
        if leaves.under_of(agreement, row.on, bytes(row.under_salt)) != published.under:
            self.fault("under-differs", row.index)
        if self.judge is not None:
            self.agreements.add(agreement)
            if not self.judge(agreement, row.on):
                self.fault("no-agreement", row.index)

    def check_who(self, row: Leaf, opening: Opening | None, published: leaves.Leaf) -> None:
        """What the leaf says of a person, unless it was erased."""
        if opening is None:
            self.report.erased += 1
            return
        try:
            written = opened(opening, row)
            same = leaves.who_of(written.line, written.salts.who) == published.who
        except Malformed:
            same = False
        if not same:
            self.fault("who-differs", row.index)

    def lay(self, start: int, entries: list[bytes]) -> None:
        """The full tiles that these entries make, against those on the shelf."""
        if self.tree.size != start + len(entries):
            return  # a line is missing: every tile after it is another's
        made = tiles.grown(start, entries, self.edge.__getitem__)
        self.edge |= {tile: data for tile, data in made.items() if not tile.full}
        for tile, data in made.items():
            if tile.full:
                self.compare(tile, data)

    def compare(self, tile: Tile, data: bytes) -> None:
        """One tile."""
        try:
            same = self.shelf.read(tile) == data
        except (Lost, Malformed):
            self.fault("tile-missing", tile.start)
            return
        if not same:
            self.fault("tile-differs", tile.start)

    def reach(self) -> None:
        """Check the checkpoint of the size that was just reached."""
        while self.pending and self.pending[0].size == self.tree.size:
            checkpoint = self.pending.pop(0)
            self.report.checkpoints += 1
            for code in checkpoint_faults(checkpoint, self.tree.root):
                self.fault(code, checkpoint.size)
