"""Valid, dull pieces of a journal; a test names only what matters to it."""

from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256

from egide.journal import ed25519
from egide.trust.journal import tiles
from egide.trust.journal.checkpoints import Checkpoint
from egide.trust.journal.leaf import Line, Salts, commit
from egide.trust.journal.merkle import Frontier, Head, inclusion, leaf_hash
from egide.trust.journal.notes import Key, Kind, Note, sign
from egide.trust.journal.policy import Known, Policy
from egide.trust.journal.receipt import Receipt

ORIGIN = "journal.example/val/2026-2027"
SEED, WITNESS_SEED = b"1" * 32, b"2" * 32
KEY = Key(ORIGIN, Kind.ED25519, ed25519.public_of(SEED))
WITNESS = Key("witness.example/w1", Kind.COSIGNATURE, ed25519.public_of(WITNESS_SEED))
LINE = Line(
    service="carto-mentale",
    pseudonym=b"p" * 32,
    attributes=("class", "display_name", "role"),
    at=1_795_424_820,  # 2026-11-23 09:07 UTC
    agreement=b"a" * 32,
    on=date(2026, 11, 23),
)
SALTS = Salts(pseudonym=b"x" * 32, who=b"w" * 32, under=b"u" * 32)


def a_line(**said):
    return replace(LINE, **said)


def salts(number):
    """Salts that differ from one line to the next."""
    fresh = sha256(str(number).encode()).digest()
    return Salts(fresh, fresh[::-1], sha256(fresh).digest())


class Log:
    """A log in memory, of `size` lines, cut into tiles."""

    def __init__(self, size=0, start=0):
        self.lines = [a_line(at=LINE.at + number) for number in range(size)]
        self.salts = [salts(start + number) for number in range(size)]
        self.files = {}
        self.frontier = Frontier()
        self.grow(list(map(self.entry, range(size))))

    def entry(self, index):
        return commit(self.lines[index], self.salts[index]).entry

    def grow(self, entries):
        self.files |= tiles.grown(self.frontier.size, entries, self.files.__getitem__)
        self.frontier = self.frontier.grown(map(leaf_hash, entries))

    @property
    def head(self):
        return Head(self.frontier.size, self.frontier.root)

    @property
    def nodes(self):
        return tiles.nodes_of(self.head.size, self.files.__getitem__)

    def note(self, origin=ORIGIN, key=KEY, seed=SEED):
        text = Checkpoint(origin, self.head).text
        return Note(text, (sign(text, key, partial(ed25519.sign, seed)),))

    def receipt(self, index):
        path = inclusion(index, self.head.size, self.nodes)
        return Receipt(self.lines[index], self.salts[index], index, path, self.note())


def a_policy(key=KEY):
    return Policy(logs=[Known(key)], quorum="none")
